// Trust on first sight, by a person: the tools of another server become a sealed catalogue once, and later differences are withheld.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { CatalogueScope, JsonSchema, ToolCatalogue } from "@mcp-landing-zone/contract";
import { digestOf } from "@mcp-landing-zone/contract";
import { sealCatalogue } from "@mcp-landing-zone/content";
import type { Assignment } from "@mcp-landing-zone/server";
import { listUpstream, pinTools } from "@mcp-landing-zone/server";
import { readingOffers, rulesIn } from "../../server/src/upstreams/pin-readings.ts";
import type { ReadingOffer } from "../../server/src/upstreams/pin-readings.ts";
import { unsealed } from "../../server/src/upstreams/unsealed.ts";
import { LaunchError } from "../launch-error.ts";
import type { LocalServer } from "../local-server.ts";
import type { Guest } from "./guest.ts";
import { isOnLoopback } from "./guest.ts";
import { loopbackWay } from "./loopback-way.ts";
import { pinGuestReadings } from "./pin-readings.ts";

export interface PinQuestion {
  readonly guest: string;
  /** One line for each tool, resource and prompt: its name, what it may do, what the scanner found. */
  readonly lines: readonly string[];
  /** It was accepted before, and says something else now (rug pull): the lines are what differs. */
  readonly differs: boolean;
}

export interface PinOptions {
  /** Where pins are kept. @default - a folder in the user's home */
  readonly folder?: string;
  /** The server whose upstream it is. @default - it is a server of its own */
  readonly of?: string;
  /** Whether the tools shown may be served from now on. */
  readonly ask: (question: PinQuestion) => Promise<boolean>;
}

const usualFolder = join(homedir(), ".mcp-landing-zone", "pins");

/** `readOnlyHint` is the one trusted annotation, and is recorded; a tool without it counts as a write. */
const assignmentOf = (guest: string, definition: JsonSchema, findings: readonly string[]): Assignment => {
  const { readOnlyHint, destructiveHint } = (definition["annotations"] ?? {}) as Readonly<Record<string, unknown>>;
  const reads = readOnlyHint === true;
  return {
    scope: `${guest}.${reads ? "read" : "write"}`,
    effect: reads ? "read" : destructiveHint === true ? "destructive" : "write",
    classification: "internal",
    ...(findings.length > 0 && {
      accept: Object.fromEntries(findings.map((rule) => [rule, "Accepted on this machine, on first sight"])),
    }),
  };
};

const scopesOf = (guest: string): readonly CatalogueScope[] => [
  {
    name: `${guest}.read`,
    title: "Read",
    description: `Calls tools of ${guest} that only read, and reads its resources and prompts.`,
    applications: false,
  },
  {
    name: `${guest}.write`,
    title: "Change",
    description: `Calls tools of ${guest} that change something.`,
    includes: [`${guest}.read`],
    applications: false,
  },
];

const kept = (file: string): ToolCatalogue | undefined => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ToolCatalogue;
  } catch {
    return undefined;
  }
};

const keep = (folder: string, file: string, catalogue: ToolCatalogue): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(catalogue, null, 2), { mode: 0o600 });
  } catch (error) {
    console.error(`The pin of this server is not kept (${(error as Error).message}): the next start asks again.`);
  }
};

const markerOf = (server: string, folder: string): string => join(folder, `${server}.changed`);

/** Remembers that a server of others was seen to differ from what was accepted: its next start compares, and asks. */
export const noteChange = (server: string, folder = usualFolder): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(markerOf(server, folder), "", { mode: 0o600 });
  } catch {
    // It stays withheld; only the question is not asked.
  }
};

interface Offered {
  readonly tools: readonly JsonSchema[];
  readonly readings: readonly ReadingOffer[];
}

const offersOf = async ({ name, upstream }: Guest): Promise<Offered> => {
  try {
    const { tools, ...others } = await listUpstream(upstream, {
      secrets: { read: () => Promise.reject(new Error("no secret is given to a server of this machine")) },
      identityToken: () => Promise.reject(new Error("no token is given to a server of this machine")),
      log: (line) => console.error(line.startsWith(`${name}: `) ? line : `${name}: ${line}`),
      ...(isOnLoopback(upstream) && { way: loopbackWay }),
    });
    return { tools: tools as readonly JsonSchema[], readings: readingOffers(others) };
  } catch (error) {
    throw new LaunchError(
      `${name}: its tools could not be listed (${error instanceof Error ? error.message : "failed"})`,
      "Start it first, or look at what its command prints.",
      { cause: error },
    );
  }
};

/** Definitions by what they are and how they are named. */
const definitionsIn = ({ tools, resources = [], prompts = [] }: ToolCatalogue): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({ tool: tools, resource: resources, prompt: prompts }).flatMap(([kind, list]) =>
      list.map((one) => [`${kind} ${one.name}`, digestOf(one.upstream)] as const),
    ),
  );

