import { refuseUnless } from "../errors.ts";

/** The last part of every endpoint's path: a host alone would get a slash from every client that parses URLs, which Entra then refuses. */
export const mcpPath = "/mcp";

/** Reserved names of servers: stacks, parts of the platform and documents on the gateway have them. */
const taken = [
  ["foundation", "platform", "workload", "governance"],
  ["gateway", "server", "mcp", "oauth", "approvals", "anchors"],
].flat();
const endsOfDocuments = /-(?:metadata|facade|approvals|switch)$/;

/** The rule for the name of a server, in words. */
export const serverNameRule =
  "2 to 20 lower-case letters, digits and dashes that begin with a letter and end with a letter or digit, " +
  `not beginning with mcp- nor ending with -metadata, -facade, -approvals or -switch, and none of ${taken.join(", ")}`;

/**
 * Whether a server of a deployment can be called so.
 *
 * @example
 * isServerName("orders"); // true
 */
export const isServerName = (name: string): boolean =>
  /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(name) &&
  !name.includes("--") &&
  !taken.includes(name) &&
  !name.startsWith("mcp-") &&
  !endsOfDocuments.test(name);

/** Where a server is, and what its parts are called. */
export interface ServerPlace {
  /** Begins the names of all that belongs to it on the gateway. */
  readonly onGateway: string;
  /** Tells its resources from those of other servers; nothing for the only server of a deployment. */
  readonly purpose: string | undefined;
  readonly path: string;
  /** What its other paths begin with; nothing where it has the host for itself. */
  readonly base: string | undefined;
}

/** A server without a name is the only one of its platform. */
export const serverPlace = ({
  name,
  path,
}: {
  readonly name?: string | undefined;
  readonly path?: string | undefined;
}) => {
  if (name === undefined) return { onGateway: "mcp", purpose: undefined, path: mcpPath, base: undefined };
  refuseUnless(isServerName(name), "NAME_INVALID", { field: "name", received: name, expected: serverNameRule });
  const base = `/${name}`;
  const own = `${base}${mcpPath}`;
  refuseUnless(path === undefined || path === own || path === mcpPath, "VALUE_INVALID", {
    field: "path",
    received: path,
    expected: `${own}, or ${mcpPath} for one server of the deployment`,
  });
  return path === mcpPath
    ? { onGateway: name, purpose: name, path, base: undefined }
    : { onGateway: name, purpose: name, path: own, base };
};
