import { catalogueProblems, classifications, problemText, recordedNames, sealTool } from "@mcp-landing-zone/contract";
import type { CatalogueTool, Labels, ToolCatalogue } from "@mcp-landing-zone/contract";
import type { Clearance } from "../identity/clearance.ts";
import type { Indicators } from "../indicators/indicators.ts";
import type { Principal } from "../decision/principal.ts";
import { compileSchema } from "./compile-schema.ts";
import type { Check } from "./compile-schema.ts";
import type { Tool } from "./define-tool.ts";
import { listedTool } from "./listed-tool.ts";
import type { ListedTool } from "./listed-tool.ts";

/**
 * What else of the catalogue passes the stages of a tool call: a resource, a prompt, their completions. Its key is one that no tool's name
 * can be, and `approved` shows it as the call that it is.
 */
export interface Reading extends Omit<Tool, "definition"> {
  readonly key: string;
  /** The resource or prompt, as operators withhold it: `resource/<name>` or `prompt/<name>`. */
  readonly offer: string;
  /** Of the definition in the program. */
  readonly digest: string;
  /** Undefined for what the catalogue does not hold. */
  readonly approved: CatalogueTool | undefined;
}

/** A tool or a reading that was approved as it is now. */
export interface RegisteredTool extends Omit<Tool, "definition"> {
  readonly approved: CatalogueTool;
  readonly checkInput: Check;
  readonly checkOutput: Check;
  /** The sensitivity label of its classification, where the deployment has one. */
  readonly label?: string;
}

/** No tool's name has a slash in it, so that `tools/call` leads to no reading. */
export const readingKey = (kind: "resource" | "prompt", name: string): string => `${kind}/${name}`;

/** Why a tool is not listed. Only one that is `unverified` is still found, so that its caller learns to try again. */
export type Withheld =
  "not-in-catalogue" | "changed" | "switched-off" | "no-approver" | "not-implemented" | "unverified" | "indicated";

export interface Registry {
  readonly catalogue: ToolCatalogue;
  readonly withheld: ReadonlyMap<string, Withheld>;
  /**
   * Has the watcher of a tool, or of all of them, look again when it is time: something to wait for before `find` or
   * `listFor`, or nothing.
   */
  refresh(name?: string): Promise<unknown> | undefined;
  /** The tool or reading, unless it is unknown or withheld: one answer for both. */
  find(key: string): RegisteredTool | undefined;
  /** The tools of this caller, including those that need a step-up, always in the same order. */
  listFor(principal: Principal): readonly ListedTool[];
  /** Whether there is such a reading at all, be it withheld for now. */
  hasReading(key: string): boolean;
  /** Keys of the readings that this caller may use, in one order for all; the same list for callers of the same rights. */
  readingsFor(principal: Principal): ReadonlySet<string>;
}

export class CatalogueError extends Error {
  override readonly name = "CatalogueError";

  constructor(problem: string) {
    super(`${problem}; see docs/errors.md#catalogue-invalid`);
  }
}

/** The tools and readings of a caller. */
interface Listing {
  readonly tools: readonly ListedTool[];
  readonly readings: ReadonlySet<string>;
}

interface RegistryOptions {
  readonly tools: readonly Tool[];
  /** @default none */
  readonly readings?: readonly Reading[];
  readonly catalogue: ToolCatalogue;
  /** The digest that a person approved and the deployment pins. */
  readonly approvedDigest: string;
  readonly switchedOff: readonly string[];
  /** Whether an approver is configured for calls that another person has to approve. */
  readonly hasApprovers: boolean;
  readonly isWithinReach: Clearance["isWithinReach"];
  /** Definitions that are known to be compromised: neither listed nor run. @default none */
  readonly indicators?: Pick<Indicators, "refusesDigest" | "onChange">;
  /** Sensitivity labels by classification. @default none */
  readonly labels?: Labels;
}

const assertApproved = ({ catalogue, approvedDigest }: RegistryOptions): void => {
  if (catalogue.digest !== approvedDigest) {
    throw new CatalogueError(
      `MCP_CATALOGUE_DIGEST: received ${approvedDigest}; should be ${catalogue.digest}, the digest of this server's catalogue, once a person has approved it`,
    );
  }
  const [problem] = catalogueProblems(catalogue, { mayBeEmpty: true });
  if (problem) throw new CatalogueError(`catalogue ${problemText(problem, catalogue)}`);
};

/** The published schema first: a library judges only values that have its form. */
const checkedBy = (check: Check, refine: Check | undefined): Check =>
  refine ? (value) => check(value) ?? refine(value) : check;

