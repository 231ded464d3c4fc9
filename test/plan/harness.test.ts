import { TerraformOutput } from "cdktf";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AzapiResource } from "../../constructs/azapi/index.ts";
import {
  Application,
  DataAzurermClientConfig,
  KeyVault,
  LogAnalyticsWorkspace,
  NetworkSecurityGroup,
  RoleAssignment,
} from "../../constructs/providers.ts";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import type { Plan, State } from "./plan-json.ts";
import { plannedChanges, plannedDestroys, resolvedResources } from "./plan-json.ts";
import { SUBSCRIPTION_ID, TENANT_ID } from "./resource-ids.ts";
import { sampleResources, sampleStack } from "./sample-stack.ts";
import { synthesised } from "./synthesised.ts";
import { terraformAvailable } from "./terraform-cli.ts";

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

type Sample = ReturnType<typeof sampleResources>;

const sample = (add: (resources: Sample) => void = () => {}, networkId?: string): string =>
  synthesised((app) => add(sampleResources(sampleStack(app, "sample"), networkId)))("sample");

const valuesOf = (source: Plan | State, address: string): Readonly<Record<string, unknown>> => {
  const found = resolvedResources(source).find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`nothing at ${address}`);
  return found.values;
};

describe.skipIf(!terraformAvailable())("offline Terraform", () => {
  let terraform: OfflineTerraform;
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });
  afterAll(() => terraform.close());

  /** Applies a stack to an empty Azure. */
  const applied = (stack: string) => terraform.deployment().apply(stack);

  describe("the life of a stack", () => {
    it("plans to create everything at first", async () => {
      expect(plannedChanges(await terraform.deployment().plan(sample()))).toEqual([
        "create azurerm_resource_group.group",
        "create azurerm_user_assigned_identity.identity",
        "create azurerm_virtual_network.network",
      ]);
    });

    it("has nothing left to do after it was applied", async () => {
      const deployment = terraform.deployment();
      const stack = sample(everything);
      await deployment.apply(stack);
      expect(plannedChanges(await deployment.plan(stack))).toEqual([]);
    });

    it("applies the plan that was looked at", async () => {
      const deployment = terraform.deployment();
      const stack = sample();
      await deployment.plan(stack);
      expect(resolvedResources(await deployment.apply(stack))).toHaveLength(3);
    });

    it("gives the same state to the same stack, run after run", async () => {
      expect(resolvedResources(await applied(sample()))).toEqual(resolvedResources(await applied(sample())));
    });

    it("keeps the states of deployments apart", async () => {
      await applied(sample());
      expect(plannedChanges(await terraform.deployment().plan(sample()))).toHaveLength(3);
    });

    it("plans what a change of an argument changes", async () => {
      const deployment = terraform.deployment();
      await deployment.apply(sample());
      const plan = await deployment.plan(sample(({ network }) => (network.addressSpace = ["10.1.0.0/16"])));
      expect(plannedChanges(plan)).toEqual(["update azurerm_virtual_network.network"]);
    });
  });

  describe("an upgrade", () => {
    const planUpgrade = async (upgraded: string) => {
      const deployment = terraform.deployment();
      await deployment.apply(sample());
      return deployment.plan(upgraded);
    };

    it("destroys what got another construct id", async () => {
      const plan = await planUpgrade(sample(() => {}, "renamed"));
      expect(plannedDestroys(plan)).toEqual(["azurerm_virtual_network.network"]);
    });

    it("destroys nothing when the id was moved", async () => {
      const moved = sample(({ network }) => network.moveFromId("azurerm_virtual_network.network"), "renamed");
      const plan = await planUpgrade(moved);
      expect(plannedDestroys(plan)).toEqual([]);
      expect(plannedChanges(plan)).toEqual([]);
    });

    it("destroys what Azure cannot rename", async () => {
      const plan = await planUpgrade(sample(({ network }) => (network.name = "vnet-other")));
      expect(plannedDestroys(plan)).toEqual(["azurerm_virtual_network.network"]);
    });
  });

  describe("stacks that refer to each other", () => {
    const twoStacks = (identityName = "id-sample") =>
      synthesised((app) => {
        const { identity } = sampleResources(sampleStack(app, "first"));
        identity.name = identityName;
        const second = sampleStack(app, "second");
        new RoleAssignment(second, "reader", {
          scope: `/subscriptions/${SUBSCRIPTION_ID}`,
          roleDefinitionName: "Reader",
          principalId: identity.principalId,
        });
      });

    it("meet in the state of the first", async () => {
      const stack = twoStacks();
      const deployment = terraform.deployment();
      const first = await deployment.apply(stack("first"));
      const second = await deployment.apply(stack("second"));
      expect(valuesOf(second, "azurerm_role_assignment.reader").principal_id).toEqual(
        valuesOf(first, "azurerm_user_assigned_identity.identity").principal_id,
      );
    });

    it("are planned anew when a state that they read has changed", async () => {
      const deployment = terraform.deployment();
      const stack = twoStacks();
      await deployment.apply(stack("first"));
      await deployment.plan(stack("second"));
      const first = await deployment.apply(twoStacks("id-other")("first"));
      const second = await deployment.apply(stack("second"));
      expect(valuesOf(second, "azurerm_role_assignment.reader").principal_id).toEqual(
        valuesOf(first, "azurerm_user_assigned_identity.identity").principal_id,
      );
    });

    it("fail when the first was not applied", async () => {
      await expect(terraform.deployment().plan(twoStacks()("second"))).rejects.toThrow(/Unable to find remote state/);
    });
  });

  describe("values that Azure would compute", () => {
    let state: Promise<State> | undefined;
    const afterEverything = () => (state ??= applied(sample(everything)));

    it("is unknown in a plan", async () => {
      const plan = await terraform.deployment().plan(sample());
      expect(valuesOf(plan, "azurerm_user_assigned_identity.identity")).not.toHaveProperty("principal_id");
    });

    it("has the shape of the real thing", async () => {
      const state = await afterEverything();
      const group = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-sample`;
      const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-sample`;
      expect(valuesOf(state, "azurerm_user_assigned_identity.identity")).toMatchObject({
        id: identity,
        tenant_id: TENANT_ID,
        client_id: expect.stringMatching(GUID),
        principal_id: expect.stringMatching(GUID),
      });
      expect(valuesOf(state, "azuread_application.application").id).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
      expect(valuesOf(state, "azapi_resource.configuration").id).toBe(`${identity}/configurations/current`);
    });

    it("is spelled as Azure spells it, to the slash at the end", async () => {
      const state = await afterEverything();
      expect(valuesOf(state, "azurerm_key_vault.vault").vault_uri).toBe("https://kv-sample.vault.azure.net/");
      expect(valuesOf(state, "azurerm_log_analytics_workspace.workspace").workspace_id).toMatch(GUID);
    });

    it("is computed inside blocks too", async () => {
      const state = await afterEverything();
      expect(valuesOf(state, "azurerm_log_analytics_workspace.workspace").identity).toEqual([
        expect.objectContaining({ principal_id: expect.stringMatching(GUID) }),
      ]);
    });

    it("leaves what was set as it was set", async () => {
      const state = await afterEverything();
      expect(valuesOf(state, "azurerm_network_security_group.rules").security_rule).toEqual([
        expect.objectContaining({ name: "deny", priority: 100, description: null }),
      ]);
    });

    it("holds the azapi outputs that were asked for, with the body typed as it was written", async () => {
      const state = await afterEverything();
      expect(valuesOf(state, "azapi_resource.configuration")).toMatchObject({
        body: { properties: { port: "443", count: 1, nothing: null, list: [1, "2"] } },
        output: { properties: { fqdn: "current.example.net" } },
      });
      expect(state.values?.outputs?.fqdn?.value).toBe("current.example.net");
    });

    it("never holds a write-only value", async () => {
      expect(JSON.stringify(await afterEverything())).not.toContain("write-only-value");
    });

    it("answers a data source", async () => {
      const state = await afterEverything();
      expect(valuesOf(state, "data.azurerm_client_config.client").tenant_id).toBe(TENANT_ID);
    });
  });

  it("refuses to print what the provider marks as sensitive", async () => {
    const stack = sample(({ group }) => {
      const { resourceGroupName, location } = { resourceGroupName: group.name, location: group.location };
      const workspace = new LogAnalyticsWorkspace(group.cdktfStack, "w", {
        name: "log-sample",
        resourceGroupName,
        location,
      });
      new TerraformOutput(group.cdktfStack, "key", { value: workspace.primarySharedKey });
    });
    await expect(terraform.deployment().plan(stack)).rejects.toThrow(/Output refers to sensitive values/);
  });

  it("plans the HCL output to the same values as the JSON output", async () => {
    const json = await terraform.deployment().plan(sample(everything));
    vi.stubEnv("SYNTH_HCL_OUTPUT", "true");
    const hcl = await terraform.deployment().plan(sample(everything));
    vi.unstubAllEnvs();
    expect(resolvedResources(hcl)).toEqual(resolvedResources(json));
  });
});

