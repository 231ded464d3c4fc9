/**
 * Closed-loop load over raw sockets, so that the client costs next to nothing. Takes its orders as JSON in its first
 * argument and prints what it measured.
 */
import { connect } from "node:net";
import type { Sent } from "./payload.ts";

export interface Orders extends Sent {
  readonly port: number;
  readonly callers: readonly string[];
  readonly connections: number;
  /** How long is asked and measured. */
  readonly seconds: number;
  /** Ends sooner with this many answers. @default no end but time */
  readonly most?: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
  readonly answered: number;
}

const orders = JSON.parse(process.argv[2] ?? "") as Orders;
const requestOf = (connection: number): Buffer => {
  const caller = orders.callers[connection % orders.callers.length];
  const headers = {
    ...orders.headers,
    ...(caller !== undefined && { authorization: caller }),
    "content-length": String(Buffer.byteLength(orders.body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST /mcp HTTP/1.1\r\n${lines.join("")}\r\n${orders.body}`);
};

const headEnd = Buffer.from("\r\n\r\n");
const times: number[] = [];
let failures = 0;
const begun = performance.now();

/** Length of the first whole answer in `data`, or undefined. */
const answerLength = (data: Buffer): number | undefined => {
  const end = data.indexOf(headEnd);
  if (end === -1) return undefined;
  const head = data.toString("latin1", 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const total = end + 4 + Number(length);
    return data.length >= total ? total : undefined;
  }
  const last = data.indexOf("\r\n0\r\n\r\n", end);
  return last === -1 ? undefined : last + 7;
};

const open = (request: Buffer): void => {
  const socket = connect(orders.port, "127.0.0.1");
  socket.setNoDelay(true);
  let data: Buffer = Buffer.alloc(0);
  let sentAt = 0;
  const send = (): void => {
    sentAt = performance.now();
    socket.write(request);
  };
  socket.on("connect", send);
  socket.on("data", (chunk) => {
    data = data.length === 0 ? chunk : Buffer.concat([data, chunk]);
    const length = answerLength(data);
    if (length === undefined) return;
    times.push(performance.now() - sentAt);
    if (!data.subarray(0, 12).toString("latin1").endsWith(" 200") || data.includes('"error"')) failures += 1;
    data = data.subarray(length);
    if (times.length === orders.most) report();
    send();
  });
  socket.on("error", () => (failures += 1));
};

const report = (): void => {
  const elapsed = performance.now() - begun;
  times.sort((a, b) => a - b);
  const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  const perSecond = Math.round(times.length / (elapsed / 1_000));
  const answered = times.length;
  console.log(JSON.stringify({ perSecond, p50: at(0.5), p99: at(0.99), failures, answered } satisfies Measured));
  process.exit(0);
};

for (let i = 0; i < orders.connections; i += 1) open(requestOf(i));
setTimeout(report, orders.seconds * 1_000);
