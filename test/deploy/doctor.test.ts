import { afterAll, describe, expect, it } from "vitest";
import { type Check, examine, isBad, type Patient, type Verdict } from "../../deploy/doctor/check.ts";
import { factsOf } from "../../deploy/doctor/facts.ts";
import { checks, verdictTable } from "../../deploy/doctor/index.ts";
import { json } from "../../local/stand-ins/http/message.ts";
import { inOrder } from "../../deploy/engine/order.ts";
import { readStacks } from "../../stacks/read-stacks.ts";
import { validated } from "../../stacks/validate.ts";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import { type AzureWorld, azureWorld, ids, makeOwner, place, subscriptionId } from "./azure-world.ts";

// One deployment that gives every check something to look at.
const { servers, ...existing } = deployments["existing-network"];
const { application, ...server } = servers[0];
const config = validated({
  ...existing,
  authorization: deployments["standard-direct"].authorization,
  servers: [{ ...server, application: { ...application, identifierUri: "https://mcp.contoso.com/documents/mcp" } }],
});
const written = synthesisedDeployment(config);
afterAll(() => written.remove());
const stacks = inOrder(readStacks(written.app.outdir));
const facts = factsOf(config, stacks);
const nameOf = (type: string): string => String(facts.resources(type)[0]?.["name"]);
const now = Date.UTC(2026, 10, 29);

const regions = ["West Europe"];
const provider = (...types: readonly string[]) => ({
  registrationState: "Registered" as const,
  resourceTypes: Object.fromEntries(types.map((type) => [type, regions])),
});
const state = `${subscriptionId}/resourceGroups/${config.state.resourceGroup}/providers/Microsoft.Storage/storageAccounts/${config.state.storageAccount}`;
const blobHost = `${config.state.storageAccount}.blob.core.windows.net`;
const certificate = facts.certificates[0]!;
const usages = `get ${subscriptionId}/providers/microsoft.app/locations/westeurope/usages`;
const subnet = (delegation?: string, prefix = "10.0.0.0/24") => ({
  properties: {
    addressPrefix: prefix,
    delegations: delegation === undefined ? [] : [{ properties: { serviceName: delegation } }],
    networkSecurityGroup: {},
    natGateway: {},
  },
});

/** A subscription and a tenant in which everything is as it must be. */
function healthy(): AzureWorld {
  const world = azureWorld();
  const { cloud, objects, hosts, deployer } = world;
  makeOwner(world);
  cloud.grants.push({
    principalId: ids.deployer,
    scope: state,
    dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*"],
  });
  deployer.roles.push(
    "Application.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
  );
  for (const [namespace, ...types] of [
    ["Microsoft.ApiManagement", "service"],
    ["Microsoft.App", "managedEnvironments"],
    ["Microsoft.ContainerRegistry", "registries"],
    ["Microsoft.KeyVault", "vaults"],
    ["Microsoft.OperationalInsights", "workspaces"],
    ["Microsoft.Cache", "redisEnterprise"],
    ...[
      "AlertsManagement",
      "CognitiveServices",
      "ContainerService",
      "Insights",
      "ManagedIdentity",
      "Network",
      "Storage",
    ].map((name) => [`Microsoft.${name}`]),
  ] as [string, ...string[]][]) {
    cloud.providers.set(namespace, provider(...types));
  }
  cloud.facts.set(`get ${subscriptionId}/providers/microsoft.apimanagement/skus`, {
    value: [{ name: "StandardV2", locations: regions }],
  });
  cloud.facts.set(`get ${subscriptionId}/providers/microsoft.cognitiveservices/skus`, {
    value: [{ kind: "ContentSafety", locations: regions }],
  });
  cloud.facts.set(usages, { value: [{ name: { value: "ManagedEnvironmentCount" }, currentValue: 3, limit: 15 }] });
  place(cloud, state);
  place(cloud, `${state}/blobServices/default/containers/${config.state.container}`);
  hosts.set(blobHost, () => json(200, {}));
  hosts.set("ghcr.io", () => json(200, {}));
  place(cloud, certificate.vaultId, {
    properties: { enableRbacAuthorization: true, networkAcls: { defaultAction: "Deny", bypass: "AzureServices" } },
  });
  place(cloud, `${certificate.vaultId}/secrets/mcp-contoso-com`, {
    properties: { attributes: { enabled: true, exp: now / 1_000 + 90 * 86_400 } },
  });
  const { gateway, containers, endpoints } = facts.network!.subnetIds as Record<string, string>;
  place(cloud, gateway!, subnet("Microsoft.Web/serverFarms"));
  place(cloud, containers!, subnet("Microsoft.App/environments"));
  place(cloud, endpoints!, subnet());
  for (const id of facts.dnsZones) place(cloud, id);
  objects.set(
    "groups",
    new Map(facts.groups.map(({ objectId }) => [objectId, { id: objectId, securityEnabled: true }])),
  );
  objects.set(
    "applications",
    new Map(facts.applications.map(({ clientId, objectId }) => [objectId, { id: objectId, appId: clientId }])),
  );
  objects.set("domains", new Map([["contoso.com", { id: "contoso.com", isVerified: true }]]));
  return world;
}

