/** Starts one target and prints `{ port, headers }` once it listens: `target.ts <name> <tools> <output bytes>`. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeyPairSync } from "node:crypto";
import { createMcpHandler, fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { toNodeHandler } from "@modelcontextprotocol/node";
import type { Settings } from "@mcp-landing-zone/contract";
import { createAuditLog, createFileLog, createLocalSigner, createMemoryLog } from "../../server/src/audit/index.ts";
import type { LineLog } from "../../server/src/audit/index.ts";
import { createMemoryShield } from "@mcp-landing-zone/content";
import { rememberTokens } from "../../server/src/identity/remember-tokens.ts";
import { createSigningKeys } from "../../server/src/identity/signing-keys.ts";
import { createTokenVerifier } from "../../server/src/identity/token.ts";
import { listen } from "../../server/src/node/listen.ts";
import { defineTool } from "../../server/src/tools/define-tool.ts";
import type { Tool } from "../../server/src/tools/define-tool.ts";
import { object, text } from "../../server/src/tools/schema.ts";
import { createHarness } from "../../testing/harness.ts";
import { createTestIssuer, testIssuerUrl, testKeysUrl, testTenant } from "../../testing/issuer.ts";
import { answers, tokenScope } from "./payload.ts";
import type { Announced } from "./run-load.ts";

const [name = "", tools = "1", bytes = "8192"] = process.argv.slice(2);
const answer = answers(Number(bytes));
const names = ["echo", ...Array.from({ length: Number(tools) - 1 }, (_, index) => `tool_${index}`)];

const announce = (
  port: number,
  headers: Readonly<Record<string, string>> = {},
  callers: readonly string[] = [],
): void =>
  console.log(
    JSON.stringify({ port, headers: { host: `127.0.0.1:${port}`, ...headers }, callers } satisfies Announced),
  );

const serveFloor = (): void => {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: unknown };
      const body = JSON.stringify({ jsonrpc: "2.0", id, result: { content: [{ type: "text", text: answer() }] } });
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
      response.end(body);
    });
  });
  http.listen(0, "127.0.0.1", () => announce((http.address() as AddressInfo).port));
};

/** The same tool for the SDK and for ours: what it takes and gives, and how its answer is written. */
const input = object({ say: text({ maxLength: 2_000 }) });
const output = object({ said: text({ maxLength: 1_000_000 }) });

/** As the SDK's own guide has it: a server for each request, schemas made once, and what is structured said as text too. */
const serveBareSdk = (): void => {
  const schemaOf = (schema: object) => fromJsonSchema(schema as Parameters<typeof fromJsonSchema>[0]);
  const [inputSchema, outputSchema] = [schemaOf(input), schemaOf(output)];
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: "bare", version: "1.0.0" });
    for (const tool of names) {
      server.registerTool(tool, { inputSchema, outputSchema }, async () => {
        const structuredContent = { said: answer() };
        return { content: [{ type: "text", text: JSON.stringify(structuredContent) }], structuredContent };
      });
    }
    return server;
  });
  const node = toNodeHandler(handler);
  const http = createServer((request, response) => void node(request as never, response));
  http.listen(0, "127.0.0.1", () => announce((http.address() as AddressInfo).port));
};

const benchTool = (tool: string): Tool =>
  defineTool({
    name: tool,
    version: "1.0.0",
    title: tool,
    description: `The tool ${tool}.`,
    scope: tokenScope,
    effect: "read",
    classification: "public",
    limits: { callsPerMinute: 1e9, callsPerDay: 1e9, maxOutputBytes: 1e6 },
    input,
    output,
    run: async () => ({ said: answer() }),
  });

/** So many that none of them comes near the most that one person may ask in a minute. */
const people = 25;

/** Everything on: guards, both tokens, limits, local content layer, an audit record for every call. No cloud. */
const serveOurs = async (
  logFor: (file: string) => LineLog,
  sessions: Settings["sessions"] = "stateless",
): Promise<void> => {
  const keys = generateKeyPairSync("ed25519");
  const audit = createAuditLog({
    stream: "bench",
    log: logFor("bench.audit.jsonl"),
    anchor: logFor("bench.checkpoints.jsonl"),
    signer: createLocalSigner(keys.privateKey, keys.publicKey),
  });
  const issuer = await createTestIssuer();
  const { tenantId, apiClientId: audience } = testTenant;
  const signingKeys = createSigningKeys({
    url: testKeysUrl,
    clock: Date.now,
    fetch: async () => Response.json(issuer.jwks()),
  });
  const verify = createTokenVerifier({ keys: signingKeys, issuer: testIssuerUrl, audience, tenantId, clock: Date.now });
  const { server } = await createHarness({
    tools: names.map(benchTool),
    clock: Date.now,
    settings: { requestsPerMinute: 100_000, maxConcurrentPerPrincipal: 1_000, maxConcurrent: 2_000, sessions },
    ports: {
      audit,
      shield: createMemoryShield(() => false),
      verifyToken: rememberTokens(verify, Date.now),
    },
  });
  const { port } = await listen(server, { bindAddress: "127.0.0.1", port: 0 });
  const callers = Array.from({ length: people }, async (_, index) => {
    const oid = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    return `Bearer ${await issuer.user({ scp: tokenScope, oid })}`;
  });
  announce(
    port,
    { host: "mcp.example.com", "x-gateway-authorization": `Bearer ${await issuer.gateway()}` },
    await Promise.all(callers),
  );
};

const targets: Readonly<Record<string, () => void | Promise<void>>> = {
  floor: serveFloor,
  sdk: serveBareSdk,
  /** Every record is on the disk before its call is answered. */
  ours: () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-audit-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return serveOurs((file) => createFileLog(join(folder, file)));
  },
  /** The same without the disk, to tell its share. */
  oursWithoutDisk: () => serveOurs(() => createMemoryLog()),
  /** With sessions, whose standing streams can be counted. */
  oursWithSessions: () => serveOurs(() => createMemoryLog(), "bound"),
};
process.once("SIGTERM", () => process.exit(0));
await targets[name]?.();
