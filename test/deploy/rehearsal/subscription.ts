import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { place } from "../../../local/stand-ins/arm/cloud.ts";
import type { Handler } from "../../../local/stand-ins/http/message.ts";
import { json } from "../../../local/stand-ins/http/message.ts";
import { createRegistry } from "../../../local/stand-ins/registry/registry.ts";
import { decodeJwt } from "jose";
import type { DeploymentConfig } from "../../../stacks/config.ts";
import type { WrittenStack } from "../../../stacks/read-stacks.ts";
import { readStacks } from "../../../stacks/read-stacks.ts";
import { resourceProvidersOf } from "../../../constructs/resource-providers.ts";
import { deployments } from "../../deployments.ts";
import type { ObjectValue } from "../../plan/values.ts";
import { synthesisedDeployment } from "../../synthesised-deployment.ts";
import type { Loopback } from "../loopback.ts";
import { deployer, loopback } from "../loopback.ts";

const subscriptionId = `/subscriptions/${deployments.dev.subscriptionId}`;
const registryHost = "crimages.azurecr.io";
const registryId = `${subscriptionId}/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/crimages`;
export const digest = `sha256:${"cd34".repeat(16)}`;
/** A token that the endpoint accepts. */
export const goodToken = "good.token.here";

/** A subscription as a newcomer finds it, and the configuration file that names it. */
export interface Subscription extends Loopback {
  readonly stacks: readonly WrittenStack[];
  readonly folder: string;
  /** `--config` and `--out`, which every command here is given. */
  readonly place: readonly string[];
  /** What the endpoint answers to an authorised call, under its own path and under that of a revision of the API. */
  readonly endpoint: { own: number; revision: number };
}

const without = <T extends object, Key extends string & keyof T>(value: T, keys: readonly Key[]): Omit<T, Key> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !(keys as readonly string[]).includes(key))) as Omit<
    T,
    Key
  >;

/** One server behind a gateway, of the profile that protects what holds data. */
const configuration = (): Omit<DeploymentConfig, "servers"> => {
  const rest: Partial<DeploymentConfig> & Omit<DeploymentConfig, "servers"> = { ...deployments.standard };
  return { ...without(rest, ["governance", "servers"]), state: { ...rest.state, storageAccount: "stcontosostate" } };
};

const server = (image: string): string =>
  `{\n    name: "documents",\n    image: "${image}",\n    imageRegistryId: "${registryId}",\n    users: [{ name: "MCP users", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01" }],\n  }`;

