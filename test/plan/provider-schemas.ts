import { azapiSchema } from "./azapi-schema.ts";
import { bindingProviderSchema, bindingSchema, type BoundProvider } from "./binding-schema.ts";
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
}

/** Derives from the bindings what is used and no more: all of azurerm would be ten megabytes per Terraform command. */
export function boundProvider(provider: BoundProvider): SchemaSource {
  const resources: Record<string, BlockSchema> = {};
  const dataSources: Record<string, BlockSchema> = {};
  const learn = (known: Record<string, BlockSchema>, mode: "resource" | "data", types: Iterable<string>) => {
    for (const type of types) {
      if (type in known || !type.startsWith(`${provider}_`)) continue;
      const schema = bindingSchema(provider, mode, type);
      if (schema !== undefined) known[type] = schema;
    }
  };
  return {
    schema: { provider: bindingProviderSchema(provider), resources, dataSources },
    learn(types) {
      learn(resources, "resource", types.resources);
      learn(dataSources, "data", types.dataSources);
    },
  };
}

export const azapiProvider: SchemaSource = { schema: azapiSchema, learn() {} };
