import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { Azure } from "../../deploy/azure/azure.ts";
import { createArm } from "../../local/stand-ins/arm/arm.ts";
import type { Cloud } from "../../local/stand-ins/arm/cloud.ts";
import { createCloud, place } from "../../local/stand-ins/arm/cloud.ts";
import type { GraphObjects } from "../../local/stand-ins/graph/directory-rows.ts";
import { createGraph } from "../../local/stand-ins/graph/graph.ts";
import type { Handler } from "../../local/stand-ins/http/message.ts";
import { json } from "../../local/stand-ins/http/message.ts";
import { deployments } from "../deployments.ts";

export const ids = {
  tenant: deployments.dev.tenantId,
  subscription: deployments.dev.subscriptionId,
  deployer: "d0000000-0000-4000-8000-00000000000a",
};

/** What the token of the deployer says; a test changes it. */
export interface Deployer {
  tid: string;
  oid: string;
  roles: string[];
}

export interface AzureWorld {
  readonly cloud: Cloud;
  readonly objects: GraphObjects;
  readonly deployer: Deployer;
  /** Handlers by host, beside Azure's own: registries, blobs. */
  readonly hosts: Map<string, Handler>;
  /** `METHOD path` of every request, in order. */
  readonly asked: string[];
  readonly azure: Azure;
  signedIn: boolean;
}

/** The stand-ins of Resource Manager and Graph under the SDK's own pipeline; only the socket is left out. */
export const azureWorld = (): AzureWorld => {
  const cloud = createCloud({ tenantId: ids.tenant, subscriptionId: ids.subscription });
  const objects: GraphObjects = new Map();
  const deployer: Deployer = { tid: ids.tenant, oid: ids.deployer, roles: ["Directory.Read.All"] };
  const check = async () => ({ ...deployer });
  const hosts = new Map<string, Handler>([
    ["management.azure.com", createArm({ cloud, check })],
    [
      "graph.microsoft.com",
      createGraph({ tenantId: ids.tenant, applications: [], identities: [], people: [] }, check, { objects }),
    ],
  ]);
  const asked: string[] = [];
  const world = { cloud, objects, deployer, hosts, asked, signedIn: true };
  const credential: TokenCredential = {
    getToken: async () => {
      if (!world.signedIn) throw new Error("Please run 'az login' to set up account");
      const payload = Buffer.from(JSON.stringify(deployer)).toString("base64url");
      return { token: `e30.${payload}.`, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  return Object.assign(world, { azure: new Azure(credential, client(hosts, asked)) });
};

const client = (hosts: ReadonlyMap<string, Handler>, asked: string[]): HttpClient => ({
  sendRequest: async (request: PipelineRequest) => {
    const { host, pathname, searchParams, origin } = new URL(request.url);
    asked.push(`${request.method} ${pathname}`);
    const handler = hosts.get(host) ?? (() => json(404, {}));
    const reply = await handler({
      method: request.method,
      path: pathname,
      query: searchParams,
      headers: request.headers.toJSON(),
      body: Buffer.from((request.body ?? "") as string | Uint8Array),
      origin,
    });
    const headers = createHttpHeaders(reply.headers as Record<string, string> | undefined);
    return { request, status: reply.status, headers, bodyAsText: String(reply.body ?? "") };
  },
});

export const subscriptionId = `/subscriptions/${ids.subscription}`;

/** Gives the deployer what an owner has. */
export const makeOwner = ({ cloud }: AzureWorld): void => {
  cloud.grants.push({ principalId: ids.deployer, scope: subscriptionId, actions: ["*"] });
};

export { place };
