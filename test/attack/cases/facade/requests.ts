import type { Common } from "../../define.ts";
import type { Request } from "../../case.ts";

export const common: Common = { family: "facade", owasp: "MCP07", proves: ["R-74"], needs: ["facade", "observer"] };

export const client = "40000000-0000-4000-8000-00000000000a";
export const redirect = "https://claude.ai/api/mcp/auth_callback";
export const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
export const scope = "api://30000000-0000-4000-8000-00000000000a/documents.read";

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export const right: Query = {
  client_id: client,
  redirect_uri: redirect,
  response_type: "code",
  code_challenge: challenge,
  code_challenge_method: "S256",
  scope,
  state: "af0ifjsldkj",
};

export const encoded = (query: Query): string =>
  Object.entries(query)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => `${name}=${encodeURIComponent(one)}`),
    )
    .join("&");

export const authorize = (changes: Query = {}): Request => ({
  method: "GET",
  path: `/oauth/authorize?${encoded({ ...right, ...changes })}`,
  headers: { accept: "text/html" },
});
