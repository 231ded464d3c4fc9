// Long: each check of the doctor against one world that all of them share.
import { afterAll, describe, expect, it } from "vitest";
import type { Check, Patient, Verdict } from "../../deploy/doctor/check.ts";
import { examine, isBad } from "../../deploy/doctor/check.ts";
import { factsOf } from "../../deploy/doctor/facts.ts";
import { checks, verdictTable } from "../../deploy/doctor/index.ts";
import { landingZoneRules } from "@mcp-landing-zone/governance/guardrails";
import { json } from "../../local/stand-ins/http/message.ts";
import { createRegistry } from "../../local/stand-ins/registry/registry.ts";
import { inOrder } from "../../deploy/engine/order.ts";
import { readStacks } from "../../stacks/read-stacks.ts";
import { validated } from "../../stacks/validation/validate.ts";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { AzureWorld } from "./azure-world.ts";
import { azureWorld, ids, makeOwner, place, subscriptionId } from "./azure-world.ts";

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
const registryHost = "cr0contoso.azurecr.io";
const registryId = `${subscriptionId}/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/cr0contoso`;
const digest = `sha256:${"ab12".repeat(16)}`;
/** The image, and who must have signed it. */
const signedImage: Patient["facts"] = {
  ...facts,
  images: facts.images.map((one) => ({ ...one, signer: { key: "release.pub" } })),
};
/** The image in a private registry of the tenant. */
const privateImage: typeof facts = {
  ...facts,
  images: [{ field: "servers[0].image", image: `${registryHost}/mcp-server@${digest}`, registryId }],
};
const usages = `get ${subscriptionId}/providers/microsoft.app/locations/westeurope/usages`;
const subnet = (delegation?: string, prefix = "10.0.0.0/24") => ({
  properties: {
    addressPrefix: prefix,
    delegations: delegation === undefined ? [] : [{ properties: { serviceName: delegation } }],
    networkSecurityGroup: {},
    natGateway: {},
  },
});

interface Healthy extends AzureWorld {
  /** Images in the private registry. */
  readonly pulled: Set<string>;
}

/** A subscription and a tenant in which everything is as it must be. */
const healthy = (): Healthy => {
  const world = Object.assign(azureWorld(), { pulled: new Set([`mcp-server@${digest}`]) });
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
      "PolicyInsights",
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
  place(cloud, registryId, { properties: { loginServer: registryHost } });
  const registry = { host: registryHost, tenantId: ids.tenant, check: async () => ({ ...deployer }) };
  hosts.set(registryHost, createRegistry({ ...registry, allowed: [ids.deployer], images: world.pulled }));
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
};

const assignments = `${subscriptionId}/providers/Microsoft.Authorization/policyAssignments`;
const definitions = `${subscriptionId}/providers/Microsoft.Authorization/policyDefinitions`;
const externalIngress = "783ea2a8-b8fd-46be-896a-9ae79643a0b1";
const builtIn = landingZoneRules.find(({ id }) => id === externalIngress)!.definition;
const idOf = ({ name }: { readonly name: string }): string => `${definitions}/${name}`;
/** A definition of a company's own. */
const storageOfGroup = {
  name: "storage-names",
  displayName: "Storage names",
  mode: "Indexed",
  parameters: { allowed: { type: "Array" } },
  policyRule: {
    if: {
      allOf: [
        { field: "type", equals: "Microsoft.Storage/storageAccounts" },
        { field: "name", notIn: "[parameters('allowed')]" },
      ],
    },
    then: { effect: "deny" },
  },
};

const define = (
  { cloud }: AzureWorld,
  { name, ...properties }: { readonly name: string } & Readonly<Record<string, unknown>>,
) => place(cloud, `${definitions}/${name}`, { properties });

