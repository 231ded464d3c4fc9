import { routes } from "@mcp-landing-zone/contract";
import { type Constant, type Expr, type Given, text } from "../policy/index.ts";
import { textOf } from "./constant.ts";

/** Where a client finds out how to get a token for the server at this URL (RFC 9728). */
export function metadataUrl(publicUrl: string): string {
  const { origin, pathname } = new URL(publicUrl);
  return `${origin}${routes.resourceMetadata}${pathname}`;
}

export interface ChallengeFacts {
  readonly publicUrl: string;
  /** The Application ID URI, which stands before the name of every scope. */
  readonly scopePrefix: Constant;
}

export interface Challenge {
  /** Short names. */
  readonly scopes: readonly Given<"string">[];
  /** Without credentials there is no error to name (RFC 6750, 3.1). */
  readonly error?: "invalid_token" | "invalid_request" | "insufficient_scope";
}

/** The value of `WWW-Authenticate`, in the words of the server's own. */
export function challenge({ publicUrl, scopePrefix }: ChallengeFacts, { scopes, error }: Challenge): Expr<"string"> {
  const qualified = scopes.flatMap((scope, index) => [index === 0 ? "" : " ", textOf(scopePrefix), "/", scope]);
  return text(
    "Bearer ",
    ...(error ? [`error="${error}", `] : []),
    ...(scopes.length > 0 ? [`scope="`, ...qualified, `", `] : []),
    `resource_metadata="${metadataUrl(publicUrl)}"`,
  );
}
