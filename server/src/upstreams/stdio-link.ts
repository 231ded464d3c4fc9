import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/client";
import type { StdioUpstream } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { redact } from "@mcp-landing-zone/content";
import { createChildTransport } from "./child-transport.ts";
import { askUpstream, connect, createClient, listOffers } from "./client.ts";
import type { Credentials } from "./credentials.ts";
import type { Link } from "./link.ts";
import { UpstreamUnavailable } from "./link.ts";

interface StdioLinkOptions {
  readonly upstream: StdioUpstream;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly onListChanged: () => void;
  /** The child has ended; the next request starts another one. */
  readonly onLost: () => void;
  /** A line for the log. Nothing in it is a secret that the child was given, or that we know how to recognise. */
  readonly log: (line: string) => void;
}

/** Pauses between attempts to start it, doubled from the first to the last. */
const pauseMs = { first: 1_000, last: 60_000 } as const;
/** After so long it counts as well again. */
const wellAfterMs = 60_000;
const complaintsPerMinute = 60;
const longestComplaint = 500;
/** Time in which it must be there, independent of the first caller and of how long they wait. */
const longestStartMs = 30_000;

/** Lets through so many lines a minute and says how many it kept back. */
const createThrottle = (clock: Clock, log: (line: string) => void): ((line: string) => void) => {
  let minute = 0;
  let said = 0;
  return (line) => {
    const now = Math.floor(clock() / 60_000);
    if (now !== minute) {
      if (said > complaintsPerMinute) log(`${said - complaintsPerMinute} more lines were left out`);
      minute = now;
      said = 0;
    }
    said += 1;
    if (said <= complaintsPerMinute) log(line);
  };
};

/** An upstream that runs as a child process. One child serves all callers, so it must keep nothing of one for another. */
export const createStdioLink = (options: StdioLinkOptions): Link => {
  const { upstream, credentials, clock, onListChanged, onLost, log } = options;
  let connected: Promise<Client> | undefined;
  const closing = new AbortController();
  let closed = false;
  let failures = 0;
  let startedAt = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  /** A child of the older revision may end at the first word of the newer one; the next then hears the older. */
  let older = false;
  let directory: Promise<string> | undefined;

  /** Cut last: of a secret that the cut goes through, the beginning would stay. */
  const discreet = (line: string): string => {
    const secrets = [...credentials.shown()].flatMap((value) => value.split(/[\r\n]+/)).filter(Boolean);
    const known = secrets.reduce((text, secret) => text.replaceAll(secret, "[redacted:secret]"), line);
    return redact(known).value.slice(0, longestComplaint);
  };
  const complain = createThrottle(clock, (line) => log(`upstream ${upstream.name}: ${discreet(line)}`));

  const workingDirectory = (): Promise<string> =>
    upstream.cwd === undefined
      ? (directory ??= mkdtemp(join(tmpdir(), `upstream-${upstream.name}-`)))
      : Promise.resolve(upstream.cwd);

  const ended = (why: string): void => {
    connected = undefined;
    if (closed) return;
    onLost();
    failures = clock() - startedAt > wellAfterMs ? 1 : failures + 1;
    notBefore = clock() + Math.min(pauseMs.last, pauseMs.first * 2 ** (failures - 1));
    log(`upstream ${upstream.name} has ended: ${why}`);
  };

  const start = async (): Promise<Client> => {
    const signal = AbortSignal.any([AbortSignal.timeout(longestStartMs), closing.signal]);
    const transport = createChildTransport({
      command: upstream.command,
      args: upstream.args ?? [],
      env: { ...upstream.env, ...(await credentials.own(signal)) },
      cwd: await workingDirectory(),
      onComplaint: complain,
      onEnd: ended,
    });
    signal.throwIfAborted();
    // The client itself would first wait for its question about the revision to be answered.
    const giveUp = (): void => void transport.close();
    closing.signal.addEventListener("abort", giveUp);
    const client = createClient(onListChanged);
    startedAt = clock();
    try {
      await connect(client, transport, { signal, ...(older && { prior: { kind: "legacy" as const } }) });
    } catch (error) {
      older = !older;
      await transport.close();
      throw error;
    } finally {
      closing.signal.removeEventListener("abort", giveUp);
    }
    return client;
  };

  const notRunning = (): UpstreamUnavailable => new UpstreamUnavailable(`upstream ${upstream.name} is not running`);

  const running = (): Promise<Client> => {
    if (closed || (!connected && clock() < notBefore)) throw notRunning();
    connected ??= start().catch((error: unknown) => {
      connected = undefined;
      throw error;
    });
    return connected;
  };

  return {
    list: async (kinds, signal) => listOffers(await running(), kinds, signal),
    // Starts none: what is asked was asked first what it lists.
    ask: async (request, context) => {
      if (!connected) throw notRunning();
      return askUpstream(await connected, request, context);
    },
    close: async () => {
      closed = true;
      closing.abort();
      await connected?.then((client) => client.close()).catch(() => undefined);
      const made = await directory;
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
};