/** One line for each definition that is not what it was. */
const differences = (known: ToolCatalogue, now: ToolCatalogue): readonly string[] => {
  const [before, after] = [definitionsIn(known), definitionsIn(now)];
  return [
    ...[...after].flatMap(([name, digest]) => {
      const then = before.get(name);
      return then === digest
        ? []
        : [`${name}: ${then === undefined ? "new" : "says something else of itself than you accepted"}`];
    }),
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `${name}: gone`),
  ];
};

/** The catalogue that a person has agreed to: the one kept, or another one after a question. */
export const pinned = async (guest: Guest, { folder = usualFolder, of, ask }: PinOptions): Promise<ToolCatalogue> => {
  const called = of === undefined ? guest.name : `${of}.${guest.name}`;
  const file = join(folder, `${called}.json`);
  const known = kept(file);
  if (known && !existsSync(markerOf(of ?? guest.name, folder))) return known;
  const offered = await offeredBy(guest).catch((error: unknown) => {
    if (known && error instanceof LaunchError) return undefined;
    throw error;
  });
  // It cannot be compared now: its server does so while it runs.
  if (!offered) return known as ToolCatalogue;
  if (known) {
    const lines = differences(known, offered.catalogue);
    if (lines.length === 0) return known;
    const shown = [...lines, ...offered.lines.filter((line) => line.includes("the scanner found"))];
    // Changed definitions stay withheld; unchanged ones are served.
    if (!(await ask({ guest: called, lines: shown, differs: true }))) return known;
  } else if (!(await ask({ guest: called, lines: offered.lines, differs: false })))
    throw new LaunchError(
      `${called}: its tools were not accepted`,
      "Start without it, or accept them: --trust serves what is new.",
    );
  keep(folder, file, offered.catalogue);
  return offered.catalogue;
};

/** All that it offers now, sealed, and a line for each. */
const offeredBy = async (
  guest: Guest,
): Promise<{ readonly catalogue: ToolCatalogue; readonly lines: readonly string[] }> => {
  const { tools, readings: offers } = await offersOf(guest);
  const found = new Map(tools.map((tool) => [String(tool["name"]), rulesIn(tool)] as const));
  const assignments = Object.fromEntries(
    tools.map((tool) => {
      const name = String(tool["name"]);
      return [name, assignmentOf(guest.name, tool, found.get(name) ?? [])] as const;
    }),
  );
  const { tools: sealed } = pinTools({
    upstream: guest.upstream,
    assignments,
    listed: tools,
  });
  const lines = sealed.map(({ name, effect, upstream }) => {
    const findings = found.get(upstream?.tool ?? "") ?? [];
    return `${name}: ${effect}${findings.length > 0 ? `; the scanner found ${findings.join(", ")}` : ""}`;
  });
  const readings = pinGuestReadings(guest, offers);
  const used = new Set(sealed.map(({ scope }) => scope));
  const scopes = scopesOf(guest.name).filter(({ name }) => name.endsWith(".read") || used.has(name));
  return { catalogue: sealCatalogue(scopes, sealed, readings), lines: [...lines, ...readings.lines] };
};

/** All of a server's upstreams were compared; a refused definition is noted again when it is seen again. */
const forget = (server: string, folder = usualFolder): void => rmSync(markerOf(server, folder), { force: true });

/** The guest as a server of this machine, with the catalogue that a person has agreed to. */
export const pinGuest = async (
  guest: Guest,
  options: PinOptions,
  place: Partial<Pick<LocalServer, "base" | "stages">> = {},
): Promise<LocalServer> => {
  const catalogue = await pinned(guest, options);
  forget(guest.name, options.folder);
  return {
    name: guest.name,
    kind: "guest",
    base: place.base ?? `/${guest.name}`,
    stages: place.stages ?? [],
    catalogue,
    upstreams: [guest.upstream],
  };
};

/** Both as one, sealed anew. */
const together = (one: ToolCatalogue, other: ToolCatalogue): ToolCatalogue =>
  sealCatalogue([...one.scopes, ...other.scopes], [...one.tools, ...other.tools].map(unsealed), {
    resources: [...(one.resources ?? []), ...(other.resources ?? [])].map(unsealed),
    prompts: [...(one.prompts ?? []), ...(other.prompts ?? [])].map(unsealed),
    ...(one.instructions !== undefined && { instructions: one.instructions }),
  });

const holds = ({ tools, resources = [], prompts = [] }: ToolCatalogue, upstream: string): boolean =>
  [...tools, ...resources, ...prompts].some((one) => one.upstream?.server === upstream);

/** A server with its upstreams, whose tools are in its catalogue already or are pinned on first sight like a guest's. */
export const withUpstreams = async (
  server: Omit<LocalServer, "upstreams">,
  upstreams: readonly Guest[],
  options: PinOptions,
): Promise<LocalServer> => {
  let { catalogue } = server;
  for (const upstream of upstreams)
    if (!holds(server.catalogue, upstream.name))
      catalogue = together(catalogue, await pinned(upstream, { ...options, of: server.name }));
  forget(server.name, options.folder);
  return { ...server, catalogue, upstreams: upstreams.map((one) => one.upstream) };
};
