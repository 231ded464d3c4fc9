import { computeTypes } from "./compute.ts";
import { dataTypes } from "./data.ts";
import { edgeTypes } from "./edge.ts";
import type { AzureType, Concern, NameRule, Price, SecureValue } from "./facts.ts";
import { gatewayTypes } from "./gateway.ts";
import { governanceTypes } from "./governance.ts";
import { identityTypes } from "./identity.ts";
import { networkTypes } from "./network.ts";
import { observabilityTypes } from "./observability.ts";

export type { DiagnosticFacts, PrivateLinkService, PrivateZoneName, Price, Want } from "./facts.ts";
export { is, oneOf, privateLink, stated } from "./facts.ts";

/** When the prices were looked up. They are list prices in US dollars per month of 730 hours, and an estimate. */
export const pricedOn = "2026-11-20";

/**
 * Facts per resource type. Types that send diagnostics: https://learn.microsoft.com/azure/azure-monitor/reference/logs-index
 * Which namespace a type needs stands in `resource-providers.ts`, by prefix: a further type of a service needs no row there.
 */
export const azureTypes = {
  ...gatewayTypes,
  ...computeTypes,
  ...dataTypes,
  ...networkTypes,
  ...edgeTypes,
  ...observabilityTypes,
  ...identityTypes,
  ...governanceTypes,
} as const;

type Types = typeof azureTypes;
/** A type of resource that sends logs or metrics. */
export type DiagnosableType = {
  [T in keyof Types]: Types[T] extends { readonly diagnostics: object } ? T : never;
}[keyof Types];

const entries: readonly (readonly [string, AzureType])[] = Object.entries(azureTypes);

/** One fact of every type that has it. */
export const factOf = <F extends keyof AzureType>(fact: F): Readonly<Record<string, NonNullable<AzureType[F]>>> =>
  Object.fromEntries(entries.flatMap(([type, facts]) => (facts[fact] === undefined ? [] : [[type, facts[fact]]])));

/** A kind of resource that gets a name from the deployment. */
export type NamedResource = {
  [T in keyof Types]: Types[T] extends { readonly names: infer N } ? Extract<keyof N, string> : never;
}[keyof Types];

/** How each kind of resource is named. */
export const nameRules = Object.assign({}, ...Object.values(factOf("names"))) as Readonly<
  Record<NamedResource, NameRule>
>;

const isPrice = (price: NonNullable<AzureType["price"]>): price is Price => typeof price["monthly"] === "number";

/** What costs money by merely standing there: a type, or `<type>/<tier>` where the tier decides. */
export const prices: Readonly<Record<string, Price>> = Object.fromEntries(
  Object.entries(factOf("price")).flatMap(([type, price]) =>
    isPrice(price) ? [[type, price]] : Object.entries(price).map(([tier, each]) => [`${type}/${tier}`, each]),
  ),
);

/** An argument of one resource type whose value decides about security. */
export interface SecureArgument extends SecureValue {
  readonly type: string;
}

/** The values that one posture rule wants, of all types. */
export const secureArguments = (concern: Concern): readonly SecureArgument[] =>
  Object.entries(factOf("secure")).flatMap(([type, secure]) =>
    (secure[concern] ?? []).map((value) => ({ ...value, type })),
  );