/** Assigns a definition of Azure itself, with an effect that its assignment chooses. */
const assign = ({ cloud }: AzureWorld, id: string, parameters: object, more: object = {}): void => {
  const policyDefinitionId = `/providers/Microsoft.Authorization/policyDefinitions/${id}`;
  const effect = { type: "String", defaultValue: "Audit" };
  place(cloud, policyDefinitionId, {
    properties: {
      ...builtIn,
      parameters: { effect },
      policyRule: { ...builtIn.policyRule, then: { effect: "[parameters('effect')]" } },
    },
  });
  place(cloud, `${assignments}/corp`, { properties: { policyDefinitionId, parameters, ...more } });
};

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
const ills: readonly [id: string, ill: (world: Healthy) => void, says: RegExp, changes?: Partial<Patient>][] = [
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
    /not allowed .*Microsoft\.Authorization\/roleAssignments\/write.*\n.*Role Based Access Control Administrator/,
  ],
  [
    "azure-rights",
    ({ cloud }) => cloud.grants.unshift({ ...cloud.grants.shift()!, notActions: ["Microsoft.App/*/join/action"] }),
    /-documents: not allowed Microsoft\.App\/managedEnvironments\/join\/action\n.*for Contributor/,
  ],
  [
    "azure-rights",
    (world) =>
      place(world.cloud, `${subscriptionId}/providers/Microsoft.Authorization/denyAssignments/d1`, {
        properties: {
          denyAssignmentName: "Blueprint lock",
          permissions: [{ actions: ["*/delete"], notActions: ["Microsoft.Insights/*"] }],
          excludePrincipals: [{ id: ids.tenant }],
        },
      }),
    /denied by Blueprint lock: .*Microsoft\.ApiManagement\/service\/apis\/.*delete.*\n.*to exclude d0000000/,
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
    /another subscription has a vault named .*\n.*nameSalt/,
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
    "image",
    ({ cloud }) =>
      cloud.grants.unshift({ ...cloud.grants.shift()!, notActions: ["Microsoft.ContainerRegistry/*/pull/read"] }),
    /not allowed Microsoft\.ContainerRegistry\/registries\/pull\/read.*\n.*AcrPull/,
    { facts: privateImage },
  ],
  [
    "image-signature",
    () => undefined,
    /servers\[0\]\.image: ghcr\.io\/\S+: Error: no matching signatures/,
    { facts: signedImage, cosign: () => ({ status: 1, stdout: "", stderr: "Error: no matching signatures\n" }) },
  ],
  [
    "image",
    ({ pulled }) => pulled.clear(),
    /cr0contoso\.azurecr\.io has no mcp-server@sha256:/,
    { facts: privateImage },
  ],
  [
    "image",
    ({ cloud }) => place(cloud, registryId, { properties: { loginServer: "other.azurecr.io" } }),
    /the image is of cr0contoso\.azurecr\.io, imageRegistryId is other\.azurecr\.io/,
    { facts: privateImage },
  ],
  [
    "image",
    ({ hosts }) => hosts.set(registryHost, () => json(403, {})),
    /warning: .*whether cr0contoso\.azurecr\.io has mcp-server@sha256:.* cannot be seen from here: 403/,
    { facts: privateImage },
  ],
  [
    "policies",
    (world) => assign(world, externalIngress, { effect: { value: "Deny" } }),
    /corp denies [^ ]*azurerm_container_app\..*To say for it: The app is external to its environment only.*\n.*--exemption-category Mitigated --policy-assignment .*\/corp --scope/,
  ],
  [
    "policies",
    (world) => {
      define(world, storageOfGroup);
      const member = (policyDefinitionReferenceId: string) => ({
        policyDefinitionId: idOf(storageOfGroup),
        policyDefinitionReferenceId,
        parameters: { allowed: { value: "[parameters('names')]" } },
      });
      place(world.cloud, `${subscriptionId}/providers/Microsoft.Authorization/policySetDefinitions/baseline`, {
        properties: {
          parameters: { names: { type: "Array", defaultValue: ["none"] } },
          policyDefinitions: [member("StorageNames"), member("Exempt")],
        },
      });
      place(world.cloud, `${assignments}/corp`, {
        properties: {
          policyDefinitionId: `${subscriptionId}/providers/Microsoft.Authorization/policySetDefinitions/baseline`,
        },
      });
      place(world.cloud, `${subscriptionId}/providers/Microsoft.Authorization/policyExemptions/one`, {
        properties: { policyAssignmentId: `${assignments}/corp`, policyDefinitionReferenceIds: ["exempt"] },
      });
    },
    /^(?!.*Exempt --scope)[^]*corp denies [^ ]*azurerm_storage_account\.[^]*--policy-definition-reference-ids StorageNames --scope/,
  ],
  [
    "policies",
    (world) => {
      define(world, {
        ...storageOfGroup,
        name: "odd",
        policyRule: { if: { field: "type", sounds: "like" }, then: { effect: "deny" } },
      });
      place(world.cloud, `${assignments}/odd`, { properties: { policyDefinitionId: `${definitions}/odd` } });
    },
    /warning: 1 denying definitions could not be judged here: Storage names \(/,
  ],
];

describe("the doctor", () => {
  it("finds nothing where everything is as it must be", async () => {
    const verdicts = await examine(checks, patientOf(healthy()));
    expect(verdictTable(verdicts.filter(isBad))).toBe("");
    expect(verdicts.filter(({ status }) => status === "not needed").map(({ id }) => id)).toEqual([
      "entra-rights",
      "image-signature",
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

  it.each([
    ["is not enforced", {}, { enforcementMode: "DoNotEnforce" }],
    [
      "leaves the group out",
      {},
      { notScopes: [`${subscriptionId}/resourceGroups/${nameOf("azurerm_resource_group")}`] },
    ],
    ["only audits", { effect: { value: "Audit" } }, {}],
  ])("policies: says nothing of an assignment that %s", async (_, parameters, more) => {
    const world = healthy();
    assign(world, externalIngress, { effect: { value: "Deny" }, ...parameters }, more);
    expect((await examine(withNeeds("policies"), patientOf(world))).at(-1)).toMatchObject({ status: "ok" });
  });

  it("R-72 image-signature: finds the configured signature, and reports a missing cosign", async () => {
    const signed = patientOf(healthy(), { facts: signedImage, cosign: () => ({ status: 0, stdout: "", stderr: "" }) });
    expect((await examine(withNeeds("image-signature"), signed)).at(-1)).toMatchObject({ status: "ok" });
    const without = patientOf(healthy(), {
      facts: signedImage,
      cosign: () => {
        throw new Error("cosign is not on the PATH");
      },
    });
    expect((await examine(withNeeds("image-signature"), without)).at(-1)).toMatchObject({
      status: "unknown",
      because: "cosign is not on the PATH",
    });
  });

  it("image: finds one in a private registry that the deployer may read", async () => {
    const verdicts = await examine(withNeeds("image"), patientOf(healthy(), { facts: privateImage }));
    expect(verdicts.at(-1)).toMatchObject({ id: "image", status: "ok" });
  });

  it("workspace: reports a missing one", async () => {
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
    expect(verdictTable(verdicts)).toContain("could not be checked: a principal is signed in: not given");
  });
});

/** A check with those that it needs before it. */
const withNeeds = (id: string): readonly Check[] => {
  const check = checks.find((one) => one.id === id)!;
  return check.needs === undefined ? [check] : [...withNeeds(check.needs), check];
};
