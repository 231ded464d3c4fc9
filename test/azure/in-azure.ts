import { readFileSync } from "node:fs";
import tls from "node:tls";
import type { SecureContextOptions } from "node:tls";
import { vi } from "vitest";
import type { StandIns } from "../../local/stand-ins/index.ts";

/**
 * From now on this process believes that it runs in the server's container. Node reads whom it trusts when it starts, before
 * there is an authority; so every connection gets it.
 */
export const enterAzure = (standIns: Pick<StandIns, "env">, ...otherAuthorities: readonly string[]): void => {
  const { NODE_EXTRA_CA_CERTS: file = "", ...env } = standIns.env("server");
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const ca = [readFileSync(file, "utf8"), ...otherAuthorities];
  const contextOf = tls.createSecureContext;
  vi.spyOn(tls, "createSecureContext").mockImplementation((options: SecureContextOptions = {}) =>
    contextOf({ ...options, ca: options.ca ?? ca }),
  );
};

export const leaveAzure = (): void => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
};
