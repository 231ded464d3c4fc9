import type { CatalogueScope, CatalogueTool, Upstream } from "@mcp-landing-zone/contract";
import { systemClock } from "../clock.ts";
import { createCredentials } from "./credentials.ts";
import type { CredentialPorts } from "./credentials.ts";
import type { HttpWay } from "./http-link.ts";
import { openLink } from "./open-link.ts";
import { pinTools } from "./pin-tools.ts";
import type { PinOptions } from "./pin-tools.ts";
import type { UpstreamsFile } from "./upstreams-file.ts";

/** What `pinUpstreams` takes. */
export interface PinUpstreamsOptions extends CredentialPorts {
  /** Whether a regular expression of a schema runs in linear time. */
  readonly isSafePattern: PinOptions["isSafePattern"];
  /** Takes a line for the person who pins. */
  readonly log: (line: string) => void;
  /** How an upstream is reached over HTTP. */
  readonly way?: HttpWay;
}

/** Definitions for a catalogue, which a person has yet to approve. */
export interface PinnedUpstreams {
  /** The scopes that the tools need. */
  readonly scopes: readonly CatalogueScope[];
  /** The tools as they are pinned. */
  readonly tools: readonly Omit<CatalogueTool, "digest">[];
}

const longestMs = 60_000;

/**
 * The tools that an upstream lists, as it describes them.
 *
 * @example
 * declare const upstream: Upstream;
 * declare const options: PinUpstreamsOptions;
 * await listUpstream(upstream, options);
 */
export const listUpstream = async (
  upstream: Upstream,
  options: Omit<PinUpstreamsOptions, "isSafePattern">,
): Promise<readonly unknown[]> => {
  const { log, way = {} } = options;
  const credentials = createCredentials(upstream, options);
  const nothing = (): void => undefined;
  const link = openLink(upstream, {
    credentials,
    way,
    log,
    clock: systemClock,
    onListChanged: nothing,
    onLost: nothing,
  });
  try {
    return await link.list(AbortSignal.timeout(longestMs));
  } finally {
    await link.close();
  }
};

/**
 * Asks every upstream for its tools, and makes definitions of those that are assigned.
 *
 * @example
 * const file = readUpstreamsFile(JSON.parse(readFileSync("upstreams.json", "utf8")));
 * declare const options: PinUpstreamsOptions;
 * await pinUpstreams(file, options);
 */
export const pinUpstreams = async (file: UpstreamsFile, options: PinUpstreamsOptions): Promise<PinnedUpstreams> => {
  const tools: Omit<CatalogueTool, "digest">[] = [];
  for (const entry of file.upstreams) {
    const { upstream, tools: assignments } = entry;
    const listed = await listUpstream(upstream, options);
    const pinned = pinTools({ upstream, assignments, listed, isSafePattern: options.isSafePattern });
    for (const name of pinned.unassigned) options.log(`${upstream.name}: ${JSON.stringify(name)} is not assigned`);
    tools.push(...pinned.tools);
  }
  return { scopes: file.scopes, tools };
};
