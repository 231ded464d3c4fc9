// Azure as the playbooks of this machine change it: the kill switch and the threat level, behind the stand-in for Azure Resource Manager and its rights.
import { switchWord } from "@mcp-landing-zone/contract";
import type { Http, Json, Playbook, Target } from "@mcp-landing-zone/governance/playbooks";
import { createArm } from "../stand-ins/arm/arm.ts";
import { createCloud, place } from "../stand-ins/arm/cloud.ts";

const subscriptionId = "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11";
const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-mcp`;
const valueId = (name: string) => `${group}/providers/Microsoft.ApiManagement/service/apim-mcp/namedValues/${name}`;
const idsOf = (server: string) => ({ switch: valueId(`${server}-switch`), level: valueId(`${server}-threat-level`) });
const jobId = `${group}/providers/Microsoft.App/jobs/caj-mcp`;
const principalId = "70000000-0000-4000-8000-00000000000b";
const bearer = "Bearer https://management.azure.com";

/** One server that playbooks may contain. */
export interface Containable {
  /** On the gateway. */
  readonly name: string;
  /** As the rows of its audit table name it. */
  readonly recorded: string;
  readonly tools: readonly string[];
  readonly clients: readonly string[];
}

interface AnswerAzureOptions {
  readonly servers: readonly Containable[];
  /** What the gateway reads; called with the value of each server after each write. */
  readonly onSwitch: (value: string, server: string) => void;
  /** It reads one level for all. */
  readonly onLevel: (value: string) => void;
  /** The job inside the network that rotates the servers' signing key. */
  readonly onRotate: () => void;
}

export interface AnswerAzure {
  readonly http: Http;
  /** What the playbook may name, as the stack writes it; empty for one that this machine has nothing for. */
  watchlistOf(playbook: Playbook): readonly Target[];
}

export const createAnswerAzure = (options: AnswerAzureOptions): AnswerAzure => {
  const { servers, onSwitch, onLevel, onRotate } = options;
  const cloud = createCloud({ tenantId: "8c1f7a5e-94d5-4c57-a2b4-5d5a7f4d2a10", subscriptionId });
  place(cloud, group);
  const actions = ["read", "write"].map((verb) => `Microsoft.ApiManagement/service/namedValues/${verb}`);
  for (const { name } of servers) {
    const ids = idsOf(name);
    place(cloud, ids.switch, { properties: { value: "none" } });
    place(cloud, ids.level, { properties: { value: "0" } });
    for (const scope of Object.values(ids)) cloud.grants.push({ principalId, scope, actions });
  }
  place(cloud, jobId, { properties: { configuration: { triggerType: "Manual" } } });
  cloud.grants.push({
    principalId,
    scope: jobId,
    actions: ["Microsoft.App/jobs/read", "Microsoft.App/jobs/start/action"],
  });
  cloud.onJob = onRotate;
  const arm = createArm({ cloud, check: async (token) => (token === bearer ? { oid: principalId } : undefined) });

  const valueOf = (id: string): string =>
    (cloud.resources.get(id.toLowerCase())?.["properties"] as { readonly value: string }).value;
  /** A subject that several servers have is on the list once for each, as the stacks write it. */
  const targets = (of: (server: Containable, ids: ReturnType<typeof idsOf>) => readonly Target[]) =>
    servers.flatMap((server) => of(server, idsOf(server.name)));
  const tools = targets((server, { switch: id }) =>
    server.tools.map((tool) => ({ subject: `tool:${tool}`, id, word: switchWord(tool) })),
  );
  const watchlists: Readonly<Record<string, readonly Target[]>> = {
    "stop-tool": tools,
    "quarantine-definition": tools,
    "stop-client": targets(({ clients }, { switch: id }) =>
      clients.map((client) => ({ subject: `client:${client}`, id, word: `client:${client}` })),
    ),
    "stop-server": targets(({ recorded }, { switch: id }) =>
      [`server:${recorded}`, "everything"].map((subject) => ({ subject, id, word: "all" })),
    ),
    "rotate-key": targets(({ recorded }) => [{ subject: `server:${recorded}`, id: jobId, word: "" }]),
    "raise-threat-level": targets(({ recorded }, { level: id }) => [{ subject: `server:${recorded}`, id, word: "" }]),
  };

  return {
    watchlistOf: ({ id }) => watchlists[id] ?? [],
    http: async ({ method, uri, headers, body, audience }) => {
      const url = new URL(uri);
      const reply = await arm({
        method,
        path: url.pathname,
        query: url.searchParams,
        headers: {
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
          authorization: `Bearer ${audience}`,
        },
        body: Buffer.from(JSON.stringify(body ?? null)),
        origin: url.origin,
      });
      if (method !== "GET" && reply.status < 300) {
        for (const { name } of servers) onSwitch(valueOf(idsOf(name).switch), name);
        // One level holds here for all servers: the highest that was asked for.
        onLevel(
          servers.map(({ name }) => valueOf(idsOf(name).level)).reduce((one, other) => (one > other ? one : other)),
        );
      }
      const text = Buffer.from(reply.body ?? "").toString("utf8");
      return {
        status: reply.status,
        headers: reply.headers as Record<string, string>,
        body: text === "" ? null : (JSON.parse(text) as Json),
      };
    },
  };
};
