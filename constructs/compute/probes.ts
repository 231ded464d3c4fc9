import { probeDefaults } from "./defaults.ts";

/** Paths that answer 200 without credentials; anything else counts as failure. */
export interface HealthPaths {
  /** The process works. Fails only when a restart would help, never because a dependency is down. */
  readonly live: string;
  /** Requests may be sent here. */
  readonly ready: string;
}

export const probesOf = ({ live, ready }: HealthPaths, port: number) => {
  const over = { transport: "HTTP", port };
  return {
    startupProbe: [{ ...over, path: ready, ...probeDefaults.startup }],
    livenessProbe: [{ ...over, path: live, ...probeDefaults.liveness }],
    readinessProbe: [{ ...over, path: ready, ...probeDefaults.readiness }],
  };
};
