import type { Expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";

/** What a limit of calls writes into the answer, by the names of its headers. */
export interface CallReport {
  /** The seconds to wait after a refusal. */
  readonly retryAfter?: string;
  /** The calls that are left of the window. */
  readonly remaining?: string;
  /** The calls of a window. */
  readonly total?: string;
}

/** A limit of one API or operation within that of a subscription. The service knows either by its id or by its name. */
export interface NestedLimit {
  /** The id of the API or the operation. */
  readonly id?: string;
  /** The name of the API or the operation. */
  readonly name?: string;
  /** The calls of a window. */
  readonly calls: number;
  /** The window. @default that of the limit around it */
  readonly periodSeconds?: number;
}

/** A limit of one API within that of a subscription, with limits of its operations. */
export interface ApiLimit extends NestedLimit {
  /** Limits of single operations. @default none */
  readonly operations?: readonly NestedLimit[];
}

export interface RateLimit {
  readonly element: "rate-limit";
  readonly calls: number;
  readonly periodSeconds: number;
  readonly headers: CallReport;
  readonly retryAfter?: VariableName<"platform">;
  readonly remaining?: VariableName<"platform">;
  readonly apis: readonly ApiLimit[];
}

export interface Quota {
  readonly element: "quota";
  readonly calls: number;
  /** None is for ever. */
  readonly periodSeconds: number;
  readonly apis: readonly ApiLimit[];
}

export interface AuthenticationBasic {
  readonly element: "authentication-basic";
  readonly username: Expr<"string">;
  readonly password: Expr<"string">;
}

/** A client certificate that the gateway holds. */
export type CertificateReference =
  | { readonly thumbprint: Expr<"string"> }
  | {
      /** The id at the gateway. */
      readonly certificateId: Expr<"string">;
    };

export interface AuthenticationCertificate {
  readonly element: "authentication-certificate";
  readonly certificate: CertificateReference;
}

export interface MockResponse {
  readonly element: "mock-response";
  readonly status: number;
  readonly contentType?: string;
  /** Which of the examples that fit. */
  readonly index?: number;
}

export interface CacheLookup {
  readonly element: "cache-lookup";
  readonly varyByDeveloper: Expr<"boolean">;
  readonly varyByDeveloperGroups: Expr<"boolean">;
  readonly cachingType?: "internal" | "external";
  /** What the service takes with caching behind it, which is off here: kept as it was written. */
  readonly mustRevalidate?: boolean;
  /** Looks for answers to requests with an Authorization header as well. */
  readonly allowPrivate?: Expr<"boolean">;
  readonly varyByHeaders: readonly string[];
  /** Without any, all of them. */
  readonly varyByQueryParameters: readonly string[];
}

export interface CacheStore {
  readonly element: "cache-store";
  readonly durationSeconds: Expr<"integer">;
  /** Whether this answer is kept; without it an answer of status 200 is. */
  readonly keepIf?: Expr<"boolean">;
}

/** Elements that need what the service knows: subscriptions, certificates, examples, its cache of answers. */
export type ServiceElementData =
  RateLimit | Quota | AuthenticationBasic | AuthenticationCertificate | MockResponse | CacheLookup | CacheStore;
