import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { ReferenceServerProps, ServerSettings } from "./index.ts";
import { ServerApp } from "./index.ts";

export const guid = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
export const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

export const settings: ServerSettings = {
  publicUrl: "https://mcp.example.com/mcp",
  tenantId: guid(1),
  apiClientId: guid(2),
  apiIdUri: "https://mcp.example.com/mcp",
  allowedClients: [guid(3)],
  gatewayClientId: guid(4),
  contentSafetyEndpoint: "https://cs-test.cognitiveservices.azure.com",
  documentsEndpoint: "https://stdocuments.blob.core.windows.net",
  auditKeyUrl: "https://kv-test.vault.azure.net/keys/audit",
  auditEndpoint: "https://staudit.blob.core.windows.net",
  stateHost: "redis-test.westeurope.redis.azure.net:10000",
  catalogueDigest: "A".repeat(43),
};

export const common = {
  ...surroundings,
  environment: { id: "/environment", defaultDomain: "calm.westeurope.azurecontainerapps.io" },
  identity: { id: "/identity", clientId: guid(5) },
  registry: { loginServer: "crtest.azurecr.io" },
  image: `crtest.azurecr.io/mcp-server@${digest}`,
};

export type Block = Record<string, unknown>;

export const synthesized = (props: Partial<ReferenceServerProps> = {}) =>
  synthesize((stack) => {
    new ServerApp(stack, "server", { ...common, settings, ...props });
  });

export const app = (props: Partial<ReferenceServerProps> = {}) =>
  resourceOf(synthesized(props), "azurerm_container_app");
export const template = (props: Partial<ReferenceServerProps> = {}) => app(props)["template"] as Block;
export const ingress = (props: Partial<ReferenceServerProps> = {}) => app(props)["ingress"] as Block;
export const container = (props: Partial<ReferenceServerProps> = {}) => (template(props)["container"] as Block[])[0]!;

export const variablesOf = (block: Block) =>
  Object.fromEntries((block["env"] as { name: string; value: string }[]).map(({ name, value }) => [name, value]));
