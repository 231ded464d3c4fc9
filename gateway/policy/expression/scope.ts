import type { BodyView } from "../message/body.ts";
import type { HeaderList } from "../message/headers.ts";
import type { UrlView } from "../message/url.ts";
import type { JsonNode } from "./expr.ts";

/** What an expression can see while a request is under way. */
export interface Scope {
  readonly request: RequestView;
  readonly variables: ReadonlyMap<string, VariableValue>;
  readonly response: ResponseView | undefined;
  readonly lastError: LastError | undefined;
  namedValue(name: string): string;
  /** What the service knows of the request; nothing where there is none, as without a subscription. */
  fact(name: ContextFact): string | undefined;
  random(bytes: number): Uint8Array;
  now(): Date;
  /** The JSON that a tagged text spells; remembered, because one document reads the same text many times. */
  json(tagged: string): JsonNode | undefined;
}

/** What a policy can read of the API, the caller and the gateway, by its place in `context`. */
export const contextFacts = [
  "Api.Id",
  "Api.Name",
  "Api.Path",
  "Operation.Id",
  "Operation.Name",
  "Product.Id",
  "Product.Name",
  "User.Id",
  "Subscription.Id",
  "Subscription.Name",
  "Deployment.Region",
  "Deployment.ServiceName",
  "Deployment.Gateway.Id",
] as const;

/** The name of something that the service knows of a request. */
export type ContextFact = (typeof contextFacts)[number];

export interface RequestView {
  readonly id: string;
  readonly method: string;
  readonly url: UrlView;
  readonly headers: HeaderList;
  readonly clientIp: string;
  readonly body: BodyView;
}

export interface ResponseView {
  readonly status: number;
  readonly headers: HeaderList;
}

/** An answer that `send-request` received. Its body is complete. */
export interface ReceivedResponse extends ResponseView {
  readonly body: BodyView;
}

/** The claims of a token whose signature, issuer, audience and lifetime have been checked. */
export interface ValidatedToken {
  /** The values of a claim; none if the token lacks it. */
  claim(name: string): readonly string[];
}

export type VariableValue = string | boolean | number | ValidatedToken | ReceivedResponse;

/** Why control moved to the on-error section. */
export interface LastError {
  /** The element that failed. */
  readonly source: string;
  /** Why, in the gateway's word for it. */
  readonly reason: string;
  /** Why, in a sentence; it may repeat what the client sent. */
  readonly message: string;
  /** The section that it was in. */
  readonly section: string;
  /** The stage of the element. */
  readonly policyId: string;
}
