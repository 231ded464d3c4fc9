import { readSettings, writeSettings } from "@mcp-landing-zone/contract";
import type { Settings, ToolCatalogue } from "@mcp-landing-zone/contract";
import { systemClock } from "../clock.ts";
import { lines } from "../lines.ts";
import { createLog } from "../log.ts";
import type { Ports } from "../ports.ts";
import { createServer } from "../server.ts";
import type { ServerOptions } from "../server.ts";
import { createMemoryState } from "../state/memory.ts";
import { createPipeIdentity, parties } from "./pipe-identity.ts";
import { createLineServer } from "./serve-lines.ts";
import { confined, confinedPrompt, confinedResource, noDownstream, problemsOf } from "./stdio-tools.ts";
import type { StdioReach } from "./stdio-tools.ts";

/** What `serveStdio` takes. */
export interface StdioOptions extends StdioReach, Pick<ServerOptions, "catalogue" | "catalogueApprovals" | "info"> {
  /** The digest of the catalogue that a person approved. */
  readonly catalogueDigest: string;
  /** The server's dependencies. */
  readonly ports: Pick<Ports, "audit" | "shield">;
}

/**
 * Why a process does not serve.
 *
 * @example
 * declare const options: StdioOptions;
 * try {
 *   serveStdio(options);
 * } catch (error) {
 *   if (error instanceof StdioRefused) console.error(error.message);
 * }
 */
export class StdioRefused extends Error {
  override readonly name = "StdioRefused";

  constructor(problems: readonly string[]) {
    super(`${problems.join("\n")}\nsee docs/errors.md#stdio-refused`);
  }
}

const grantedBy = "MCP_STDIO_SCOPES";
/** For what is in work to be recorded, once the client is gone. */
const drainMs = 2_000;

/**
 * Limits and switches come from the environment as they do over HTTP; there are no services to call. No one else is
 * there either, so what another person must approve is not offered.
 */
const settingsOf = (catalogueDigest: string, { tools }: ToolCatalogue): Settings => {
  const settings = readSettings({
    ...process.env,
    ...writeSettings({
      profile: "production",
      publicUrl: "https://stdio.invalid/mcp",
      tenantId: parties.tenant,
      identityClientId: parties.server,
      apiClientId: parties.server,
      apiIdUri: "api://stdio.invalid",
      allowedClients: [parties.client],
      gatewayClientId: parties.gateway,
      contentSafetyEndpoint: "https://stdio.invalid",
      documentsEndpoint: "https://stdio.invalid",
      auditEndpoint: "https://stdio.invalid",
      auditKeyUrl: "https://stdio.invalid/keys/none",
      // a client of the older revision says in its handshake that it can ask its user.
      sessions: "bound",
      catalogueDigest,
    }),
  });
  const forOthers = tools.filter(({ approval }) => approval === "other-person").map(({ name }) => name);
  return { ...settings, withheldTools: [...settings.withheldTools, ...forOthers] };
};

const grantedScopes = ({ scopes }: ToolCatalogue, problems: string[]): readonly string[] => {
  const granted = (process.env[grantedBy] ?? "").split(",").filter(Boolean);
  const known = scopes.map(({ name }) => name);
  if (granted.length === 0 || granted.some((name) => !known.includes(name))) {
    problems.push(`${grantedBy}: received ${granted.join(",") || "nothing"}; should be some of ${known.join(",")}`);
  }
  return granted;
};

/** From now on what a tool or a library prints goes to standard error: standard output carries the protocol alone. */
const takeStdout = (): ((json: string) => void) => {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (json) => void write(`${json}\n`);
};

/**
 * Serves one client over standard input and output, until that ends: for a server that runs on its user's machine. Rights are
 * what the environment grants; every stage behind the token is the one that requests over HTTP pass.
 *
 * @example
 * declare const options: StdioOptions;
 * serveStdio(options);
 */
export const serveStdio = (options: StdioOptions): void => {
  const {
    tools,
    resources = [],
    prompts = [],
    catalogue,
    ports,
    onBehalfOf = noDownstream,
    catalogueDigest,
    catalogueApprovals,
    info,
  } = options;
  const problems = problemsOf(options);
  const scopes = grantedScopes(catalogue, problems);
  if (problems.length > 0) throw new StdioRefused(problems);
  const settings = settingsOf(catalogueDigest, catalogue);
  const { verifyToken, headers } = createPipeIdentity(scopes, settings.gatewayRole);
  const log = createLog();
  const server = createServer({
    tools: tools.map(confined),
    resources: resources.map(confinedResource),
    prompts: prompts.map(confinedPrompt),
    catalogue,
    settings,
    onPipe: true,
    ports: {
      ...ports,
      onBehalfOf,
      verifyToken,
      state: createMemoryState(systemClock),
      clock: systemClock,
      report: (error, origin) => log.write("error", error, origin),
      log: log.write,
    },
    ...(catalogueApprovals && { catalogueApprovals }),
    ...(info && { info }),
  });
  const { take, stop } = createLineServer({
    handle: server.handle,
    headers: {
      host: "stdio.invalid",
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    say: takeStdout(),
  });

  let ended = false;
  const end = (code: number): void => {
    if (ended) return;
    ended = true;
    setTimeout(() => process.exit(code), drainMs);
    void stop()
      .then(() => server.close())
      .finally(() => process.exit(code));
  };
  const cut = lines(
    settings.maxBodyBytes,
    (line) => {
      if (!ended) take(line).catch((error: unknown) => log.write("error", error));
    },
    () => {
      log.write("error", `a line is longer than ${settings.maxBodyBytes} bytes`);
      end(1);
    },
  );
  process.stdin.on("data", cut);
  process.stdin.once("close", () => end(0));
  process.stdin.once("error", () => end(1));
  process.stdout.once("error", () => end(1));
};
