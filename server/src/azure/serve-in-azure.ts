import { overHttp, readSettings, SettingsError } from "@mcp-landing-zone/contract";
import type { Settings } from "@mcp-landing-zone/contract";
import { readCatalogueApprovals } from "../definitions/read-catalogue-approvals.ts";
import { CatalogueUntrusted } from "../definitions/trusted-approval.ts";
import { createLog } from "../log.ts";
import type { Log } from "../log.ts";
import { listen } from "../node/listen.ts";
import { createServer } from "../server.ts";
import type { ServerOptions } from "../server.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import type { Tool } from "../tools/define-tool.ts";
import { CatalogueRefused } from "@mcp-landing-zone/content";
import { DefinitionError } from "../tools/define-tool.ts";
import { CatalogueError } from "../tools/registry.ts";
import type { HttpWay } from "../upstreams/http-link.ts";
import type { Upstreams } from "../upstreams/upstream-tools.ts";
import { createAzurePorts } from "./ports.ts";
import type { AzurePorts } from "./ports.ts";

/** What a server in Azure needs beside its settings. */
export interface AzureServerOptions extends Pick<ServerOptions, "catalogue" | "catalogueApprovals" | "info"> {
  /** The server's own tools, given what they may reach; the tools of upstreams come with the settings. */
  readonly tools: (azure: AzurePorts) => readonly Tool[];
  /** Its resources, given what they may reach. @default none */
  readonly resources?: (azure: AzurePorts) => readonly Resource[];
  /** Its prompts, given what they may reach. @default none */
  readonly prompts?: (azure: AzurePorts) => readonly Prompt[];
  /** How upstreams are reached over HTTP. @default the system's resolver, TLS */
  readonly way?: HttpWay;
}

/** Said at the start and not at the first call, where Node denies it. */
const assertRunnable = ({ upstreams }: Settings): void => {
  const child = upstreams.find((upstream) => !overHttp(upstream));
  if (!child || (process.permission as NodeJS.ProcessPermission | undefined)?.has("child") !== false) return;
  const right =
    "reached over HTTP: Node's permission model runs no child process here; an image that needs one starts with --allow-child-process";
  throw new SettingsError([{ env: "MCP_UPSTREAMS", received: `${child.name} with a command`, right }]);
};

/** A server without upstreams does not load what speaks to them. */
const upstreamsOf = async (
  settings: Settings,
  { catalogue, way }: AzureServerOptions,
  azure: AzurePorts,
): Promise<Upstreams> => {
  const { upstreams } = settings;
  if (upstreams.length === 0) return { tools: [], resources: [], prompts: [], close: async () => undefined };
  assertRunnable(settings);
  const { createUpstreamTools } = await import("../upstreams/upstream-tools.ts");
  return createUpstreamTools({ ...azure, upstreams, catalogue, ...(way && { way }) });
};

const serve = async (options: AzureServerOptions, log: Log): Promise<void> => {
  const { tools, catalogue, info } = options;
  const settings = readSettings(process.env);
  const azure = await createAzurePorts(settings, (error, request) => log.write("error", error, request));
  log.tell(azure.tellLine);
  const upstreams = await upstreamsOf(settings, options, azure);
  const catalogueApprovals =
    settings.catalogueApprovals === undefined
      ? options.catalogueApprovals
      : readCatalogueApprovals(settings.catalogueApprovals);
  const server = createServer({
    tools: [...tools(azure), ...upstreams.tools],
    resources: [...(options.resources?.(azure) ?? []), ...upstreams.resources],
    prompts: [...(options.prompts?.(azure) ?? []), ...upstreams.prompts],
    catalogue,
    settings,
    ports: { ...azure.ports, log: log.write },
    ...(catalogueApprovals && { catalogueApprovals }),
    ...(info && { info }),
  });
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

/** Their messages name nothing but what the deployment itself has said. */
const forOperators = [SettingsError, CatalogueError, CatalogueRefused, CatalogueUntrusted, DefinitionError];

/**
 * Serves in production: settings from the environment, ports to Azure, a log without personal data, a graceful end. It prints all
 * problems of settings and catalogue at once, and ends.
 *
 * @example
 * serveInAzure({ catalogue, tools: ({ documents, egress, profiles }) => referenceTools({ documents, egress, profiles }) });
 */
export const serveInAzure = (options: AzureServerOptions): void => {
  const log = createLog();
  // An unforeseen state is left by ending: the platform starts a fresh one.
  process.on("unhandledRejection", (error) => {
    log.write("error", error);
    process.exit(1);
  });
  serve(options, log).catch((error: unknown) => {
    if (forOperators.some((kind) => error instanceof kind)) console.error((error as Error).message);
    else log.write("error", error);
    process.exit(1);
  });
};