/** Keys of the catalogue's resources and prompts. */
export const readingKeys = (catalogue: ToolCatalogue): readonly string[] => recordedNames({ ...catalogue, tools: [] });

/** Brings tools and approved definitions together. A tool that differs from its approved definition is withheld, not trusted. */
export const createRegistry = (options: RegistryOptions): Registry => {
  assertApproved(options);
  const { catalogue, tools, isWithinReach } = options;
  const switchedOff = new Set(options.switchedOff);
  const definitions = new Map(catalogue.tools.map((definition) => [definition.name, definition]));
  const offers = recordedNames(catalogue);
  const unknown = options.switchedOff.filter((name) => !offers.includes(name));
  if (unknown.length > 0) {
    throw new CatalogueError(`MCP_WITHHELD_TOOLS: received ${unknown.join(", ")}; should name tools of the catalogue`);
  }
  const registered = new Map<string, RegisteredTool>();
  const withheld = new Map<string, Withheld>(offers.map((name) => [name, "not-implemented"]));

  const register = ({ key, offer, digest, approved, ...tool }: Reading): void => {
    if (registered.has(key)) throw new CatalogueError(`two tools are named ${JSON.stringify(key)}`);
    if (!approved) withheld.set(key, "not-in-catalogue");
    else if (digest !== approved.digest) withheld.set(key, "changed");
    else if (switchedOff.has(offer)) withheld.set(key, "switched-off");
    else if (approved.approval === "other-person" && !options.hasApprovers) withheld.set(key, "no-approver");
    else {
      withheld.delete(key);
      const checkInput = checkedBy(compileSchema(approved.input), tool.refine);
      const label = options.labels?.[approved.classification];
      const checkOutput = compileSchema(approved.output);
      registered.set(key, { ...tool, approved, checkInput, checkOutput, ...(label !== undefined && { label }) });
    }
  };
  for (const { definition, ...tool } of tools) {
    const { name } = definition;
    const { digest } = sealTool(definition);
    register({ ...tool, key: name, offer: name, digest, approved: definitions.get(name) });
  }
  for (const reading of options.readings ?? []) register(reading);

  const byName = [...registered.values()].sort((a, b) => (a.approved.name < b.approved.name ? -1 : 1));
  const watches = [...new Set(byName.flatMap(({ availability }) => availability ?? []))];
  // Both are worked out when a standing changes, which is rare, and not when a request asks.
  const found = new Map<string, RegisteredTool>();
  const listings = new Map<string, Listing>();
  let listable: readonly RegisteredTool[] = [];

  const takeStock = (): void => {
    found.clear();
    listings.clear();
    listable = byName.filter((tool) => {
      const { name, digest } = tool.approved;
      if (options.indicators?.refusesDigest(digest)) {
        withheld.set(name, "indicated");
        return false;
      }
      const standing = tool.availability?.standing(name) ?? "current";
      if (standing === "current") withheld.delete(name);
      else withheld.set(name, standing);
      if (standing !== "changed") found.set(name, tool);
      return standing === "current";
    });
  };
  for (const watch of watches) watch.onChange(takeStock);
  options.indicators?.onChange(takeStock);
  takeStock();

  const refreshAll = (): Promise<unknown> | undefined => {
    const waits = watches.flatMap((watch) => watch.refresh() ?? []);
    return waits.length > 0 ? Promise.all(waits) : undefined;
  };

  const listingFor = (principal: Principal): Listing => {
    const { rights } = principal;
    const reached = new Set(classifications.filter((one) => isWithinReach(principal, one)));
    const key = [[...rights].sort(), [...reached]].map((names) => names.join(" ")).join("|");
    const known = listings.get(key);
    if (known) return known;
    const allowed = listable.filter(
      ({ approved: { scope, classification } }) => rights.has(scope) && reached.has(classification),
    );
    const isTool = ({ approved }: RegisteredTool): boolean => definitions.has(approved.name);
    const listing = {
      tools: allowed.filter(isTool).map(({ approved, label }) => listedTool(approved, label)),
      readings: new Set(allowed.filter((one) => !isTool(one)).map(({ approved }) => approved.name)),
    };
    listings.set(key, listing);
    return listing;
  };

  // The first look, which no caller waits for.
  void refreshAll();

  return {
    catalogue,
    withheld,
    refresh: (name) => (name === undefined ? refreshAll() : registered.get(name)?.availability?.refresh()),
    find: (name) => found.get(name),
    hasReading: (key) => registered.has(key),
    listFor: (principal) => listingFor(principal).tools,
    readingsFor: (principal) => listingFor(principal).readings,
  };
};
