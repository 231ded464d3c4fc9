import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { connect as tlsConnect } from "node:tls";

/** Headers as they go over the wire: in order, and as often as they are listed. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

interface Sent {
  readonly url: URL;
  readonly method: string;
  /** With the query, exactly as it goes over the wire. */
  readonly path: string;
  readonly headers: HeaderLines;
  readonly body?: Uint8Array;
  readonly trickle?: number;
  readonly timeoutMs: number;
  /** The address to call from. */
  readonly from?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly text: string;
  readonly milliseconds: number;
}

/** Longest answer that is read; a stream that does not end is cut there or at the timeout. */
const longestAnswer = 4_000_000;

const pairs = (raw: readonly string[]): HeaderLines =>
  Array.from({ length: Math.floor(raw.length / 2) }, (_, index) => [raw[2 * index] ?? "", raw[2 * index + 1] ?? ""]);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends one request on a connection of its own, with nothing added to it and nothing corrected. */
export const exchange = (sent: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { url, method, path, headers, body, trickle, timeoutMs, from } = sent;
    const started = performance.now();
    const make = url.protocol === "https:" ? httpsRequest : httpRequest;
    const outgoing = make({
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: url.port === "" ? undefined : Number(url.port),
      method,
      path,
      headers: headers.flat(),
      setHost: false,
      agent: false,
      ...(from !== undefined && { localAddress: from }),
    });
    let answered = false;
    const timer = setTimeout(() => outgoing.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    outgoing.once("response", (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = (): void => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          headers: pairs(response.rawHeaders),
          text,
          milliseconds: performance.now() - started,
        });
      };
      response.on("data", (chunk: Buffer) => {
        size += chunk.byteLength;
        if (size > longestAnswer) response.destroy();
        else chunks.push(chunk);
      });
      response.once("end", finish);
      response.once("close", finish);
      response.once("error", finish);
    });
    // A refusal may come, and the connection end, while the body is still on its way.
    outgoing.on("error", (error) => {
      if (!answered) fail(error);
    });
    const write = async (bytes: Uint8Array): Promise<void> => {
      for (let at = 0; at < bytes.length && !outgoing.destroyed && !answered; at += 64) {
        outgoing.write(bytes.subarray(at, at + 64));
        await pause(trickle ?? 0);
      }
      outgoing.end();
    };
    if (body && trickle !== undefined) void write(body);
    else outgoing.end(body);
  });

/** A program that has begun to answer and then says nothing for so long has said all. */
const silenceMs = 100;
/** One that says nothing at all waits for more of the request. */
const longestSilenceMs = 1_500;

/** Sends bytes as they are and reads one answer. A connection that is closed without one is status 0. */
export const rawExchange = (url: URL, bytes: string, timeoutMs: number, from?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const secure = url.protocol === "https:";
    const where = {
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: Number(url.port) || (secure ? 443 : 80),
      ...(from !== undefined && { localAddress: from }),
    };
    const socket = secure ? tlsConnect({ ...where, servername: url.hostname }) : connect(where);
    const chunks: Buffer[] = [];
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString("latin1");
      const [head = "", ...rest] = text.split("\r\n\r\n");
      const [line = "", ...lines] = head.split("\r\n");
      resolve({
        status: Number(/^HTTP\/1\.\d (\d{3})/.exec(line)?.[1] ?? 0),
        headers: lines.map((one) => {
          const [name = "", ...value] = one.split(":");
          return [name, value.join(":").trim()];
        }),
        text: rest.join("\r\n\r\n"),
        milliseconds: performance.now() - started,
      });
    };
    let timer = setTimeout(finish, Math.min(timeoutMs, longestSilenceMs));
    socket.once(secure ? "secureConnect" : "connect", () => socket.write(bytes, "latin1"));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      clearTimeout(timer);
      timer = setTimeout(finish, silenceMs);
    });
    socket.once("close", finish);
    socket.once("error", (error) => {
      clearTimeout(timer);
      if (chunks.length > 0 || (error as NodeJS.ErrnoException).code === "ECONNRESET") finish();
      else reject(error);
    });
  });

export const headerOf = (headers: HeaderLines, name: string): string | undefined =>
  headers.find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())?.[1];