export const emptySubscription = async (): Promise<Subscription> => {
  const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  const base = configuration();
  const image = `${registryHost}/mcp-server@sha256:${"ab12".repeat(16)}`;
  const file = join(folder, "mine.config.ts");
  writeFileSync(
    file,
    `export const deployment = {\n  ...${JSON.stringify(base)},\n  servers: [${server(image)}],\n};\n`,
  );
  const users = [{ name: "MCP users", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01" }];
  const written = synthesisedDeployment({
    ...base,
    servers: [{ name: "documents", image, imageRegistryId: registryId, users }],
  });
  const stacks = readStacks(written.app.outdir);
  written.remove();
  const named = (type: string): string =>
    String(stacks.flatMap(({ json: stack }) => Object.values(stack.resource[type] ?? {}))[0]?.["name"]);

  const endpoint = { own: 200, revision: 200 };
  const gateway: Handler = ({ path, headers }) => {
    if (headers.authorization !== `Bearer ${goodToken}`) return json(401, {});
    return json(path.includes(";rev=") ? endpoint.revision : endpoint.own, {});
  };
  const images = new Set([`mcp-server@sha256:${"ab12".repeat(16)}`]);
  const check = async (authorization: string | undefined) => decodeJwt(authorization?.slice("Bearer ".length) ?? "");
  const registry = { host: registryHost, tenantId: base.tenantId, check, allowed: [deployer.principalId], images };
  const world = await loopback({
    storageAccount: "stcontosostate",
    container: base.state.container,
    others: {
      [`${named("azurerm_api_management")}.azure-api.net`]: gateway,
      [registryHost]: createRegistry(registry),
      "source.blob.core.windows.net": () => json(201, {}),
    },
  });
  world.learn(stacks);
  prepare(world, stacks, images);
  mirror(world, stacks);
  const close = async (): Promise<void> => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...world, stacks, folder, place: ["--config", file, "--out", join(folder, "out")], endpoint, close };
};

/** The subscription before a deployment: an owner, regions with everything, the group of users, a registry that builds. */
const prepare = ({ cloud, objects }: Loopback, stacks: readonly WrittenStack[], images: Set<string>): void => {
  cloud.grants.push({ principalId: deployer.principalId, scope: subscriptionId, actions: ["*"] });
  const locations = ["West Europe"];
  const types = ["service", "managedEnvironments", "registries", "vaults", "workspaces", "redisEnterprise"];
  const resourceTypes = Object.fromEntries(types.map((type) => [type, locations]));
  for (const namespace of resourceProvidersOf(...stacks.map(({ json: stack }) => stack)))
    cloud.providers.set(namespace, { registrationState: "NotRegistered", resourceTypes });
  const fact = (path: string, body: unknown) => cloud.facts.set(path.toLowerCase(), body);
  const skus = (namespace: string, ...value: readonly object[]) =>
    fact(`get ${subscriptionId}/providers/${namespace}/skus`, { value: value.map((one) => ({ ...one, locations })) });
  skus("microsoft.apimanagement", { name: "StandardV2" });
  skus("microsoft.cognitiveservices", { kind: "ContentSafety" });
  objects.set("groups", new Map([["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01", { id: "users", securityEnabled: true }]]));
  place(cloud, registryId, { properties: { loginServer: registryHost } });
  fact(`post ${registryId}/listBuildSourceUploadUrl`, {
    uploadUrl: "https://source.blob.core.windows.net/upload?sig=x",
    relativePath: "tasks/source.tar.gz",
  });
  fact(`post ${registryId}/scheduleRun`, { properties: { runId: "r1", status: "Queued" } });
  const outputImages = [{ registry: registryHost, repository: "mcp-server", tag: "build-1", digest }];
  fact(`get ${registryId}/runs/r1`, { properties: { runId: "r1", status: "Succeeded", outputImages } });
  images.add(`mcp-server@${digest}`);
};

/** Puts into the cloud what a rollout reads there, when Terraform applies it. */
const mirror = ({ applying, cloud }: Loopback, stacks: readonly WrittenStack[]): void => {
  const named = (type: string): string =>
    String(stacks.flatMap(({ json: stack }) => Object.values(stack.resource[type] ?? {}))[0]?.["name"]);
  const group = `${subscriptionId}/resourceGroups/${named("azurerm_resource_group")}`;
  const service = `${group}/providers/Microsoft.ApiManagement/service/${named("azurerm_api_management")}`;
  const on = (type: string, id: (planned: ObjectValue) => string, properties: (planned: ObjectValue) => object) =>
    applying.set(type, async (planned) => {
      if (planned !== null) place(cloud, id(planned), { properties: properties(planned) });
      return undefined;
    });
  on(
    "azurerm_resource_group",
    () => group,
    () => ({}),
  );
  on(
    "azurerm_api_management_api",
    ({ name }) => `${service}/apis/${String(name)}`,
    ({ path }) => ({ path }),
  );
  on(
    "azurerm_api_management_backend",
    ({ name }) => `${service}/backends/${String(name)}`,
    ({ url }) => ({ url }),
  );
  on(
    "azurerm_api_management_api_policy",
    ({ api_name }) => `${service}/apis/${String(api_name)}/policies/policy`,
    ({ xml_content }) => ({ value: xml_content }),
  );
  applying.set("azurerm_container_app", async (planned) => {
    if (planned === null) return undefined;
    const name = String(planned["name"]);
    const id = `${group}/providers/Microsoft.App/containerApps/${name}`;
    const [template] = planned["template"] as readonly ObjectValue[];
    const revision = `${name}--${String(template?.["revision_suffix"])}`;
    const before = cloud.resources.get(id.toLowerCase())?.["properties"] as
      { readonly configuration?: object } | undefined;
    const traffic = [{ latestRevision: true, weight: 100 }];
    const configuration = { ingress: { fqdn: `${name}.calm.westeurope.azurecontainerapps.io`, traffic } };
    place(cloud, id, { properties: { configuration, ...before, latestRevisionName: revision } });
    place(cloud, `${id}/revisions/${revision}`, {
      properties: {
        active: true,
        healthState: "Healthy",
        provisioningState: "Provisioned",
        createdTime: new Date(Date.UTC(2026, 10, cloud.resources.size)).toISOString(),
      },
    });
    return undefined;
  });
};
