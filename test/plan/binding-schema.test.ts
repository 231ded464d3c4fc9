import { describe, expect, it } from "vitest";
import { bindingProviderSchema, bindingSchema, type BoundProvider } from "./binding-schema.ts";
import { bindingsInUse } from "./bindings-in-use.ts";
import type { BlockSchema } from "./schema.ts";

function derived(provider: BoundProvider, type: string): BlockSchema {
  const schema = bindingSchema(provider, "resource", type);
  if (schema === undefined) throw new Error(`no binding of ${type}`);
  return schema;
}

describe("the schema of a binding", () => {
  const vault = derived("azurerm", "azurerm_key_vault");
  const app = derived("azurerm", "azurerm_container_app");

  it.each([
    ["required", vault, "sku_name", { type: "string", required: true, optional: false, computed: false }],
    ["optional", vault, "purge_protection_enabled", { type: "bool", required: false, optional: true, computed: false }],
    ["computed", vault, "vault_uri", { type: "string", required: false, optional: false, computed: true }],
    ["both", vault, "id", { type: "string", required: false, optional: true, computed: true }],
    ["a number", vault, "soft_delete_retention_days", { type: "number" }],
    ["a map", vault, "tags", { type: ["map", "string"] }],
    ["a list", app, "outbound_ip_addresses", { type: ["list", "string"], computed: true }],
    ["a secret", app, "custom_domain_verification_id", { sensitive: true }],
  ])("knows what is %s", (_what, schema, name, attribute) => {
    expect(schema.attributes[name]).toMatchObject(attribute);
  });

  it("knows what is write-only", () => {
    const { attributes } = derived("azurerm", "azurerm_key_vault_secret");
    expect(attributes.value_wo).toMatchObject({ writeOnly: true });
    expect(attributes.value).toMatchObject({ writeOnly: false });
  });

  it.each([
    ["one at most", app, "ingress", { nesting: "list", minItems: 0, maxItems: 1 }],
    ["exactly one", app, "template", { nesting: "list", minItems: 1, maxItems: 1 }],
    ["many", app, "registry", { nesting: "list", minItems: 0, maxItems: 0 }],
    ["a set", app, "secret", { nesting: "set", minItems: 0, maxItems: 0 }],
    ["a single", app, "timeouts", { nesting: "single", minItems: 0, maxItems: 0 }],
  ])("knows a block of %s", (_what, schema, name, block) => {
    expect(schema.blocks[name]).toMatchObject(block);
  });

  it("knows blocks in blocks, and what is computed in them", () => {
    const ingress = app.blocks.ingress?.block;
    expect(ingress?.blocks.traffic_weight?.block.attributes.percentage).toMatchObject({
      type: "number",
      required: true,
    });
    expect(ingress?.attributes.custom_domain).toMatchObject({
      type: ["list", ["object", { certificate_binding_type: "string", certificate_id: "string", name: "string" }]],
      computed: true,
    });
  });

  it("takes a block that is also computed for the attribute that it is", () => {
    const group = derived("azurerm", "azurerm_network_security_group");
    expect(group.blocks).not.toHaveProperty("security_rule");
    expect(group.attributes.security_rule).toMatchObject({
      type: ["set", ["object", { priority: "number" }, expect.arrayContaining(["priority"])]],
      optional: true,
      computed: true,
    });
  });

  it("knows the configuration of a provider, without what Terraform adds", () => {
    const { attributes, blocks } = bindingProviderSchema("azurerm");
    expect(attributes.storage_use_azuread).toMatchObject({ type: "bool", optional: true });
    expect(attributes).not.toHaveProperty("alias");
    expect(blocks.features?.block.blocks.key_vault?.block.attributes).toHaveProperty("purge_soft_delete_on_destroy");
  });

  it("does not exist for a type that the binding has not", () => {
    expect(bindingSchema("azurerm", "resource", "azurerm_teapot")).toBeUndefined();
  });
});

it("exists for every binding in use", () => {
  const bindings = bindingsInUse();
  const without = bindings.filter(
    ({ provider, mode, type }) => bindingSchema(provider, mode, type)?.attributes.id === undefined,
  );
  expect(without).toEqual([]);
  expect(bindings.length).toBeGreaterThan(50);
});