const patientOf = (world: AzureWorld, changes: Partial<Patient> = {}): Patient => ({
  facts,
  stacks,
  azure: world.azure,
  engine: async () => "1.11.4",
  now: () => now,
  ...changes,
});

const replace = (world: AzureWorld, id: string, properties: Readonly<Record<string, unknown>>) =>
  place(world.cloud, id, properties);

/** One thing wrong for each check, and what the doctor says of it. */
const ills: readonly [id: string, ill: (world: AzureWorld) => void, says: RegExp, changes?: Partial<Patient>][] = [
  [
    "engine",
    () => {},
    /1\.9\.0/,
    { engine: () => Promise.reject(new Error("terraform: received version 1.9.0, expected 1.11 or later")) },
  ],
  ["sign-in", (world) => void (world.signedIn = false), /az login --tenant/],
  ["tenant", ({ deployer }) => void (deployer.tid = ids.deployer), /signed in to tenant d0000000/],
  ["subscription", ({ cloud }) => void (cloud.grants.length = 0), /not visible to the caller \(403\)/],
  [
    "azure-rights",
    ({ cloud }) => cloud.grants.unshift({ ...cloud.grants.shift()!, notActions: ["Microsoft.Authorization/*/write"] }),
    /not allowed Microsoft\.Authorization\/roleAssignments\/write.*\n.*Role Based Access Control Administrator/,
  ],
  [
    "entra-rights",
    ({ deployer }) => void (deployer.roles = ["Directory.Read.All"]),
    /Application\.ReadWrite\.OwnedBy or .*\n.*Application Administrator/,
    { stacks: [{ ...stacks[0]!, json: { ...stacks[0]!.json, resource: { azuread_application: { own: {} } } } }] },
  ],
  ["state", ({ cloud }) => void cloud.grants.pop(), /no Storage Blob Data Contributor.*\n.*npm run bootstrap/],
  ["state", ({ hosts }) => void hosts.set(blobHost, () => json(403, {})), /answers 403 on its data plane/],
  ["state", ({ cloud }) => void cloud.resources.delete(state.toLowerCase()), /storage account .*: 404/],
  [
    "resource-providers",
    ({ cloud }) =>
      cloud.providers.set("Microsoft.App", { ...provider("managedEnvironments"), registrationState: "NotRegistered" }),
    /not registered: Microsoft\.App\n/,
  ],
  [
    "region",
    ({ cloud }) =>
      cloud.providers.set("Microsoft.Cache", {
        registrationState: "Registered",
        resourceTypes: { redisEnterprise: ["East US"] },
      }),
    /Microsoft\.Cache\/redisEnterprise is not offered in westeurope\n.*one of eastus/,
  ],
  [
    "skus",
    ({ cloud }) => cloud.facts.set(`get ${subscriptionId}/providers/microsoft.apimanagement/skus`, { value: [] }),
    /StandardV2 is not offered/,
  ],
  [
    "quota",
    ({ cloud }) =>
      cloud.facts.set(usages, { value: [{ name: { value: "ManagedEnvironmentCount" }, currentValue: 15, limit: 15 }] }),
    /warning: ManagedEnvironmentCount in westeurope: 15 of 15/,
  ],
  [
    "deleted-names",
    ({ cloud }) =>
      place(
        cloud,
        `${subscriptionId}/providers/Microsoft.ApiManagement/locations/westeurope/deletedservices/${nameOf("azurerm_api_management")}`,
      ),
    /a deleted gateway keeps the name .*\n.*az apim deletedservice purge/,
  ],
  [
    "taken-names",
    ({ cloud }) => cloud.takenNames.add(nameOf("azurerm_key_vault")),
    /somebody else has a vault named .*\n.*nameSalt/,
  ],
  [
    "groups",
    ({ objects }) => void objects.get("groups")!.clear(),
    /servers\[0\]\.users\[0\]: no group .*\n.*az ad group show --group "MCP users"/,
  ],
  [
    "applications",
    ({ objects }) => objects.get("applications")!.clear(),
    /servers\[0\]\.application\.clientId: no application/,
  ],
  [
    "domains",
    ({ objects }) => objects.get("domains")!.clear(),
    /no verified domain of the tenant holds mcp\.contoso\.com/,
  ],
  [
    "subnets",
    (world) => replace(world, facts.network!.subnetIds["gateway"]!, subnet()),
    /delegated to nothing, expected Microsoft\.Web\/serverFarms/,
  ],
  [
    "subnets",
    (world) =>
      replace(world, facts.network!.subnetIds["containers"]!, subnet("Microsoft.App/environments", "10.0.0.0/28")),
    /is a \/28, expected a \/27/,
  ],
  ["dns-zones", ({ cloud }) => cloud.resources.delete(facts.dnsZones[0]!.toLowerCase()), /privateDnsZones\/.*: 404/],
  [
    "certificate",
    (world) => replace(world, certificate.vaultId, { properties: { publicNetworkAccess: "Disabled" } }),
    /--bypass AzureServices/,
  ],
  [
    "certificate",
    (world) =>
      replace(world, `${certificate.vaultId}/secrets/mcp-contoso-com`, {
        properties: { attributes: { exp: now / 1_000 } },
      }),
    /ends within 14 days/,
  ],
  [
    "image",
    ({ hosts }) => hosts.set("ghcr.io", () => json(404, {})),
    /servers\[0\]\.image: ghcr\.io answers 404 for contoso\/mcp-server@sha256:/,
  ],
  [
    "policies",
    (world) =>
      replace(world, `${subscriptionId}/providers/Microsoft.Authorization/policyAssignments/corp`, {
        properties: {
          policyDefinitionId:
            "/providers/Microsoft.Authorization/policyDefinitions/783ea2a8-b8fd-46be-896a-9ae79643a0b1",
          parameters: { effect: { value: "Deny" } },
        },
      }),
    /corp denies azurerm_container_app:.*\n.*az policy exemption create/,
  ],
];

