/** The reference server in production: settings from the environment, ports to Azure, a listener, a graceful end. */
import { readSettings, referenceCatalogue, SettingsError } from "@mcp-landing-zone/contract";
import builtIn from "./definitions/approvals.json" with { type: "json" };
import type { Settings } from "@mcp-landing-zone/contract";
import { createAzurePorts } from "./azure/ports.ts";
import type { AzurePorts } from "./azure/ports.ts";
import { readApprovals } from "./definitions/read-approvals.ts";
import { CatalogueUntrusted } from "./definitions/trusted-approval.ts";
import { createLog } from "./log.ts";
import { listen } from "./node/listen.ts";
import { referenceTools } from "./reference/tools.ts";
import { createServer } from "./server.ts";
import { CatalogueError } from "./tools/registry.ts";
import type { Upstreams } from "./upstreams/upstream-tools.ts";

const log = createLog();

/** A server without upstreams does not load what speaks to them. */
const upstreamsOf = async ({ upstreams }: Settings, azure: AzurePorts): Promise<Upstreams> => {
  if (upstreams.length === 0) return { tools: [], close: async () => undefined };
  const { createUpstreamTools } = await import("./upstreams/upstream-tools.ts");
  return createUpstreamTools({ ...azure, upstreams, catalogue: referenceCatalogue });
};

const main = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const azure = await createAzurePorts(settings, (error, request) => log.write("error", error, request));
  const { ports, documents, egress, profiles } = azure;
  log.tell(azure.tellLine);
  const upstreams = await upstreamsOf(settings, azure);
  const tools = [...referenceTools({ documents, egress, profiles }), ...upstreams.tools];
  const approvals = settings.catalogueApprovals === undefined ? builtIn : readApprovals(settings.catalogueApprovals);
  const server = createServer({ tools, catalogue: referenceCatalogue, approvals, settings, ports });
  await server.registry.refresh();
  for (const [name, reason] of server.registry.withheld) log.write("warning", `tool ${name} is withheld: ${reason}`);
  const listening = await listen(server, settings);
  log.write("info", `listening on ${settings.bindAddress}:${listening.port}`);
  azure.tellOf(server);

  const stop = async (): Promise<void> => {
    await listening.stop();
    await upstreams.close();
    await azure.close();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
};

/** A state nobody foresaw is left by ending: the platform starts a fresh one. */
process.on("unhandledRejection", (error) => {
  log.write("error", error);
  process.exit(1);
});

/** Their messages name nothing but what the deployment itself has said. */
const forOperators = [SettingsError, CatalogueError, CatalogueUntrusted];

main().catch((error: unknown) => {
  if (forOperators.some((kind) => error instanceof kind)) console.error((error as Error).message);
  else log.write("error", error);
  process.exit(1);
});
