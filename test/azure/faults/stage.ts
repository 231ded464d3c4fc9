import type { TokenCredential } from "@azure/core-auth";
import { readSettings, withDigests, writeSettings } from "@mcp-landing-zone/contract";
import type { AuditRecord } from "@mcp-landing-zone/contract";
import { createAzurePorts, createEgress, createServer, defineTool, referenceScopes } from "@mcp-landing-zone/server";
import { referenceTools, schema } from "@mcp-landing-zone/server";
import type { AzurePorts, Egress, McpServer, Tool } from "@mcp-landing-zone/server";
import { directoryOf, factsOf, serverSettings } from "../../../local/facts.ts";
import { demoIds, startStandIns } from "../../../local/stand-ins/index.ts";
import type { StandIns } from "../../../local/stand-ins/index.ts";
import { createManagedIdentity } from "../../../server/src/azure/managed-identity.ts";
import { deadlines } from "../../../server/src/azure/deadlines.ts";
import type { Deadlines } from "../../../server/src/azure/deadlines.ts";
import { tlsConnector } from "../../../server/src/egress/connection.ts";
import { answerOf, modern } from "../../../testing/harness.ts";
import { enterAzure } from "../in-azure.ts";
import type { Patience } from "./dependencies.ts";

/** Of the one that is to give up; all others have as long as in production. */
const hurriedMs = 1_000;

const deadlinesWith = (hurried: Patience | undefined): Deadlines =>
  hurried !== undefined && hurried in deadlines ? { ...deadlines, [hurried]: hurriedMs } : deadlines;

const facts = factsOf("facade", 7300);
const serverPort = 8080;
const secret = "weather-api";

export type Answer = Awaited<ReturnType<typeof answerOf>>;

/** A server with one tool and every adapter of Azure, on its own audit stream. */
export interface Staged {
  readonly azure: AzurePorts;
  readonly reported: readonly unknown[];
  call(args: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** What it has recorded so far. */
  records(): readonly AuditRecord[];
}

interface StartOptions {
  /** The one that it has. */
  readonly tool: string;
  /** Whose patience is short. @default none */
  readonly hurried?: Patience | undefined;
  /** Redis. @default state lives in the server */
  readonly stateHost?: string | undefined;
}

export interface Stage {
  readonly standIns: StandIns;
  /** Address of a page that tools may fetch. */
  readonly pageUrl: string;
  /** Key under which the caller's documents lie. */
  readonly owner: string;
  /** The identity of the server, asked from beside it. */
  readonly identity: TokenCredential;
  start(options: StartOptions): Promise<Staged>;
  close(): Promise<void>;
}

const usesSecret = ({ secrets }: AzurePorts): Tool =>
  defineTool({
    name: "use_secret",
    version: "1.0.0",
    title: "Use a secret",
    description: "Says how long a secret is.",
    scope: "profile.read",
    effect: "read",
    classification: "internal",
    input: schema.object({}),
    output: schema.object({ length: schema.integer({ minimum: 0, maximum: 1_000 }) }),
    run: async () => ({ length: (await secrets?.read(secret))?.length ?? 0 }),
  });

const hurry = (tool: Tool): Tool => {
  const limits = { ...tool.definition.limits, timeoutSeconds: hurriedMs / 1_000 };
  return { ...tool, definition: { ...tool.definition, limits } };
};

/** The only seam: an allowed name leads to the stand-ins, who prove who they are as any host does. */
const egressTo = (standIns: StandIns, host: string, hurried: Patience | undefined): Egress =>
  createEgress({
    allow: [{ host }],
    limits: hurried === "page" ? { timeoutMs: hurriedMs } : {},
    resolve: async () => ["93.184.215.14"],
    connect: async ({ address, servername }, signal) => {
      const port = Number(new URL(standIns.urls.direct).port);
      const socket = await tlsConnector({ address: "127.0.0.1", port, servername }, signal);
      return Object.defineProperty(socket, "remoteAddress", { value: address });
    },
  });

export const openStage = async (authorities: readonly string[]): Promise<Stage> => {
  const standIns = await startStandIns({ directory: directoryOf(facts), now: () => Date.now() });
  standIns.vault.keys.create("audit");
  standIns.vault.secrets.set(secret, "s3cret");
  enterAzure(standIns, ...authorities);
  const pageHost = new URL(standIns.urls.authority).hostname;
  const alice = standIns.users.find(({ name }) => name === "alice");
  let streams = 0;

  const start = async ({ tool, hurried, stateHost }: StartOptions): Promise<Staged> => {
    const stream = `stream-${(streams += 1)}`;
    const reported: unknown[] = [];
    const values = {
      ...serverSettings(facts, standIns.urls, serverPort),
      replicaName: stream,
      secretNames: [secret],
      ...(stateHost !== undefined && { stateHost }),
    };
    const azure = await createAzurePorts(
      readSettings(writeSettings(values)),
      (error) => reported.push(error),
      deadlinesWith(hurried),
    );
    const egress = egressTo(standIns, pageHost, hurried);
    const tools = [...referenceTools({ ...azure, egress }), usesSecret(azure)]
      .filter(({ definition }) => definition.name === tool)
      .map((one) => (hurried === "tool" ? hurry(one) : one));
    const catalogue = withDigests(
      referenceScopes,
      tools.map(({ definition }) => definition),
    );
    const settings = readSettings(writeSettings({ ...values, catalogueDigest: catalogue.digest }));
    const server: McpServer = createServer({ tools, catalogue, settings, ports: azure.ports });
    return {
      azure,
      reported,
      call: async (args) => {
        const resource = facts.apiIdUri;
        const scopes = referenceScopes.map((scope) => scope.name);
        const token = await standIns.tokens.user({ person: "alice", client: demoIds.client, resource, scopes });
        const { body, headers } = modern("tools/call", { name: tool, arguments: args });
        const sent = new Headers({
          host: `127.0.0.1:${serverPort}`,
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          authorization: `Bearer ${token}`,
          "x-gateway-authorization": `Bearer ${await standIns.tokens.identity({ identity: "gateway", resource })}`,
        });
        for (const [header, value] of Object.entries(headers)) if (value !== undefined) sent.set(header, value);
        const request = new Request(facts.publicUrl, { method: "POST", headers: sent, body: JSON.stringify(body) });
        return answerOf(await server.fetch(request));
      },
      records: () =>
        [...standIns.audit.files("audit")]
          .filter(([file]) => file.startsWith(`${stream}.`))
          .flatMap(([, content]) => String(content).split("\n").filter(Boolean))
          .map((line) => JSON.parse(line) as AuditRecord),
    };
  };

  return {
    standIns,
    pageUrl: `${standIns.urls.authority}/common/discovery/instance`,
    owner: `${demoIds.tenant}.${alice?.objectId}`,
    identity: createManagedIdentity(demoIds.serverIdentity, deadlines.identity),
    start,
    close: standIns.close,
  };
};
