// Stand-in for Azure's name service: the real names under which the services of a deployment are asked.
import { loginHost } from "./entra/issuers.ts";

/** Names that belong to one deployment; those of Entra, Graph and Resource Manager are everybody's. */
export interface DeploymentHosts {
  readonly vault: string;
  readonly contentSafety: string;
  readonly documents: string;
  readonly audit: string;
  readonly telemetry: string;
  readonly collection: string;
}

export type Hosts = DeploymentHosts & { readonly entra: string; readonly graph: string; readonly arm: string };

/** A web site that the demo allows its tools to read. */
export const pagesHost = "pages.stand-in.example";

export const demoHosts: DeploymentHosts = {
  vault: "kv-mcp-demo.vault.azure.net",
  contentSafety: "cs-mcp-demo.cognitiveservices.azure.com",
  documents: "stmcpdemodocs.blob.core.windows.net",
  audit: "stmcpdemoaudit.blob.core.windows.net",
  collection: "dce-mcp-demo-ab12.westeurope-1.ingest.monitor.azure.com",
  telemetry: "westeurope-0.in.applicationinsights.azure.com",
};

export const hostsOf = (deployment: DeploymentHosts): Hosts => ({
  ...deployment,
  entra: loginHost,
  graph: "graph.microsoft.com",
  arm: "management.azure.com",
});
