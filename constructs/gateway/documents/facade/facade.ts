import {
  type AtLeastOne,
  type Constant,
  type Element,
  type Expr,
  type NamedValue,
  type Place,
  type PolicyDocument,
  base,
  cors,
  policyDocument,
  text,
} from "../../policy/index.ts";
import { refuseUnless } from "../../policy/refusal.ts";
import { namedValuesIn } from "../../policy/document/walk.ts";
import { type FacadeClient, type KnownClients, checkClients, knownClients } from "./clients.ts";
import { type FacadeScope, type KnownScopes, knownScopes } from "./scopes.ts";

/** What an authorization server in front of Entra has to know. */
export interface FacadeProps {
  /** What clients know the gateway by, and the issuer: `https://` and a host, without a slash at the end. */
  readonly origin: string;
  /** The public URL of the MCP endpoint, the only `resource` that clients may name. */
  readonly resource: string;
  /** How the consent page calls the server. */
  readonly serverName: string;
  readonly tenantId: string;
  /** The Entra application as which all clients sign their users in. */
  readonly clientId: Constant;
  /** What precedes the names of the server's permissions in Entra. */
  readonly applicationIdUri: Constant;
  /** The permissions of the server's catalogue. */
  readonly scopes: AtLeastOne<FacadeScope>;
  /** Names of the permissions that a client gets that asks for none. */
  readonly defaultScopes: AtLeastOne<string>;
  readonly clients: AtLeastOne<FacadeClient>;
  /** Origins of clients that run in a browser. @default - none: no page of another origin may register or redeem a code */
  readonly browserOrigins?: readonly string[];
  /** Entra, without a slash at the end. @default https://login.microsoftonline.com */
  readonly entra?: string;
  /** Requests from one address in a minute, over all routes. @default 120 */
  readonly callsPerMinute?: number;
}

/** The paths of the routes below the origin. */
export const facadePaths = {
  metadata: "/.well-known/oauth-authorization-server",
  authorize: "/oauth/authorize",
  consent: "/oauth/consent",
  token: "/oauth/token",
  register: "/oauth/register",
} as const;

/** A façade made ready to be written down. */
export interface Facade {
  readonly props: FacadeProps;
  readonly clientId: Expr<"string">;
  readonly clients: KnownClients;
  readonly scopes: KnownScopes;
  /** The endpoints of the tenant at Entra. */
  readonly entra: { readonly authorize: string; readonly token: string };
}

export function facadeOf(props: FacadeProps): Facade {
  check(props);
  const clientId = asExpr(props.clientId);
  const tenant = `${props.entra ?? "https://login.microsoftonline.com"}/${props.tenantId}/oauth2/v2.0`;
  return {
    props,
    clientId,
    clients: knownClients(props.clients, clientId),
    scopes: knownScopes(props.scopes, asExpr(props.applicationIdUri)),
    entra: { authorize: `${tenant}/authorize`, token: `${tenant}/token` },
  };
}

function check(props: FacadeProps): void {
  const { origin, resource, tenantId, scopes, defaultScopes, browserOrigins = [], entra = origin } = props;
  for (const [field, value] of [
    ["origin", origin],
    ["entra", entra],
    ...browserOrigins.map((one) => ["browserOrigins", one]),
  ]) {
    refuseUnless(
      isOrigin(value!),
      field!,
      value,
      "an origin such as https://mcp.contoso.com, without a slash at the end",
    );
  }
  refuseUnless(resource.startsWith(`${origin}/`), "resource", resource, `an address below ${origin}`);
  refuseUnless(/^[A-Za-z0-9.-]{1,64}$/.test(tenantId), "tenantId", tenantId, "the id of a tenant");
  const names = scopes.map(({ name }) => name);
  const unknown = defaultScopes.find((name) => !names.includes(name));
  refuseUnless(unknown === undefined, "defaultScopes", unknown, `names among ${names.join(", ")}`);
  refuseUnless(defaultScopes.length > 0, "defaultScopes", defaultScopes, "at least one name");
  checkClients(props.clients);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && text !== "null";
}

function asExpr(constant: Constant): Expr<"string"> {
  return typeof constant === "string" ? text(constant) : constant.text;
}

/** A document of one route, which ends in an answer of its own. */
export function routeDocument(
  { props }: Facade,
  name: string,
  inbound: readonly Element<Place<"operation", "inbound">>[],
  onError: readonly Element<Place<"operation", "on-error">>[],
): PolicyDocument {
  const mentioned = namedValuesIn(inbound);
  const isNamedValue = (constant: Constant): constant is NamedValue => typeof constant !== "string";
  return policyDocument({
    name,
    scope: "operation",
    namedValues: [props.clientId, props.applicationIdUri].filter(isNamedValue).filter((one) => mentioned.has(one.name)),
    inbound: [base(), ...inbound],
    backend: [base()],
    outbound: [base()],
    onError,
  });
}

/** Lets pages of the named origins call a route that takes no cookie. */
export function browserAccess({ props }: Facade): readonly Element<Place<"operation", "inbound">>[] {
  const [first, ...rest] = props.browserOrigins ?? [];
  if (first === undefined) return [];
  return [cors({ origins: [first, ...rest], methods: ["POST"], headers: ["content-type"] })];
}
