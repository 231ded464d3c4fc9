import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Architecture } from "./architecture.ts";
import { readArchitecture } from "./architecture.ts";

const identity = "${azurerm_user_assigned_identity.server.principal_id}";
const platform = {
  resource: {
    azurerm_user_assigned_identity: { server: { name: "id-server" } },
    azurerm_key_vault: { vault: { name: "kv", public_network_access_enabled: false } },
    azurerm_role_assignment: {
      reads: {
        principal_id: identity,
        scope: "${azurerm_key_vault.vault.id}",
        role_definition_name: "Key Vault Secrets User",
      },
    },
    azurerm_private_endpoint: {
      vault: { private_service_connection: { private_connection_resource_id: "${azurerm_key_vault.vault.id}" } },
    },
  },
  data: { azurerm_client_config: { deployer: {} } },
  output: { vault: { value: "${azurerm_key_vault.vault.id}" } },
};
const workload = {
  resource: {
    azurerm_container_app: {
      server: { ingress: { external_enabled: true }, vault: "${data.terraform_remote_state.platform.outputs.vault}" },
    },
  },
};

const gateway = { public_network_access_enabled: true, virtual_network_type: "External" };
const gateways = {
  resource: {
    azurerm_api_management: {
      open: gateway,
      injected: { ...gateway, virtual_network_type: "Internal" },
      closed: gateway,
    },
    azapi_update_resource: {
      other: { resource_id: "${azurerm_api_management.open.id}", body: { properties: {} } },
      closing: {
        resource_id: "${azurerm_api_management.closed.id}",
        body: { properties: { publicNetworkAccess: "Disabled" } },
      },
    },
  },
};

let folder: string;
let architecture: Architecture;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "architecture-test-"));
  const stacks: Record<string, unknown> = {};
  for (const [name, stack] of Object.entries({ platform, workload, gateways })) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "cdk.tf.json"), JSON.stringify(stack));
    stacks[name] = { synthesizedStackPath: `${name}/cdk.tf.json` };
  }
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ stacks }));
  architecture = await readArchitecture(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const node = (id: string) => architecture.nodes.find((one) => one.id === id);

it("lists created resources, stack by stack, without data sources", () => {
  expect(architecture.stacks).toEqual(["platform", "workload", "gateways"]);
  expect(architecture.nodes).toHaveLength(10);
});

it("separates private from public resources", () => {
  expect(node("platform/azurerm_key_vault.vault")).toMatchObject({ exposure: "private", privateEndpoint: true });
  expect(node("workload/azurerm_container_app.server")).toMatchObject({ exposure: "public" });
  expect(node("platform/azurerm_user_assigned_identity.server")).not.toHaveProperty("exposure");
});

it("lists the rights of each identity", () => {
  expect(architecture.rights).toEqual([
    {
      who: "platform/azurerm_user_assigned_identity.server",
      whom: "platform/azurerm_key_vault.vault",
      role: "Key Vault Secrets User",
    },
  ]);
});

it("lists the references between resources", () => {
  expect(architecture.edges).toContainEqual({
    from: "platform/azurerm_private_endpoint.vault",
    to: "platform/azurerm_key_vault.vault",
    argument: "private_service_connection.private_connection_resource_id",
  });
});

it.each([
  ["open", "public"],
  ["injected", "private"],
  ["closed", "private"],
])("R-86 a gateway that is %s is %s", (name, exposure) => {
  expect(node(`gateways/azurerm_api_management.${name}`)).toMatchObject({ exposure });
});