/** One of everything that the providers treat in a way of its own. */
const everything = ({ group, identity }: Sample): void => {
  const stack = group.cdktfStack;
  const { name: resourceGroupName, location } = group;
  const client = new DataAzurermClientConfig(stack, "client", {});
  new LogAnalyticsWorkspace(stack, "workspace", {
    name: "log-sample",
    resourceGroupName,
    location,
    identity: { type: "SystemAssigned" },
    timeouts: { create: "10m" },
  });
  new NetworkSecurityGroup(stack, "rules", {
    name: "nsg",
    resourceGroupName,
    location,
    securityRule: [{ name: "deny", priority: 100, direction: "Inbound", access: "Deny", protocol: "*" }],
  });
  new KeyVault(stack, "vault", {
    name: "kv-sample",
    resourceGroupName,
    location,
    skuName: "premium",
    tenantId: client.tenantId,
    networkAcls: { bypass: "None", defaultAction: "Deny" },
  });
  new Application(stack, "application", {
    displayName: "app",
    requiredResourceAccess: [{ resourceAppId: TENANT_ID, resourceAccess: [{ id: TENANT_ID, type: "Scope" }] }],
  });
  const configuration = new AzapiResource(stack, "configuration", {
    type: "Microsoft.ManagedIdentity/userAssignedIdentities/configurations@2024-01-01",
    parentId: identity.id,
    name: "current",
    identity: { type: "SystemAssigned" },
    body: { properties: { port: "443", count: 1, nothing: null, list: [1, "2"], owner: client.objectId } },
    sensitiveBody: { properties: { password: "write-only-value" } },
    sensitiveBodyVersion: { "properties.password": "1" },
    responseExportValues: ["properties.fqdn"],
    retry: { errorMessageRegex: ['say "hi"\n$${x}'] },
  });
  new TerraformOutput(stack, "fqdn", { value: configuration.outputPath("properties.fqdn"), staticId: true });
};
