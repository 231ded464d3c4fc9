import { TerraformOutput, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { AzurermProvider, KeyVault, ResourceGroup } from "../../providers.ts";
import { synthesizeApp } from "../../testing.ts";
import { graphOf } from "./graph.ts";
import { stackOf } from "./test/app.ts";

describe("a graph of synthesised stacks", () => {
  const graph = graphOf(
    synthesizeApp((app) => {
      const [first, second, third] = ["first", "second-stack", "third"].map((name) => {
        const stack = new TerraformStack(app, name);
        new AzurermProvider(stack, "azurerm", { features: [{}] });
        return stack;
      }) as [TerraformStack, TerraformStack, TerraformStack];
      const group = new ResourceGroup(first, "group", { name: "rg", location: "westeurope" });
      const vault = new KeyVault(second, "vault", {
        name: "kv",
        location: group.location,
        resourceGroupName: group.name,
        tenantId: "t",
        skuName: "standard",
        lifecycle: { ignoreChanges: ["tags"] },
        dependsOn: [group],
      });
      new TerraformOutput(third, "address", { value: `at ${vault.vaultUri}`, staticId: true });
    }),
  );
  const vault = graph.resources.find(({ type }) => type === "azurerm_key_vault")!;

  it("names resources by stack and by place in the construct tree", () => {
    expect(vault).toMatchObject({ address: "second-stack/azurerm_key_vault.vault", path: "second-stack/vault" });
  });

  it("follows references between stacks as the framework writes them", () => {
    const references = vault.references.filter(({ from }) => from === "resource_group_name");
    expect(references).toMatchObject([{ to: "first/azurerm_resource_group.group" }]);
    expect(graph.outputs.find(({ name }) => name === "address")!.references).toMatchObject([
      { to: "second-stack/azurerm_key_vault.vault" },
    ]);
  });

  it("keeps what Terraform itself takes out of the arguments", () => {
    expect(Object.keys(vault.attributes).sort()).toEqual([
      "location",
      "name",
      "resource_group_name",
      "sku_name",
      "tenant_id",
    ]);
    expect(vault.ignoredChanges).toEqual(["tags"]);
  });
});

describe("references", () => {
  const to = (description: unknown, dependsOn: readonly string[] = []) =>
    graphOf({
      app: stackOf({ "azurerm_subnet.s": { description, depends_on: dependsOn }, "azurerm_key_vault.v": {} }),
    }).resources[0]!.references.map(({ to: target }) => target);

  it.each([
    ["a plain one", "${azurerm_key_vault.v.id}", ["app/azurerm_key_vault.v"]],
    ["in the middle of a text", "a/${azurerm_key_vault.v.id}/b", ["app/azurerm_key_vault.v"]],
    ["as an argument of a function", "${element(azurerm_key_vault.v.ids, 0)}", ["app/azurerm_key_vault.v"]],
    [
      "inside of a text inside of an expression",
      '${replace("${azurerm_key_vault.v.id}", "a", "b")}',
      ["app/azurerm_key_vault.v"],
    ],
    ["by index", '${azurerm_key_vault.v["a.b"].id}', ["app/azurerm_key_vault.v"]],
    ["in a list", ["${azurerm_key_vault.v.id}"], ["app/azurerm_key_vault.v"]],
    ["an iterator", "${each.value.azurerm_key_vault}", []],
    ["an escape", "$${azurerm_key_vault.v.id}", []],
    ["text", "azurerm_key_vault.v.id", []],
  ])("%s", (_what, description, expected) => {
    expect(to(description)).toEqual(expected);
  });

  it("a dependency", () => expect(to("", ["azurerm_key_vault.v"])).toEqual(["app/azurerm_key_vault.v"]));

  it("a reference to another resource's argument resolves to the target of that argument", () => {
    const graph = graphOf({
      app: stackOf({
        "azurerm_subnet.s": {},
        "azurerm_subnet_nat_gateway_association.a": { subnet_id: "${azurerm_subnet.s.id}" },
        "azurerm_subnet_network_security_group_association.b": {
          subnet_id: "${azurerm_subnet_nat_gateway_association.a.subnet_id}",
        },
        "azurerm_private_endpoint.p": { subnet_id: "${azurerm_subnet_network_security_group_association.b.subnet_id}" },
      }),
    });
    expect(graph.resources.at(-1)!.references.map(({ from, to: target }) => [from, target])).toEqual([
      ["subnet_id", "app/azurerm_subnet_network_security_group_association.b"],
      ["subnet_id", "app/azurerm_subnet_nat_gateway_association.a"],
      ["subnet_id", "app/azurerm_subnet.s"],
    ]);
  });

  it("arguments that refer to each other in a circle end", () => {
    const graph = graphOf({
      app: stackOf({
        "azurerm_subnet.s": { name: "${azurerm_subnet.t.name}" },
        "azurerm_subnet.t": { name: "${azurerm_subnet.s.name}" },
      }),
    });
    expect(graph.resources[0]!.references.map(({ to: target }) => target)).toContain("app/azurerm_subnet.t");
  });

  it("outputs that refer to each other in a circle end", () => {
    const output = (stack: string) => ({
      output: { o: { value: `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.o}` } },
    });
    const graph = graphOf({ a: stackOf({}, output("b")), b: stackOf({}, output("a")) });
    expect(graph.outputs.map(({ references }) => references)).toMatchObject([[{ to: undefined }], [{ to: undefined }]]);
  });
});
