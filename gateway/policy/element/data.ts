// Long: the elements of a policy, one type each.
import type { Expr } from "../expression/expr.ts";
import type { NamedValue } from "../expression/named-value.ts";
import type { Dimension, ModelElementData } from "./model-data.ts";
import type { CallReport, CertificateReference, ServiceElementData } from "./service-data.ts";
import type { VariableName } from "../expression/variable.ts";
import type { Place, Section } from "./place.ts";

/** A text that is known when the policy is saved: written here, or a named value. */
export type Constant = string | NamedValue;

/** A list that is not empty. */
export type AtLeastOne<T> = readonly [T, ...(readonly T[])];

interface Base {
  readonly element: "base";
}

/** A claim that a token must have, with the values that pass. */
export interface RequiredClaim {
  /** The name of the claim. */
  readonly name: string;
  /** Whether all values have to be there, or any of them. */
  readonly match: "all" | "any";
  /** Splits a claim of one string into values, as `scp` needs with a space. */
  readonly separator?: " " | "," | ";";
  /** The values. */
  readonly values: AtLeastOne<string>;
}

export interface TokenCheck {
  /** The token itself; by default the one in the `Authorization` header. */
  readonly token?: Expr<"string">;
  readonly audiences: readonly Constant[];
  readonly requiredClaims: readonly RequiredClaim[];
  readonly failedStatus: number;
  /** What the refusal says. Documents of this library say nothing. */
  readonly failedMessage?: string;
  readonly into?: VariableName<"token">;
}

export interface ValidateAzureAdToken extends TokenCheck {
  readonly element: "validate-azure-ad-token";
  readonly tenantId: Constant;
  readonly clientApplicationIds: readonly Constant[];
}

export interface ValidateJwt extends TokenCheck {
  readonly element: "validate-jwt";
  readonly openidConfigs: AtLeastOne<Constant>;
  /** Without any, the issuer that the configuration names. */
  readonly issuers: readonly Constant[];
  readonly clockSkewSeconds: number;
  /** Takes a token without the scheme `Bearer` as well. */
  readonly anyScheme?: true;
}

export interface Branch {
  readonly condition: Expr<"boolean">;
  readonly elements: readonly ElementData[];
}

interface Choose {
  readonly element: "choose";
  readonly branches: readonly Branch[];
  readonly otherwise: readonly ElementData[];
}

interface SetVariable {
  readonly element: "set-variable";
  readonly variable: VariableName<"string" | "boolean" | "integer" | "json">;
  /** For a JSON variable the text that may be JSON. */
  readonly value: Expr<"string"> | Expr<"boolean"> | Expr<"integer">;
}

export type WhenPresent = "override" | "skip" | "append" | "delete";

export interface SetHeader {
  readonly element: "set-header";
  readonly name: string;
  readonly whenPresent: WhenPresent;
  readonly values: readonly Expr<"string">[];
}

export interface SetQueryParameter {
  readonly element: "set-query-parameter";
  readonly name: string;
  readonly whenPresent: WhenPresent;
  readonly values: readonly Expr<"string">[];
}

interface SetBody {
  readonly element: "set-body";
  readonly value: Expr<"string">;
}

interface SetMethod {
  readonly element: "set-method";
  readonly method: string;
}

export interface SetStatus {
  readonly element: "set-status";
  readonly code: Expr<"integer">;
  readonly reason: Expr<"string">;
}

interface RewriteUri {
  readonly element: "rewrite-uri";
  readonly template: Expr<"string">;
  readonly copyUnmatchedParameters: boolean;
}

export interface RateLimitByKey {
  readonly element: "rate-limit-by-key";
  readonly calls: Expr<"integer">;
  readonly periodSeconds: number;
  readonly key: Expr<"string">;
  readonly countIf?: Expr<"boolean">;
  readonly countBy?: Expr<"integer">;
  readonly headers: CallReport;
  readonly retryAfter?: VariableName<"platform">;
  readonly remaining?: VariableName<"platform">;
}

export interface QuotaByKey {
  readonly element: "quota-by-key";
  readonly calls: number;
  readonly periodSeconds: number;
  readonly key: Expr<"string">;
  readonly countIf?: Expr<"boolean">;
  readonly firstPeriodStart?: string;
}

export interface IpFilter {
  readonly element: "ip-filter";
  readonly action: "allow" | "forbid";
  readonly addresses: readonly string[];
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
}

export interface Cors {
  readonly element: "cors";
  readonly allowCredentials: boolean;
  readonly terminateUnmatched: boolean;
  readonly origins: AtLeastOne<Constant>;
  /** Without any, GET and POST. */
  readonly methods: readonly string[];
  readonly maxAgeSeconds: number;
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
}

export interface LimitConcurrency {
  readonly element: "limit-concurrency";
  readonly key: Expr<"string">;
  readonly maxCount: number;
  readonly elements: readonly ElementData[];
}

export interface Retry {
  readonly element: "retry";
  readonly condition: Expr<"boolean">;
  readonly count: number;
  readonly intervalSeconds: number;
  readonly maxIntervalSeconds?: number;
  readonly deltaSeconds?: number;
  readonly firstFast: boolean;
  readonly elements: readonly ElementData[];
}

export interface ManagedIdentity {
  readonly resource: Constant;
  /** The client id of a user-assigned identity; the gateway's own identity without it. */
  readonly clientId?: Constant;
}

/** A request of the gateway's own. */
export interface OwnRequest {
  readonly timeoutSeconds: number;
  readonly url: Expr<"string">;
  readonly method: string;
  readonly headers: readonly SetHeader[];
  readonly body?: Expr<"string">;
  readonly identity?: ManagedIdentity;
  readonly certificate?: CertificateReference;
}

