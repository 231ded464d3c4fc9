import type { Common } from "../../define.ts";
import type { Request } from "../../case.ts";

export const common: Common = { family: "facade", owasp: "MCP07", proves: ["R-74"], needs: ["facade"] };

/** What the target says of itself. */
export const client = "{{client}}";
/** Where a client gets its answers that most deployments let in. */
export const redirect = "https://claude.ai/api/mcp/auth_callback";
/** And another one. */
export const other = "{{other}}";
export const otherRedirect = "https://vscode.dev/redirect";
export const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
export const scope = "{{scopes}}/documents.read";

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
    .join("&")
    // Placeholders are filled in later with encoded values.
    .replaceAll("%7B%7B", "{{")
    .replaceAll("%7D%7D", "}}");

export const authorize = (changes: Query = {}): Request => ({
  method: "GET",
  path: `/oauth/authorize?${encoded({ ...right, ...changes })}`,
  headers: { accept: "text/html" },
});
