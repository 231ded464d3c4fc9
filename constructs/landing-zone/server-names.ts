import type { ServerPlace } from "@mcp-landing-zone/contract";
import { mcpPath, serverPlace } from "@mcp-landing-zone/contract";
import { refuseUnless } from "../errors.ts";

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

interface Named {
  readonly name?: string | undefined;
  readonly path?: string | undefined;
}

/** The place of a server whose name and path are allowed. */
export const checkedPlace = ({ name, path }: Named): ServerPlace => {
  if (name === undefined) return serverPlace({});
  refuseUnless(isServerName(name), "NAME_INVALID", { field: "name", received: name, expected: serverNameRule });
  const own = serverPlace({ name }).path;
  refuseUnless(path === undefined || path === own || path === mcpPath, "VALUE_INVALID", {
    field: "path",
    received: path,
    expected: `${own}, or ${mcpPath} for one server of the deployment`,
  });
  return serverPlace({ name, path });
};
