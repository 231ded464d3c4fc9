import { isIP } from "node:net";
import type {
  AtLeastOne,
  Constant,
  Cors,
  Element,
  IpFilter,
  RequiredClaim,
  TokenCheck,
  ValidateAzureAdToken,
  ValidateJwt,
} from "./data.ts";
import type { Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import { nameOf } from "../expression/variable.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";

interface TokenProps {
  readonly audiences: AtLeastOne<Constant>;
  readonly into: VariableName<"token">;
  /** The token itself, without its scheme. @default the bearer token in the `Authorization` header */
  readonly token?: Given<"string">;
  /** @default none */
  readonly requiredClaims?: readonly RequiredClaim[];
  /** Status of the refusal. @default 401 */
  readonly failedStatus?: number;
}

/** What `ValidateAzureAdToken` takes. */
export interface ValidateAzureAdTokenProps extends TokenProps, Pick<ValidateAzureAdToken, "tenantId"> {
  /** The clients whose tokens are taken, by their client ids. */
  readonly clientApplicationIds: AtLeastOne<Constant>;
}

/**
 * Requires a token of one tenant for one of the audiences, issued to one of the clients. The gateway's own sample leaves the audiences
 * out, and then takes any token that those clients hold, for any service; here they cannot be left out.
 *
 * @example
 * validateAzureAdToken({
 *   tenantId: "6a0d5d6c-0000-4000-8000-000000000001",
 *   audiences: ["api://orders"],
 *   clientApplicationIds: ["6a0d5d6c-0000-4000-8000-000000000003"],
 *   into: tokenVariable("token"),
 * });
 */
export const validateAzureAdToken = (props: ValidateAzureAdTokenProps): Element<PlaceOf<"validate-azure-ad-token">> => {
  const { tenantId, clientApplicationIds } = props;
  return { element: "validate-azure-ad-token", tenantId, clientApplicationIds, ...tokenCheck(props) };
};

/** What `ValidateJwt` takes. */
export interface ValidateJwtProps extends TokenProps, Pick<ValidateJwt, "openidConfigs"> {
  /** The issuers whose tokens are taken. */
  readonly issuers: AtLeastOne<Constant>;
  /** How far the clocks of issuer and gateway may be apart. @default 0 */
  readonly clockSkewSeconds?: number;
}

/**
 * Requires a signed, unexpired token of one of the issuers for one of the audiences.
 *
 * @example
 * validateJwt({
 *   openidConfigs: ["https://issuer.example/.well-known/openid-configuration"],
 *   issuers: ["https://issuer.example"],
 *   audiences: ["api://orders"],
 *   into: tokenVariable("token"),
 * });
 */
export const validateJwt = (props: ValidateJwtProps): Element<PlaceOf<"validate-jwt">> => {
  const { openidConfigs, issuers, clockSkewSeconds = 0 } = props;
  return { element: "validate-jwt", openidConfigs, issuers, clockSkewSeconds, ...tokenCheck(props) };
};

const tokenCheck = (props: TokenProps): TokenCheck => {
  const { token, audiences, requiredClaims = [], failedStatus = 401, into } = props;
  refuseUnless(failedStatus === 401 || failedStatus === 403, "failedStatus", failedStatus, "401 or 403");
  const given = token === undefined ? {} : { token: expr("string", token) };
  return { ...given, audiences, requiredClaims, failedStatus, into: nameOf(into) };
};

/** What `IpFilter` takes. */
export interface IpFilterProps extends Pick<IpFilter, "action"> {
  /** Single addresses. @default none */
  readonly addresses?: readonly string[];
  /** Ranges of addresses, first and last. @default none */
  readonly ranges?: IpFilter["ranges"];
}

/**
 * Allows, or forbids, the caller's address.
 *
 * @example
 * ipFilter({ action: "allow", ranges: [{ from: "203.0.113.0", to: "203.0.113.255" }] });
 */
export const ipFilter = ({ action, addresses = [], ranges = [] }: IpFilterProps): Element<PlaceOf<"ip-filter">> => {
  refuseUnless(addresses.length + ranges.length > 0, "addresses", addresses, "at least one address or range");
  for (const address of [...addresses, ...ranges.flatMap(({ from, to }) => [from, to])]) {
    refuseUnless(isIP(address) !== 0, "addresses", address, "an IP address");
  }
  return { element: "ip-filter", action, addresses, ranges };
};

/** What `Cors` takes. */
export interface CorsProps extends Pick<Cors, "origins"> {
  /** Methods that a page may use. */
  readonly methods: AtLeastOne<string>;
  /** Request headers that a page may send. */
  readonly headers: AtLeastOne<string>;
  /** Whether a page may send cookies. @default false */
  readonly allowCredentials?: boolean;
  /** Ends a cross-origin request that does not match, with an empty answer. @default true */
  readonly terminateUnmatched?: boolean;
  /** How long a browser may remember the answer. @default 600 */
  readonly maxAgeSeconds?: number;
  /** Response headers that a page may read. @default none */
  readonly exposedHeaders?: readonly string[];
}

/**
 * Answers preflight requests and marks answers as readable from other origins.
 *
 * @example
 * cors({ origins: ["https://portal.example"], methods: ["GET", "POST"], headers: ["authorization", "content-type"] });
 */
export const cors = (props: CorsProps): Element<PlaceOf<"cors">> => {
  const { allowCredentials = false, terminateUnmatched = true, maxAgeSeconds = 600, exposedHeaders = [] } = props;
  const credentialsForAll = allowCredentials && props.origins.includes("*");
  refuseUnless(!credentialsForAll, "origins", props.origins, "named origins where credentials are allowed");
  return { element: "cors", ...props, allowCredentials, terminateUnmatched, maxAgeSeconds, exposedHeaders };
};
