import type { Element } from "./data.ts";
import type { Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { NamedValue } from "../expression/named-value.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";
import type { CertificateReference, MockResponse } from "./service-data.ts";

/** What `authenticationBasic` takes. */
export interface AuthenticationBasicProps {
  /** The name of the gateway at the backend. */
  readonly username: Given<"string">;
  /** The password: a named value, which operators keep in a vault. A text in a policy is read by all who may read policies. */
  readonly password: NamedValue;
}

/**
 * Puts the gateway's name and password in the place of the caller's credential.
 *
 * @example
 * const password = namedValue({ name: "backend-password", description: "of the backend", pattern: characters("A-Za-z0-9", 1, 64) });
 * authenticationBasic({ username: "gateway", password });
 */
export const authenticationBasic = ({
  username,
  password,
}: AuthenticationBasicProps): Element<PlaceOf<"authentication-basic">> => ({
  element: "authentication-basic",
  username: expr("string", username),
  password: password.text,
});

/** What `authenticationCertificate` takes: one of the two. */
export type AuthenticationCertificateProps =
  | {
      /** The thumbprint of a certificate that the gateway holds. */
      readonly thumbprint: Given<"string">;
    }
  | {
      /** The id of a certificate at the gateway. */
      readonly certificateId: Given<"string">;
    };

/**
 * Shows the backend a client certificate that the gateway holds.
 *
 * @example
 * authenticationCertificate({ certificateId: "orders-backend" });
 */
export const authenticationCertificate = (
  props: AuthenticationCertificateProps,
): Element<PlaceOf<"authentication-certificate">> => ({
  element: "authentication-certificate",
  certificate: certificateReference(props),
});

export const certificateReference = (props: AuthenticationCertificateProps): CertificateReference =>
  "thumbprint" in props
    ? { thumbprint: expr("string", props.thumbprint) }
    : { certificateId: expr("string", props.certificateId) };

/** What `mockResponse` takes. */
export interface MockResponseProps extends Pick<MockResponse, "contentType" | "index"> {
  /** The status of the answer. @default 200 */
  readonly status?: number;
}

/**
 * Ends the request with an example that the API's definition has for the operation; without one, with an empty answer.
 *
 * @example
 * mockResponse({ status: 200, contentType: "application/json" });
 */
export const mockResponse = ({ status = 200, ...which }: MockResponseProps = {}): Element<PlaceOf<"mock-response">> => {
  refuseUnless(Number.isInteger(status) && status >= 200 && status <= 599, "status", status, "200 to 599");
  return { element: "mock-response", status, ...which };
};

/** What `cacheLookup` takes. */
export interface CacheLookupProps {
  /** Keeps the answers of developers apart: those who own the subscriptions. @default true */
  readonly varyByDeveloper?: Given<"boolean">;
  /** Keeps the answers of groups of developers apart. @default false */
  readonly varyByDeveloperGroups?: Given<"boolean">;
  /** Also answers requests with an Authorization header; `varyByHeaders` has to name it then. @default false */
  readonly allowPrivate?: boolean;
  /** Headers of the request whose values have answers of their own. @default none */
  readonly varyByHeaders?: readonly string[];
  /** Parameters of the query whose values have answers of their own. @default all */
  readonly varyByQueryParameters?: readonly string[];
}

/**
 * Answers a GET from the gateway's cache, where `cacheStore` has kept an answer. The request goes on behind `cacheStore`.
 *
 * @example
 * cacheLookup({ varyByHeaders: ["Accept"] });
 */
export const cacheLookup = (props: CacheLookupProps = {}): Element<PlaceOf<"cache-lookup">> => {
  const { varyByDeveloper = true, varyByDeveloperGroups = false, allowPrivate = false } = props;
  const { varyByHeaders = [], varyByQueryParameters = [] } = props;
  const knowsCaller = varyByHeaders.some((name) => name.toLowerCase() === "authorization");
  refuseUnless(
    !allowPrivate || knowsCaller,
    "varyByHeaders",
    varyByHeaders,
    "Authorization among them, because allowPrivate keeps answers that are meant for one caller",
  );
  return {
    element: "cache-lookup",
    varyByDeveloper: expr("boolean", varyByDeveloper),
    varyByDeveloperGroups: expr("boolean", varyByDeveloperGroups),
    ...(allowPrivate ? { allowPrivate: expr("boolean", true) } : {}),
    varyByHeaders,
    varyByQueryParameters,
  };
};

/** What `cacheStore` takes. */
export interface CacheStoreProps {
  /** How long an answer is kept. */
  readonly durationSeconds: Given<"integer">;
  /** Whether this answer is kept. @default whether its status is 200 */
  readonly keepIf?: Given<"boolean">;
}

/**
 * Keeps the answer to a GET for the request that `cacheLookup` did not find.
 *
 * @example
 * cacheStore({ durationSeconds: 60 });
 */
export const cacheStore = ({ durationSeconds, keepIf }: CacheStoreProps): Element<PlaceOf<"cache-store">> => {
  const isLasting = typeof durationSeconds !== "number" || (Number.isInteger(durationSeconds) && durationSeconds > 0);
  refuseUnless(isLasting, "durationSeconds", durationSeconds, "a positive number");
  return {
    element: "cache-store",
    durationSeconds: expr("integer", durationSeconds),
    ...(keepIf === undefined ? {} : { keepIf: expr("boolean", keepIf) }),
  };
};
