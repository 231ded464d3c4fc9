import { routes } from "@mcp-landing-zone/contract";
import type { Constant, Expr, Given } from "../policy/index.ts";
import { text } from "../policy/index.ts";
import { textOf } from "./constant.ts";
import type { Endpoint } from "./endpoint.ts";
import { urlOf } from "./endpoint.ts";

interface ChallengeFacts {
  readonly endpoint: Endpoint;
  /** The Application ID URI, which stands before the name of every scope. */
  readonly scopePrefix: Constant;
}

interface Challenge {
  /** Short names. */
  readonly scopes: readonly Given<"string">[];
  /** Without credentials there is no error to name (RFC 6750, 3.1). */
  readonly error?: "invalid_token" | "invalid_request" | "insufficient_scope";
}

/** The value of `WWW-Authenticate`, in the words of the server's own. */
export const challenge = ({ endpoint, scopePrefix }: ChallengeFacts, { scopes, error }: Challenge): Expr<"string"> => {
  const qualified = scopes.flatMap((scope, index) => [index === 0 ? "" : " ", textOf(scopePrefix), "/", scope]);
  return text(
    "Bearer ",
    ...(error ? [`error="${error}", `] : []),
    ...(scopes.length > 0 ? [`scope="`, ...qualified, `", `] : []),
    // Where a client finds out how to get a token (RFC 9728).
    'resource_metadata="',
    urlOf({ ...endpoint, path: `${routes.resourceMetadata}${endpoint.path}` }),
    '"',
  );
};
