import { connect } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { calls, listening } from "./payload.ts";
import { firstLine, residentMegabytes, start, stop } from "./processes.ts";
import { runLoad } from "./run-load.ts";
import type { Announced } from "./run-load.ts";

const settleMs = 3_000;
const streams = 1_000;

/** Opens a stream that nothing is sent on, and resolves when the server has begun to answer. */
const openStream = ({ port, headers, callers: [authorization = ""] = [] }: Announced): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const lines = Object.entries({
      ...listening.headers,
      ...headers,
      authorization,
      "content-length": String(listening.body.length),
    });
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`POST /mcp HTTP/1.1\r\n${lines.map(([n, v]) => `${n}: ${v}\r\n`).join("")}\r\n${listening.body}`);
    });
    socket.once("error", reject);
    socket.once("data", (answer) => {
      if (/^HTTP\/1\.1 200 [^]*text\/event-stream/i.test(String(answer))) resolve(socket);
      else reject(new Error(`a stream was refused: ${String(answer).slice(0, 200)}`));
    });
  });

/** What a thousand streams that stay open cost. */
export const measureStreams = async (args: readonly string[]) => {
  const server = start("server", args);
  try {
    const where = (await firstLine(server)) as Announced;
    // The first ones load and compile what every later one finds.
    const open = await Promise.all(Array.from({ length: 50 }, () => openStream(where)));
    await sleep(settleMs);
    const before = residentMegabytes(server);
    for (let i = 0; i < streams; i += 1) open.push(await openStream(where));
    await sleep(settleMs);
    const after = residentMegabytes(server);
    for (const socket of open) socket.destroy();
    return { before, after, per1000: Number((((after - before) / streams) * 1_000).toFixed(1)) };
  } finally {
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
