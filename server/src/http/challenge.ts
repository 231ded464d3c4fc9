import { routes } from "@mcp-landing-zone/contract";

/** Where a client finds out how to get a token for this server (RFC 9728). */
export const metadataUrl = (publicUrl: string): string => {
  const { origin, pathname } = new URL(publicUrl);
  return `${origin}${routes.resourceMetadata}${pathname}`;
};

export type ChallengeError = "invalid_request" | "invalid_token" | "insufficient_scope" | "insufficient_claims";

interface ChallengeFacts {
  readonly publicUrl: string;
  /** Fully qualified, as Entra wants them. */
  readonly scopes: readonly string[];
  readonly error?: ChallengeError;
  /** JSON that the client hands to Entra as the `claims` of its next request. */
  readonly claims?: string;
}

/** The `WWW-Authenticate` value. Without credentials there is no error to name (RFC 6750, 3.1). */
export const challenge = ({ publicUrl, scopes, error, claims }: ChallengeFacts): string =>
  [
    ...(error ? [`error="${error}"`] : []),
    ...(claims === undefined ? [] : [`claims="${Buffer.from(claims).toString("base64")}"`]),
    ...(scopes.length > 0 ? [`scope="${scopes.join(" ")}"`] : []),
    `resource_metadata="${metadataUrl(publicUrl)}"`,
  ].reduce((value, parameter, index) => `${value}${index === 0 ? " " : ", "}${parameter}`, "Bearer");
