// Stand-in for Microsoft Entra ID: a client's request to sign a user in, checked.
import { applicationOf } from "../directory/directory.ts";
import type { Application } from "../directory/directory.ts";
import type { EntraContext } from "./context.ts";
import { EntraError, refuse } from "./entra-error.ts";
import type { CodeChallenge } from "./authorization.ts";
import type { Form } from "./grants/grant.ts";
import { required } from "./grants/grant.ts";
import { readScopes } from "./scopes.ts";
import type { RequestedScopes } from "./scopes.ts";

/** The redirect URI. Until it is validated, errors are shown and not redirected. */
export interface Return {
  readonly client: Application;
  readonly redirectUri: string;
  readonly responseMode: "query" | "fragment";
  readonly state: string | undefined;
}

export interface AuthorizationRequest {
  readonly asked: RequestedScopes;
  readonly challenge: CodeChallenge | undefined;
  readonly nonce: string | undefined;
  /** Authentication contexts that the client wants satisfied. */
  readonly contexts: readonly string[];
}

/** The port of a loopback address is the client's to choose. */
const comparable = (uri: string): string => {
  if (!URL.canParse(uri)) return uri;
  const { protocol, hostname, port } = new URL(uri);
  const isLoopback = protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");
  return isLoopback && port !== "" ? uri.replace(`:${port}`, "") : uri;
};

export const readReturn = ({ directory }: EntraContext, form: Form): Return => {
  const clientId = required(form, "client_id");
  const client = applicationOf(directory, clientId);
  if (!client) throw refuse.applicationUnknown(clientId, directory.tenantId);
  const redirectUri = required(form, "redirect_uri");
  if (!(client.redirectUris ?? []).some((one) => comparable(one) === comparable(redirectUri))) {
    throw refuse.redirectMismatch(redirectUri, clientId);
  }
  const responseMode = form.get("response_mode") === "fragment" ? "fragment" : "query";
  return { client, redirectUri, responseMode, state: form.get("state") };
};

const readChallenge = (form: Form): CodeChallenge | undefined => {
  const value = form.get("code_challenge");
  if (value === undefined) return undefined;
  const method = form.get("code_challenge_method") ?? "plain";
  if (method !== "plain" && method !== "S256") throw refuse.malformed();
  return { method, value };
};

interface Claims {
  readonly access_token?: { readonly acrs?: { readonly value?: string; readonly values?: readonly string[] } };
}

/** No policy uses a context here, so every request for one gets it: as at Entra. */
const readContexts = (form: Form): readonly string[] => {
  const text = form.get("claims");
  if (text === undefined) return [];
  try {
    const { value, values = [] } = (JSON.parse(text) as Claims).access_token?.acrs ?? {};
    return value === undefined ? values : [value];
  } catch {
    throw refuse.malformed();
  }
};

export const readAuthorizationRequest = (
  { directory }: EntraContext,
  client: Application,
  form: Form,
): AuthorizationRequest => {
  const type = required(form, "response_type");
  if (type !== "code") throw refuse.responseTypeUnsupported(type);
  const asked = readScopes(directory, client, required(form, "scope"), form.get("resource"));
  if (form.get("prompt") === "none") throw refuse.signInNeeded();
  return { asked, challenge: readChallenge(form), nonce: form.get("nonce"), contexts: readContexts(form) };
};

/** Where the browser is sent with an answer. */
export const returnTo = (
  { redirectUri, responseMode, state }: Return,
  answer: Readonly<Record<string, string>>,
): string => {
  const fields = new URLSearchParams({ ...answer, ...(state !== undefined && { state }) });
  const url = new URL(redirectUri);
  if (responseMode === "fragment") url.hash = fields.toString();
  else for (const [name, value] of fields) url.searchParams.append(name, value);
  return url.href;
};

export const isRefusal = (error: unknown): error is EntraError => error instanceof EntraError;
