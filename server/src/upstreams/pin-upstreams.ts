import type {
  CataloguePrompt,
  CatalogueResource,
  CatalogueScope,
  CatalogueTool,
  Upstream,
} from "@mcp-landing-zone/contract";
import { systemClock } from "../clock.ts";
import { createCredentials } from "./credentials.ts";
import type { CredentialPorts } from "./credentials.ts";
import type { HttpWay } from "./http-link.ts";
import { noLists, UpstreamUnavailable } from "./link.ts";
import type { Link, Lists, OfferKind } from "./link.ts";
import { openLink } from "./open-link.ts";
import { pinReadings } from "./pin-readings.ts";
import { pinTools } from "./pin-tools.ts";
import type { UpstreamsFile } from "./upstreams-file.ts";

/** What `pinUpstreams` takes. */
export interface PinUpstreamsOptions extends CredentialPorts {
  /** Takes a line for the person who pins. */
  readonly log: (line: string) => void;
  /** How an upstream is reached over HTTP. */
  readonly way?: HttpWay;
}

/** Definitions for a catalogue, which a person has yet to approve. */
export interface PinnedUpstreams {
  /** The scopes that they need. */
  readonly scopes: readonly CatalogueScope[];
  /** The tools as they are pinned. */
  readonly tools: readonly Omit<CatalogueTool, "digest">[];
  /** The resources as they are pinned. */
  readonly resources: readonly Omit<CatalogueResource, "digest">[];
  /** The prompts as they are pinned. */
  readonly prompts: readonly Omit<CataloguePrompt, "digest">[];
}

/** Everything that an upstream lists, as it describes it. */
export type ListedUpstream = Lists;

const longestMs = 60_000;

/** An incomplete list counts as empty. A failure on the list of tools is an error, because an upstream without tools has no use. */
const listedOf = async (link: Link, kind: OfferKind, log: PinUpstreamsOptions["log"]): Promise<Lists> => {
  try {
    return await link.list([kind], AbortSignal.timeout(longestMs));
  } catch (error) {
    if (kind === "tools" || !(error instanceof UpstreamUnavailable)) throw error;
    log(`its ${kind} could not be listed: ${error.message}`);
    return noLists;
  }
};

/**
 * The tools, resources and prompts that an upstream lists, as it describes them.
 *
 * @example
 * declare const upstream: Upstream;
 * declare const options: PinUpstreamsOptions;
 * await listUpstream(upstream, options);
 */
export const listUpstream = async (upstream: Upstream, options: PinUpstreamsOptions): Promise<ListedUpstream> => {
  const { log, way = {} } = options;
  const credentials = createCredentials(upstream, options);
  const nothing = (): void => undefined;
  const say = (line: string): void => log(`${upstream.name}: ${line}`);
  const link = openLink(upstream, {
    credentials,
    way,
    log,
    clock: systemClock,
    onListChanged: nothing,
    onLost: nothing,
  });
  try {
    const { tools } = await listedOf(link, "tools", say);
    const { resources, resourceTemplates } = await listedOf(link, "resources", say);
    const { prompts } = await listedOf(link, "prompts", say);
    return { tools, resources, resourceTemplates, prompts };
  } finally {
    await link.close();
  }
};

/**
 * Asks every upstream for its tools, resources and prompts, and makes definitions of those that are assigned.
 *
 * @example
 * const file = readUpstreamsFile(JSON.parse(readFileSync("upstreams.json", "utf8")));
 * declare const options: PinUpstreamsOptions;
 * await pinUpstreams(file, options);
 */
export const pinUpstreams = async (file: UpstreamsFile, options: PinUpstreamsOptions): Promise<PinnedUpstreams> => {
  const pinned: Omit<PinnedUpstreams, "scopes">[] = [];
  for (const { upstream, tools: assignments, resources, prompts } of file.upstreams) {
    const listed = await listUpstream(upstream, options);
    const { log } = options;
    const tools = pinTools({ upstream, assignments, listed: listed.tools });
    const readings = pinReadings({ upstream, resources, prompts, listed });
    for (const name of [...tools.unassigned, ...readings.unassigned])
      log(`${upstream.name}: ${JSON.stringify(name)} is not assigned`);
    pinned.push({ tools: tools.tools, resources: readings.resources, prompts: readings.prompts });
  }
  return {
    scopes: file.scopes,
    tools: pinned.flatMap(({ tools }) => tools),
    resources: pinned.flatMap(({ resources }) => resources),
    prompts: pinned.flatMap(({ prompts }) => prompts),
  };
};