describe("the doctor", () => {
  it("finds nothing where everything is as it must be", async () => {
    const verdicts = await examine(checks, patientOf(healthy()));
    expect(verdictTable(verdicts.filter(isBad))).toBe("");
    expect(verdicts.filter(({ status }) => status === "not needed").map(({ id }) => id)).toEqual([
      "entra-rights",
      "workspace",
    ]);
  });

  it.each(ills)("%s: finds what is wrong, and says what mends it (case %#)", async (id, ill, says, changes = {}) => {
    const world = healthy();
    ill(world);
    const verdicts = await examine(withNeeds(id), patientOf(world, changes));
    expect(verdicts.at(-1)).toMatchObject({ id, status: "finding" });
    expect(verdictTable(verdicts)).toMatch(says);
  });

  it("has a failing case for every check but that of a central workspace, which has one below", () => {
    expect([...new Set([...ills.map(([id]) => id), "workspace"])].sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  it("workspace: finds one that is not there", async () => {
    const workspaceId = `${subscriptionId}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/central`;
    const verdicts = await examine(withNeeds("workspace"), patientOf(healthy(), { facts: { ...facts, workspaceId } }));
    expect(verdicts.at(-1)).toMatchObject({ id: "workspace", status: "finding" });
  });

  it("says what could not be checked, and makes the checks that can be", async () => {
    const world = healthy();
    world.signedIn = false;
    const verdicts: readonly Verdict[] = await examine(checks, patientOf(world));
    expect(verdicts.find(({ id }) => id === "engine")?.status).toBe("ok");
    expect(verdicts.filter(({ status }) => status === "unknown").length).toBeGreaterThan(10);
    expect(verdictTable(verdicts)).toContain("could not be checked: somebody is signed in: not given");
  });
});

/** A check with those that it needs before it. */
function withNeeds(id: string): readonly Check[] {
  const check = checks.find((one) => one.id === id)!;
  return check.needs === undefined ? [check] : [...withNeeds(check.needs), check];
}
