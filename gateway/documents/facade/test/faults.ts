import type { Call, Query } from "./test-facade.ts";
import { encoded, formTokenFor, origin, rightRequest } from "./test-facade.ts";

/** A request in parts, so that one fault can be put into it, or two. */
export interface Parts {
  readonly method: string;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Query;
  /** What follows the form. */
  readonly excess: string;
}

/** Something wrong with a request, and the stage that has to notice it. */
export interface Fault {
  readonly stage: string;
  readonly in: (right: Parts) => Parts;
  readonly status: number;
  readonly error?: string;
}

const inQuery = (changes: Query) => (right: Parts) => ({ ...right, query: { ...right.query, ...changes } });
const inForm = (changes: Query) => (right: Parts) => ({ ...right, form: { ...right.form, ...changes } });
const inHeaders = (changes: Parts["headers"]) => (right: Parts) => ({
  ...right,
  headers: { ...right.headers, ...changes },
});
const tooLong = (right: Parts) => ({ ...right, excess: `&padding=${"x".repeat(16 * 1024)}` });

const declaredTooLong = inHeaders({ "Content-Length": String(16 * 1024 + 1) });

/** Stands in a form for the token of a page that was about the form's own request. */
const ofItsPage = "of its page";
const pageNonce = "n".repeat(43);

export const rightConsent: Parts = {
  method: "POST",
  query: rightRequest,
  headers: {
    "Content-Type": "application/x-www-form-urlencoded",
    Origin: origin,
    "Sec-Fetch-Site": "same-origin",
    Cookie: `__Host-mcp-consent=${pageNonce}`,
  },
  form: { nonce: ofItsPage, decision: "allow" },
  excess: "",
};

export const rightAuthorize: Parts = { method: "GET", query: rightRequest, headers: {}, form: {}, excess: "" };

export const rightToken: Parts = {
  method: "POST",
  query: {},
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
  form: {
    grant_type: "authorization_code",
    client_id: rightRequest["client_id"],
    redirect_uri: rightRequest["redirect_uri"],
    code: "1.AXoA-code",
    code_verifier: "v".repeat(43),
    scope: rightRequest["scope"],
    resource: rightRequest["resource"],
  },
  excess: "",
};

export const rightRefresh: Parts = {
  ...rightToken,
  form: { grant_type: "refresh_token", client_id: rightRequest["client_id"], refresh_token: "1.AXoA-refresh" },
};

/** What the page and the form judge alike, in the order in which they do. Refusals that go back to the client have an error and no status of their own. */
export const requestFaults: readonly Omit<Fault, "status">[] = [
  { stage: "client", in: inQuery({ client_id: "44444444-4444-4444-8444-444444444444" }) },
  { stage: "redirect", in: inQuery({ redirect_uri: "https://evil.example/" }) },
  { stage: "once", error: "invalid_request", in: inQuery({ response_type: ["code", "code"] }) },
  { stage: "request-object", error: "request_not_supported", in: inQuery({ request: "eyJhbGciOiJub25lIn0.e30." }) },
  { stage: "request-uri", error: "request_uri_not_supported", in: inQuery({ request_uri: "https://evil.example/r" }) },
  { stage: "response-mode", error: "invalid_request", in: inQuery({ response_mode: "fragment" }) },
  { stage: "response-type", error: "unsupported_response_type", in: inQuery({ response_type: "token" }) },
  { stage: "challenge-method", error: "invalid_request", in: inQuery({ code_challenge_method: "plain" }) },
  { stage: "challenge", error: "invalid_request", in: inQuery({ code_challenge: "short" }) },
  { stage: "state", error: "invalid_request", in: inQuery({ state: "a\r\nSet-Cookie: b" }) },
  { stage: "resource", error: "invalid_target", in: inQuery({ resource: "https://other.example/mcp" }) },
  { stage: "scope", error: "invalid_scope", in: inQuery({ scope: "https://graph.microsoft.com/Mail.Read" }) },
  { stage: "interaction", error: "interaction_required", in: inQuery({ prompt: "none" }) },
  { stage: "prompt", error: "invalid_request", in: inQuery({ prompt: "create" }) },
  { stage: "claims", error: "invalid_request", in: inQuery({ claims: '{"access_token":"\u00e9"}' }) },
];

const answered = (status: number) => (fault: Omit<Fault, "status">) => ({
  ...fault,
  status: fault.error === undefined ? 400 : status,
});

export const authorizeFaults: readonly Fault[] = requestFaults.map(answered(302));

export const consentFaults: readonly Fault[] = [
  { stage: "method", status: 405, in: (right) => ({ ...right, method: "GET" }) },
  { stage: "size", status: 413, in: tooLong },
  { stage: "size", status: 413, in: declaredTooLong },
  { stage: "form", status: 400, in: inHeaders({ "Content-Type": "text/plain" }) },
  { stage: "origin", status: 403, in: inHeaders({ Origin: "https://evil.example" }) },
  { stage: "site", status: 403, in: inHeaders({ "Sec-Fetch-Site": "cross-site" }) },
  { stage: "nonce", status: 403, in: inForm({ nonce: pageNonce }) },
  { stage: "nonce", status: 403, in: inForm({ nonce: "0".repeat(64) }) },
  ...requestFaults.map(answered(303)),
  { stage: "decision", status: 400, in: inForm({ decision: undefined }) },
];

export const tokenFaults: readonly Fault[] = [
  { stage: "size", status: 400, error: "invalid_request", in: tooLong },
  { stage: "size", status: 400, error: "invalid_request", in: declaredTooLong },
  { stage: "form", status: 400, error: "invalid_request", in: inHeaders({ "Content-Type": "application/json" }) },
  {
    stage: "once",
    status: 400,
    error: "invalid_request",
    in: inForm({ code_verifier: ["v".repeat(43), "w".repeat(43)] }),
  },
  { stage: "grant", status: 400, error: "unsupported_grant_type", in: inForm({ grant_type: "client_credentials" }) },
  { stage: "client", status: 400, error: "invalid_client", in: inForm({ client_id: "x" }) },
  { stage: "resource", status: 400, error: "invalid_target", in: inForm({ resource: "https://other.example/mcp" }) },
  { stage: "scope", status: 400, error: "invalid_scope", in: inForm({ scope: "User.Read" }) },
  { stage: "redirect", status: 400, error: "invalid_grant", in: inForm({ redirect_uri: "https://evil.example/" }) },
  { stage: "code", status: 400, error: "invalid_request", in: inForm({ code: undefined }) },
  { stage: "verifier", status: 400, error: "invalid_request", in: inForm({ code_verifier: "plain" }) },
];

/** The request as it is sent. */
export const asCall = ({ method, query, headers, form, excess }: Parts): Call => {
  const token = form["nonce"] === ofItsPage ? formTokenFor(pageNonce, query) : form["nonce"];
  const body = encoded({ ...form, nonce: token }) + excess;
  return {
    method,
    query: encoded(query),
    headers: Object.entries(headers),
    ...(body === "" ? {} : { body }),
  };
};
