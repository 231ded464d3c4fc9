// Which document answers a request.
import type { Gateway, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import { compilePolicy } from "@mcp-landing-zone/gateway/policy/execute";
import type { Operation } from "./operations.ts";

interface Backend {
  readonly name: string;
  /** Base URL. */
  readonly url: string;
}

/** The document of an operation, and the server that it leads to. */
interface Route {
  readonly run: Gateway;
  readonly document: PolicyDocument;
  readonly server: Backend;
}

/** Method and path, and the method that a browser's preflight asks for. */
type Router = (method: string, path: string, asksFor: string | undefined) => Route | undefined;

export interface ServerOperations {
  readonly operations: readonly Operation[];
  readonly server: Backend;
}

export const createRouter = (servers: readonly ServerOperations[]): Router => {
  const compiled = new Map<PolicyDocument, Gateway>();
  const gatewayOf = ({ document, wider }: Operation): Gateway => {
    const known = compiled.get(document) ?? compilePolicy(document, { wider: wider ? [wider] : [] });
    compiled.set(document, known);
    return known;
  };
  const routes = new Map(
    servers.flatMap(({ operations, server }) =>
      operations.flatMap((operation) =>
        operation.methods.map(
          (method) =>
            [
              `${method} ${operation.path}`,
              { run: gatewayOf(operation), document: operation.document, server },
            ] as const,
        ),
      ),
    ),
  );
  const find = (method: string, path: string): Route | undefined =>
    routes.get(`${method} ${path}`) ?? routes.get(`${method} ${path.replace(/[^/]+$/, "*")}`);
  return (method, path, asksFor) => {
    const own = find(method, path);
    // A preflight that has no operation of its own is answered by the `cors` of the operation that it asks for.
    return own ?? (method === "OPTIONS" && asksFor !== undefined ? find(asksFor, path) : undefined);
  };
};
