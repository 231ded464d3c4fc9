import type { DeploymentConfig, ServerConfig } from "../config.ts";

/** Fields that stood beside the others while a deployment had one server only. */
const serverFields = [
  "users",
  "approvers",
  "classifications",
  "catalogueApprovers",
  "image",
  "approval",
  "application",
  "profileFromGraph",
  "egressHosts",
  "upstreams",
  "dataRules",
  "labels",
] as const satisfies readonly (keyof ServerConfig)[];

/** The present name of a server of the former form: that of its stack. */
export const formerServer = { name: "workload", path: "/mcp", wasOnlyServer: true } as const;

export interface Translated {
  /** Of the form that is judged. */
  readonly candidate: unknown;
  /** The replacement to write; undefined for the present form. */
  readonly warning?: string;
}

/**
 * A configuration of the form that has no `servers`, in the present form. The server keeps its stack, its state and every name, so that the first
 * deployment after an upgrade changes nothing of it but policies. Goes with the release after this one.
 */
export const translated = (candidate: unknown): Translated => {
  if (typeof candidate !== "object" || candidate === null || "servers" in candidate || !("image" in candidate)) {
    return { candidate };
  }
  const isOfServer = ([field]: readonly [string, unknown]): boolean =>
    (serverFields as readonly string[]).includes(field);
  const entries = Object.entries(candidate);
  const server = { ...formerServer, ...Object.fromEntries(entries.filter(isOfServer)) };
  return {
    candidate: { ...Object.fromEntries(entries.filter((entry) => !isOfServer(entry))), servers: [server] },
    warning: [
      "The configuration describes one server in the form of the last release, which the next one refuses. Write instead of these fields:",
      `  servers: ${JSON.stringify([server], null, 2).replaceAll("\n", "\n  ")},`,
    ].join("\n"),
  };
};

/** The field as the user has written it. */
export const asWritten = (field: string): string => field.replace(/^servers\[0\]\./, "");

export type FormerDeploymentConfig = Omit<DeploymentConfig, "servers"> &
  Pick<ServerConfig, (typeof serverFields)[number]>;