export interface SendRequest extends OwnRequest {
  readonly element: "send-request";
  readonly into: VariableName<"response">;
  readonly ignoreError: boolean;
}

export interface SendOneWayRequest extends OwnRequest {
  readonly element: "send-one-way-request";
}

export interface AuthenticationManagedIdentity extends ManagedIdentity {
  readonly element: "authentication-managed-identity";
  /** Without it, the token takes the place of the caller's. */
  readonly into?: VariableName<"string">;
  readonly ignoreError?: true;
}

interface SetBackendService {
  readonly element: "set-backend-service";
  readonly backend: { readonly baseUrl: Expr<"string"> } | { readonly backendId: string | Expr<"string"> };
}

export interface ForwardRequest {
  readonly element: "forward-request";
  readonly timeoutSeconds: number;
  readonly bufferRequest: boolean;
  readonly bufferResponse: boolean;
}

export interface ReturnResponse {
  readonly element: "return-response";
  /** An answer that was received: returned as it is, with the values beside it set on it. */
  readonly received?: VariableName<"response">;
  readonly status: Expr<"integer">;
  readonly reason: Expr<"string">;
  readonly headers: readonly SetHeader[];
  readonly body?: Expr<"string">;
}

interface IncludeFragment {
  readonly element: "include-fragment";
  readonly fragment: FragmentData;
}

export interface EmitMetric {
  readonly element: "emit-metric";
  readonly name: string;
  readonly namespace: string;
  readonly value: Expr<"integer">;
  readonly dimensions: AtLeastOne<Dimension>;
}

export interface LogToEventHub {
  readonly element: "log-to-eventhub";
  readonly loggerId: string;
  readonly partitionId?: string;
  readonly partitionKey?: string;
  readonly message: Expr<"string">;
}

export interface FindAndReplace {
  readonly element: "find-and-replace";
  readonly from: Expr<"string">;
  readonly to: Expr<"string">;
}

export interface CheckHeader {
  readonly element: "check-header";
  readonly name: string;
  readonly failedStatus: Expr<"integer">;
  readonly failedMessage: Expr<"string">;
  readonly ignoreCase: boolean;
  /** Without any, the header has to be there. */
  readonly values: readonly Expr<"string">[];
}

interface CacheKey {
  /** Which of the gateway's caches, where a policy that was read in says so. Both are one here. */
  readonly cachingType?: "internal" | "external";
  readonly key: Expr<"string">;
}

export interface CacheLookupValue extends CacheKey {
  readonly element: "cache-lookup-value";
  readonly into: VariableName<"string">;
  readonly otherwise?: Expr<"string">;
}

export interface CacheStoreValue extends CacheKey {
  readonly element: "cache-store-value";
  readonly value: Expr<"string">;
  readonly durationSeconds: Expr<"integer">;
}

export interface CacheRemoveValue extends CacheKey {
  readonly element: "cache-remove-value";
}

/** In one element what `cache-lookup-value` and `cache-store-value` do, with the elements that make a value in between. */
export interface CacheValue extends CacheKey {
  readonly element: "cache-value";
  readonly into: VariableName<"string">;
  readonly expiresAfterSeconds: Expr<"integer">;
  /** From then on the elements make the value anew; without it, when the value expires. */
  readonly refreshAfterSeconds?: Expr<"integer">;
  readonly otherwise?: Expr<"string">;
  readonly elements: readonly ElementData[];
}

/** Links to the backend in a body become links to the gateway; in inbound the other way round. */
export interface RedirectContentUrls {
  readonly element: "redirect-content-urls";
}

export interface Trace {
  readonly element: "trace";
  readonly source: Expr<"string">;
  readonly severity: "verbose" | "information" | "error";
  readonly message: Expr<"string">;
  readonly metadata: readonly { readonly name: string; readonly value: Expr<"string"> }[];
}

/** Elements that several documents share; stored once at the gateway. */
export interface FragmentData {
  /** The id at the gateway. */
  readonly id: string;
  /** What operators see. */
  readonly description: string;
  /** The section that it is for. */
  readonly section: Section;
  /** What it does. */
  readonly elements: readonly ElementData[];
}

interface Staged {
  /** The rule that the element serves. Becomes its `id`, which the gateway reports when the element fails. */
  readonly stage?: string;
}

/** An element of a policy as plain data. */
export type ElementData = Staged &
  (
    | Base
    | ValidateAzureAdToken
    | ValidateJwt
    | Choose
    | SetVariable
    | SetHeader
    | SetQueryParameter
    | SetBody
    | SetMethod
    | SetStatus
    | RewriteUri
    | RateLimitByKey
    | QuotaByKey
    | IpFilter
    | Cors
    | LimitConcurrency
    | Retry
    | SendRequest
    | SendOneWayRequest
    | AuthenticationManagedIdentity
    | SetBackendService
    | ForwardRequest
    | ReturnResponse
    | IncludeFragment
    | EmitMetric
    | CheckHeader
    | CacheLookupValue
    | CacheStoreValue
    | CacheRemoveValue
    | CacheValue
    | Trace
    | LogToEventHub
    | FindAndReplace
    | RedirectContentUrls
    | ModelElementData
    | ServiceElementData
  );

declare const place: unique symbol;

/**
 * An element that may stand in every one of the places `P`. The mark exists for the compiler alone; it takes a place as a parameter, so
 * that an element of many places fits where fewer are asked of it, and never the other way round.
 */
export type Element<P extends Place = never> = ElementData & { readonly [place]?: (place: P) => void };

/** The places where all of these elements may stand. */
export type CommonPlace<E extends Element> = { readonly [P in Place]: [E] extends [Element<P>] ? P : never }[Place];
