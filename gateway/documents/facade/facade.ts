import type { AtLeastOne, Constant, Element, Expr, NamedValue, Place, PolicyDocument } from "../../policy/index.ts";
import { base, cors, policyDocument, text } from "../../policy/index.ts";
import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { textOf } from "../constant.ts";
import type { Endpoint } from "../endpoint.ts";
import { baseOf, urlOf } from "../endpoint.ts";
import { refuseUnless } from "../../policy/refusal.ts";
import { namedValuesIn } from "../../policy/document/walk.ts";
import type { FacadeClient, KnownClients } from "./clients.ts";
import { checkApplications, checkClients, knownClients } from "./clients.ts";
import type { KnownScopes } from "./scopes.ts";
import { knownScopes } from "./scopes.ts";
import { facadeNotes } from "../notes.ts";

/** All that an authorization server in front of Entra is made from. */
export interface FacadeFacts {
  /** Begins the names of its counters: unique among the APIs of the gateway. */
  readonly name: string;
  /** The MCP endpoint, the only `resource` that clients may name. Its host, with its base, is the issuer. */
  readonly endpoint: Endpoint;
  /** Names under which the gateway is asked besides the public one. @default none */
  readonly otherHosts?: readonly string[];
  /** Of the Front Door through which every request has to come. @default - requests come from clients themselves */
  readonly frontDoorId?: Constant;
  /** How the consent page calls the server. */
  readonly serverName: string;
  readonly tenantId: Constant;
  /** The Application ID URI, which stands before the name of every scope. */
  readonly scopePrefix: Constant;
  /** Whose scopes a client may ask for; one that asks for none gets those that only read. */
  readonly catalogue: Pick<ToolCatalogue, "scopes" | "tools">;
  readonly clients: AtLeastOne<FacadeClient>;
  /** Origins of clients that run in a browser; pages of other origins may not register or redeem a code. @default none */
  readonly browserOrigins?: readonly string[];
  /** Entra, without a slash at the end. @default https://login.microsoftonline.com */
  readonly entra?: string;
  /** Requests from one address in a minute, over all routes. @default 120 */
  readonly callsPerMinute?: number;
}

/** The paths of the routes below the origin. The metadata of an issuer with a path is before that path (RFC 8414, 3.1). */
export const facadePaths = (base = "") =>
  ({
    metadata: `/.well-known/oauth-authorization-server${base}`,
    authorize: `${base}/oauth/authorize`,
    consent: `${base}/oauth/consent`,
    token: `${base}/oauth/token`,
    register: `${base}/oauth/register`,
  }) as const;

export type FacadePaths = ReturnType<typeof facadePaths>;

/** A façade made ready to be written down. */
export interface Facade {
  readonly facts: FacadeFacts;
  /** `https://` and the public host: where pages of this façade come from. */
  readonly origin: Expr<"string">;
  /** The origin and the base of the server. */
  readonly issuer: Expr<"string">;
  readonly paths: FacadePaths;
  /** The public URL of the MCP endpoint. */
  readonly resource: Expr<"string">;
  readonly clients: KnownClients;
  readonly scopes: KnownScopes;
  /** The endpoints of the tenant at Entra. */
  readonly entra: { readonly authorize: Expr<"string">; readonly token: Expr<"string"> };
}

export const facadeOf = (facts: FacadeFacts): Facade => {
  const { endpoint, catalogue, entra = "https://login.microsoftonline.com", browserOrigins = [] } = facts;
  for (const [field, value] of [["entra", entra], ...browserOrigins.map((one) => ["browserOrigins", one])]) {
    refuseUnless(isOrigin(value!), field!, value, "an origin such as https://example.com, without a slash at the end");
  }
  checkClients(facts.clients);
  checkApplications(facts.clients);
  const tenant = [`${entra}/`, textOf(facts.tenantId), "/oauth2/v2.0/"];
  return {
    facts,
    origin: urlOf({ ...endpoint, path: "" }),
    issuer: urlOf({ ...endpoint, path: baseOf(endpoint) }),
    paths: facadePaths(endpoint.base),
    resource: urlOf(endpoint),
    clients: knownClients(facts.clients),
    scopes: knownScopes(catalogue, text(textOf(facts.scopePrefix))),
    entra: { authorize: text(...tenant, "authorize"), token: text(...tenant, "token") },
  };
};

const isOrigin = (given: string): boolean => URL.canParse(given) && new URL(given).origin === given;

/** A document of one route, which ends in an answer of its own. */
export const routeDocument = (
  { facts }: Facade,
  route: string,
  inbound: readonly Element<Place<"operation", "inbound">>[],
  onError: readonly Element<Place<"operation", "on-error">>[],
): PolicyDocument =>
  policyDocument({
    name: `${facts.name}-${route}`,
    scope: "operation",
    namedValues: namedValuesOf(facts, inbound),
    notes: facadeNotes,
    inbound: [base(), ...inbound],
    backend: [base()],
    outbound: [base()],
    onError,
  });

/** Those named values of the facts that elements mention. */
export const namedValuesOf = (
  { endpoint, frontDoorId, tenantId, clients, scopePrefix }: FacadeFacts,
  elements: readonly Element[],
): readonly NamedValue[] => {
  const mentioned = namedValuesIn(elements);
  const constants: readonly Constant[] = [
    endpoint.host,
    ...(frontDoorId === undefined ? [] : [frontDoorId]),
    tenantId,
    ...clients.map(({ clientId }) => clientId),
    scopePrefix,
  ];
  const declared = constants.filter((constant) => typeof constant !== "string");
  return [...new Set(declared)].filter(({ name }) => mentioned.has(name));
};

/** Lets pages of the named origins call a route that takes no cookie. */
export const browserAccess = ({ facts }: Facade): readonly Element<Place<"operation", "inbound">>[] => {
  const [first, ...rest] = facts.browserOrigins ?? [];
  if (first === undefined) return [];
  return [cors({ origins: [first, ...rest], methods: ["POST"], headers: ["content-type"] })];
};
