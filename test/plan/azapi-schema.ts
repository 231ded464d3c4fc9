import type { AttributeSchema, BlockSchema, NestedBlockSchema, ProviderSchema } from "./schema.ts";
import type { Value, TypeExpression } from "./values.ts";
import { dynamic } from "./values.ts";

const required = (type: TypeExpression): AttributeSchema => ({ type, required: true });
const optional = (type: TypeExpression): AttributeSchema => ({ type, optional: true });
const computed = (type: TypeExpression): AttributeSchema => ({ type, computed: true });
const derived = (type: TypeExpression): AttributeSchema => ({ type, optional: true, computed: true });
const defaulted = (type: TypeExpression, value: Value): AttributeSchema => ({ ...derived(type), default: value });

const strings: TypeExpression = ["list", "string"];
const stringMap: TypeExpression = ["map", "string"];

/** A nested attribute in the provider, which protocol 5 has not: an object with optional fields stands for it. */
const retry: TypeExpression = [
  "object",
  { error_message_regex: strings, interval_seconds: "number", max_interval_seconds: "number" },
  ["interval_seconds", "max_interval_seconds"],
];

const timeouts: NestedBlockSchema = {
  nesting: "single",
  minItems: 0,
  maxItems: 0,
  block: {
    attributes: {
      create: optional("string"),
      read: optional("string"),
      update: optional("string"),
      delete: optional("string"),
    },
    blocks: {},
  },
};

const identity: NestedBlockSchema = {
  nesting: "list",
  minItems: 0,
  maxItems: 0,
  block: {
    attributes: {
      type: required("string"),
      identity_ids: optional(strings),
      principal_id: computed("string"),
      tenant_id: computed("string"),
    },
    blocks: {},
  },
};

const common: Readonly<Record<string, AttributeSchema>> = {
  id: computed("string"),
  type: required("string"),
  response_export_values: optional("dynamic"),
  output: computed("dynamic"),
  retry: optional(retry),
};

const resource: BlockSchema = {
  attributes: {
    ...common,
    name: derived("string"),
    parent_id: derived("string"),
    location: defaulted("string", null),
    tags: defaulted(stringMap, null),
    body: defaulted("dynamic", dynamic(["object", {}], {})),
    sensitive_body: { ...optional("dynamic"), writeOnly: true },
    sensitive_body_version: optional(stringMap),
    schema_validation_enabled: defaulted("bool", true),
    replace_triggers_external_values: optional("dynamic"),
    delete_headers: optional(stringMap),
  },
  blocks: { identity, timeouts },
};

const updateResource: BlockSchema = {
  attributes: {
    ...common,
    resource_id: derived("string"),
    name: defaulted("string", null),
    parent_id: defaulted("string", null),
    body: optional("dynamic"),
  },
  blocks: { timeouts },
};

const resourceAction: BlockSchema = {
  attributes: {
    ...common,
    resource_id: required("string"),
    action: optional("string"),
    method: defaulted("string", "POST"),
    body: optional("dynamic"),
    when: defaulted("string", "apply"),
    ignore_not_found: optional("bool"),
  },
  blocks: { timeouts },
};

const resourceList: BlockSchema = {
  attributes: { ...common, parent_id: required("string") },
  blocks: { timeouts },
};

/** No binding of azapi is published, so this part of its schema is written down: what `constructs/azapi` can emit. */
export const azapiSchema: ProviderSchema = {
  provider: {
    attributes: { subscription_id: optional("string"), tenant_id: optional("string"), use_oidc: optional("bool") },
    blocks: {},
  },
  resources: {
    azapi_resource: resource,
    azapi_update_resource: updateResource,
    azapi_resource_action: resourceAction,
  },
  dataSources: { azapi_resource_list: resourceList },
};
