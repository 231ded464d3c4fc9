// Stand-in for Microsoft Entra ID: its refusals, with the codes and OAuth errors that it gives.
import { randomUUID } from "node:crypto";

export class EntraError extends Error {
  override readonly name = "EntraError";
  readonly code: number;
  /** The `error` of OAuth. */
  readonly oauth: string;
  readonly status: number;

  constructor(code: number, oauth: string, message: string, status = 400) {
    super(`AADSTS${code}: ${message}`);
    this.code = code;
    this.oauth = oauth;
    this.status = status;
  }
}

type Refusal = (...facts: readonly string[]) => EntraError;

const badRequest =
  (code: number, oauth: string, message: (...facts: readonly string[]) => string): Refusal =>
  (...facts) =>
    new EntraError(code, oauth, message(...facts));

const badClient =
  (code: number, message: (...facts: readonly string[]) => string): Refusal =>
  (...facts) =>
    new EntraError(code, "invalid_client", message(...facts), 401);

/** Facts are given in the order in which the message names them. */
export const refuse = {
  tenantUnknown: badRequest(90002, "invalid_request", (tenant) => `Tenant '${tenant}' not found.`),
  parameterMissing: badRequest(
    900144,
    "invalid_request",
    (name) => `The request body must contain the following parameter: '${name}'.`,
  ),
  malformed: badRequest(9002313, "invalid_request", () => "Invalid request. Request is malformed or invalid."),
  applicationUnknown: badRequest(
    700016,
    "unauthorized_client",
    (client, tenant) => `Application with identifier '${client}' was not found in the directory '${tenant}'.`,
  ),
  redirectMismatch: badRequest(
    50011,
    "invalid_request",
    (uri, client) =>
      `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${client}'.`,
  ),
  replyAddressMismatch: badRequest(
    500112,
    "invalid_client",
    (now, then) =>
      `The reply address '${now}' does not match the reply address '${then}' provided when requesting Authorization code.`,
  ),
  responseTypeUnsupported: badRequest(
    700054,
    "unsupported_response_type",
    (type) => `response_type '${type}' is not enabled for the application.`,
  ),
  verifierMismatch: badRequest(
    501481,
    "invalid_grant",
    () => "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  ),
  codeRedeemed: badRequest(
    54005,
    "invalid_grant",
    () =>
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
  ),
  codeExpired: badRequest(
    70008,
    "invalid_grant",
    () => "The provided authorization code or refresh token has expired due to inactivity.",
  ),
  codeInvalid: badRequest(
    9002313,
    "invalid_grant",
    () =>
      "Invalid request. Request is malformed or invalid. The provided authorization code or refresh token is not known.",
  ),
  codeOfOtherClient: badRequest(
    70000,
    "invalid_grant",
    () => "Provided grant is invalid or malformed: it was issued to another client id.",
  ),
  grantUnsupported: badRequest(70003, "unsupported_grant_type", (type) => `The grant type '${type}' is not supported.`),
  scopeUnknown: badRequest(
    650053,
    "invalid_client",
    (name, scope, resource) =>
      `The application '${name}' asked for scope '${scope}' that doesn't exist on the resource '${resource}'. Contact the app vendor.`,
  ),
  scopeOfSeveral: badRequest(
    28000,
    "invalid_request",
    (scope) =>
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
  ),
  scopeNotDefault: badRequest(
    1002012,
    "invalid_scope",
    (scope) =>
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  ),
  resourceUnknown: badRequest(
    500011,
    "invalid_resource",
    (resource, tenant) => `The resource principal named ${resource} was not found in the tenant named ${tenant}.`,
  ),
  resourceMismatch: badRequest(
    9010010,
    "invalid_target",
    () => "The resource parameter provided in the request doesn't match with the requested scopes.",
  ),
  tokenForItself: badRequest(
    90009,
    "invalid_request",
    (client) =>
      `Application '${client}' is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.`,
  ),
  consentMissing: badRequest(
    65001,
    "invalid_grant",
    (client, name) =>
      `The user or administrator has not consented to use the application with ID '${client}' named '${name}'. Send an interactive authorization request for this user and resource.`,
  ),
  consentDeclined: badRequest(65004, "access_denied", () => "User declined to consent to access the app."),
  consentNeedsAdministrator: badRequest(
    90094,
    "access_denied",
    (name) => `An administrator must consent to '${name}' for permissions that you may not grant.`,
  ),
  personNotAssigned: badRequest(
    50105,
    "invalid_grant",
    (name) => `The signed in user is not assigned to a role for the application '${name}'.`,
  ),
  applicationNotAssigned: badRequest(
    501051,
    "invalid_grant",
    (client, resource) => `Application '${client}' is not assigned to a role for the application '${resource}'.`,
  ),
  personUnknown: badRequest(
    50034,
    "invalid_grant",
    (name) => `The user account ${name} does not exist in the directory.`,
  ),
  signInNeeded: badRequest(
    50058,
    "login_required",
    () => "A silent sign-in request was sent but no user is signed in.",
  ),
  clientUnproven: badClient(
    7000218,
    () => "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  secretInvalid: badClient(7000215, () => "Invalid client secret provided."),
  assertionIssuer: badClient(
    700211,
    (issuer) => `No matching federated identity record found for presented assertion issuer '${issuer}'.`,
  ),
  assertionAudience: badClient(
    700212,
    (audience) => `No matching federated identity record found for presented assertion audience '${audience}'.`,
  ),
  assertionSubject: badClient(
    700213,
    (subject) => `No matching federated identity record found for presented assertion subject '${subject}'.`,
  ),
  assertionTime: badClient(700024, () => "Client assertion is not within its valid time range."),
  assertionSignature: badClient(
    700027,
    () => "The certificate with identifier used to sign the client assertion failed.",
  ),
  userAssertionSignature: badRequest(
    50013,
    "invalid_grant",
    () => "Assertion failed signature validation. [Reason - The key was not found.]",
  ),
  userAssertionTime: badRequest(500133, "invalid_grant", () => "Assertion is not within its valid time range."),
  userAssertionAudience: badRequest(
    500131,
    "invalid_grant",
    () => "Assertion audience does not match the Client app presenting the assertion.",
  ),
  userAssertionOfApplication: badRequest(
    7000114,
    "invalid_grant",
    (client) => `Application '${client}' is not allowed to make application on-behalf-of calls.`,
  ),
} as const satisfies Readonly<Record<string, Refusal>>;

/** The body of a refusal, as the token endpoint writes it. */
export const errorBody = ({ code, oauth, message }: EntraError, now: number) => {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = new Date(now)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "Z");
  return {
    error: oauth,
    error_description: `${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  };
};
