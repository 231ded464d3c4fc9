import { azapiSchema } from "./azapi-schema.ts";
import type { BoundProvider } from "./bindings-in-use.ts";
import { azapiRules } from "./provider-rules/azapi-rules.ts";
import { factsOf } from "./provider-rules/facts.ts";
import type { ProviderRules } from "./provider-rules/provider-rules.ts";
import { rulesFromFacts } from "./provider-rules/provider-rules.ts";
import { schemaOf } from "./provider-rules/schema-of.ts";
import type { BlockSchema, ProviderSchema } from "./schema.ts";

/** The resource and data source types that something uses, as `type` names. */
export interface UsedTypes {
  readonly resources: Iterable<string>;
  readonly dataSources: Iterable<string>;
}

/** A provider's schema, known as far as it was needed. */
export interface SchemaSource {
  /** Makes the types known; types that the provider does not have stay unknown, for Terraform to refuse. */
  learn(types: UsedTypes): void;
  readonly schema: ProviderSchema;
  readonly rules: ProviderRules;
}

/** What is used and no more: all of azurerm would be ten megabytes per Terraform command. A type without facts is unknown. */
export const boundProvider = (provider: BoundProvider): SchemaSource => {
  const resources: Record<string, BlockSchema> = {};
  const dataSources: Record<string, BlockSchema> = {};
  const learn = (known: Record<string, BlockSchema>, mode: "resource" | "data", types: Iterable<string>) => {
    for (const type of types) {
      if (type in known || !type.startsWith(`${provider}_`)) continue;
      const facts = factsOf(mode, type);
      if (facts !== undefined) known[type] = schemaOf(facts);
    }
  };
  return {
    schema: { provider: schemaOf(factsOf("provider", provider)!), resources, dataSources },
    rules: rulesFromFacts,
    learn(types) {
      learn(resources, "resource", types.resources);
      learn(dataSources, "data", types.dataSources);
    },
  };
};

export const azapiProvider: SchemaSource = { schema: azapiSchema, rules: azapiRules, learn() {} };
