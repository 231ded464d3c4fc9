import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { headers as headerNames } from "@mcp-landing-zone/contract";
import { calls, opening } from "./payload.ts";
import type { Sent } from "./payload.ts";
import { firstLine, residentMegabytes, start, stop } from "./processes.ts";
import { runLoad } from "./run-load.ts";
import type { Announced } from "./run-load.ts";

const settleMs = 3_000;
/** The first ones load and compile what every later one finds. Together they are as many sessions as one server keeps. */
const warming = 50;
const streams = 950;

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

const answerTo = (method: string, { port, headers }: Announced, sent: Sent): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ port, method, agent, path: "/mcp", headers: { ...sent.headers, ...headers } }, resolve);
    outgoing.once("error", reject);
    outgoing.end(sent.body);
  });

/** Opens a session and its stream, on which nothing is sent; resolves when the server has begun to answer. */
const openStream = async (where: Announced, number: number): Promise<IncomingMessage> => {
  const { callers = [] } = where;
  const authorization = callers[number % callers.length] ?? "";
  const opened = await answerTo("POST", where, { ...opening, headers: { ...opening.headers, authorization } });
  await opened.resume().toArray();
  const headers = {
    authorization,
    accept: "text/event-stream",
    "mcp-protocol-version": "2025-11-25",
    [headerNames.sessionId]: String(opened.headers[headerNames.sessionId]),
  };
  const stream = await answerTo("GET", where, { headers, body: "" });
  if (stream.statusCode !== 200) throw new Error(`a stream was refused: ${stream.statusCode}`);
  return stream.resume();
};

/** What a thousand streams that stay open cost, each with a session of its own. */
export const measureStreams = async (args: readonly string[]) => {
  const server = start("server", args);
  try {
    const where = (await firstLine(server)) as Announced;
    const open: IncomingMessage[] = [];
    const openTo = async (count: number) => {
      while (open.length < count) open.push(await openStream(where, open.length));
      await sleep(settleMs);
      return residentMegabytes(server);
    };
    const before = await openTo(warming);
    const after = await openTo(warming + streams);
    const ended = open.filter((stream) => stream.complete || stream.destroyed).length;
    if (ended > 0) throw new Error(`${ended} of ${open.length} streams did not stay open`);
    for (const stream of open) stream.destroy();
    return { before, after, per1000: Number((((after - before) / streams) * 1_000).toFixed(1)) };
  } finally {
    agent.destroy();
    await stop(server);
  }
};

/** Whether calls leave anything behind: resident memory after the first tenth of them, and after all. */
export const measureCalls = async (args: readonly string[], load: string, count: number) => {
  const server = start("server", args);
  try {
    const where = (await firstLine(server)) as Announced;
    const run = (most: number) =>
      runLoad(load, where, { ...calls["2026-07-28"], connections: 50, seconds: 3_600, most });
    const { answered, failures } = await run(Math.round(count / 10));
    const afterTenth = residentMegabytes(server);
    const rest = await run(count - answered);
    return {
      calls: answered + rest.answered,
      failures: failures + rest.failures,
      afterTenth,
      afterAll: residentMegabytes(server),
    };
  } finally {
    await stop(server);
  }
};
