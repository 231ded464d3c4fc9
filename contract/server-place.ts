import { routes } from "./routes.ts";

/** The last part of every endpoint's path: a host alone would get a slash from every client that parses URLs, which Entra then refuses. */
export const mcpPath = "/mcp";

/** The place of a server on its gateway. */
export interface ServerPlace {
  /** Begins the names of all that belongs to it on the gateway. */
  readonly onGateway: string;
  /** The path of its endpoint. */
  readonly path: string;
  /** The prefix of its other paths; empty where it has the host for itself. */
  readonly base: string;
}

/**
 * The place of a server by its name and path in the configuration. The only server of a deployment has no name.
 *
 * @example
 * serverPlace({ name: "orders" }).path; // "/orders/mcp"
 */
export const serverPlace = ({
  name,
  path,
}: {
  readonly name?: string | undefined;
  readonly path?: string | undefined;
}): ServerPlace => {
  const base = name === undefined || path === mcpPath ? "" : `/${name}`;
  return { onGateway: name ?? "mcp", path: `${base}${mcpPath}`, base };
};

/**
 * The addresses of a server at the gateway's origin, for clients and approvers.
 *
 * @example
 * serverAddresses("https://mcp.contoso.com", serverPlace({ name: "orders" })).publicUrl; // "https://mcp.contoso.com/orders/mcp"
 */
export const serverAddresses = (origin: string, { path, base }: Pick<ServerPlace, "base" | "path">) => ({
  publicUrl: `${origin}${path}`,
  approvalsUrl: `${origin}${base}${routes.approvals}`,
  /** The façade's issuer: the gateway as this server's authorization server. */
  issuer: `${origin}${base}`,
});
