import { gunzipSync } from "node:zlib";
import { LogsIngestionClient } from "@azure/monitor-ingestion";
import type { StoredEvent } from "@mcp-landing-zone/contract";
import { createAuditTable } from "../server/src/audit/index.ts";
import { answerOf, createHarness, modern } from "../testing/harness.ts";
import { tool } from "../testing/tool-calls.ts";

// `npm run bench:ingestion`: what the copy of the audit trail for detections costs a call, as JSON. A row goes through the table and Azure's client down to the request;
// a call goes through the whole server, without a socket and with a token that is known, which is the cheapest call that there is.
const calls = Number(process.argv[2] ?? "3000");
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

let sent = 0;
let last: Uint8Array = new Uint8Array();
const client = new LogsIngestionClient(
  "https://ingestion.example",
  { getToken: async () => ({ token: "t", expiresOnTimestamp: Date.now() + 3_600_000 }) },
  {
    httpClient: {
      sendRequest: async (request) => {
        sent += 1;
        last = request.body as Uint8Array;
        return { request, headers: request.headers, status: 204 };
      },
    },
  },
);

const harness = await createHarness({
  tools: [tool("echo", { limits: { callsPerMinute: 1_000_000, callsPerDay: 100_000_000 } })],
  settings: { requestsPerMinute: 100_000 },
});
const token = await harness.issuer.user({ scp: "tools.use" });
const call = async (): Promise<void> => {
  const { status } = await answerOf(
    await harness.send({ token, ...modern("tools/call", { name: "echo", arguments: { say: "hi" } }) }),
  );
  if (status !== 200) throw new Error(`a call was answered ${status}`);
};
for (let index = 0; index < 300; index += 1) await call();
const [event] = harness.events;
if (!event) throw new Error("no record was made");

const callCost = async (): Promise<number> => {
  const began = cpu();
  for (let index = 0; index < calls; index += 1) await call();
  return (cpu() - began) / calls;
};

/** Rows come as they do in a busy server: some at a time, delivered in batches. */
const rowCost = async (): Promise<number> => {
  const table = createAuditTable({
    send: (rows) => client.upload("dcr-0", "Custom-McpAudit", [...rows], { maxConcurrency: 1 }),
    server: "mcp",
    stream: "bench",
    clock: Date.now,
    report: (error) => {
      throw error;
    },
    limits: { maxWaiting: 10 * calls },
  });
  const at = new Date(1_800_000_000_000).toISOString();
  const rows = 10 * calls;
  const began = cpu();
  for (let seq = 0; seq < rows; seq += 4) {
    table.add([0, 1, 2, 3].map((next): StoredEvent => ({ ...event, stream: "bench", seq: seq + next, at })));
  }
  await table.close();
  return (cpu() - began) / rows;
};

const rounds: { readonly call: number; readonly row: number }[] = [];
for (let round = 0; round < 7; round += 1) rounds.push({ call: await callCost(), row: await rowCost() });
const least = (name: "call" | "row"): number => Math.min(...rounds.map((round) => round[name]));
const share = least("row") / least("call");
const delivered = (JSON.parse(gunzipSync(last).toString("utf8")) as unknown[]).length;
console.log(
  JSON.stringify(
    {
      calls,
      requests: sent,
      rowsInTheLast: delivered,
      microseconds: { call: least("call"), row: least("row") },
      share,
    },
    null,
    2,
  ),
);
if (share > 0.02) process.exitCode = 1;
