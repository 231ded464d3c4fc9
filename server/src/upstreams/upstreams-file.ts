import { approvalKinds, classifications, effects, upstreamProblems } from "@mcp-landing-zone/contract";
import type { CatalogueScope, Upstream } from "@mcp-landing-zone/contract";
import { areLimits, limitsInWords } from "../tools/define-tool.ts";
import { PinRefused } from "./pin-each.ts";
import type { ReadingAssignment, ResourceAssignment } from "./pin-readings.ts";
import type { Assignment } from "./pin-tools.ts";
import { isRecord } from "../record.ts";

/** An upstream of the file, with what a person assigned to its tools, resources and prompts. */
export interface AssignedUpstream {
  /** The upstream server. */
  readonly upstream: Upstream;
  /** The assignment of each tool, by its name at the upstream. */
  readonly tools: Readonly<Record<string, Assignment>>;
  /** The assignment of each resource, by its address or template at the upstream. */
  readonly resources: Readonly<Record<string, ResourceAssignment>>;
  /** The assignment of each prompt, by its name at the upstream. */
  readonly prompts: Readonly<Record<string, ReadingAssignment>>;
}

/** What an operator writes down: how upstreams are reached, and what each of their tools, resources and prompts may be used for. */
export interface UpstreamsFile {
  /** Scopes besides those that the server has. */
  readonly scopes: readonly CatalogueScope[];
  /** The upstream servers and what is assigned of them. */
  readonly upstreams: readonly AssignedUpstream[];
}

type Judge = readonly [accepts: (value: unknown) => boolean, right: string];

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
const oneOf = (...values: readonly string[]): Judge => [
  (value) => values.includes(value as string),
  `one of ${values.join(", ")}`,
];
const maybe = ([accepts, right]: Judge): Judge => [(value) => value === undefined || accepts(value), right];
const text: Judge = [isText, "a text"];

const limits: Judge = [(value) => isRecord(value) && areLimits(value), limitsInWords];

const common: Readonly<Record<string, Judge>> = {
  scope: text,
  limits: maybe(limits),
  version: maybe(text),
  accept: maybe([(value) => isRecord(value) && Object.values(value).every(isText), "findings with a reason each"]),
};

const prompt: Readonly<Record<string, Judge>> = {
  ...common,
  classification: oneOf(...classifications.filter((one) => one !== "restricted")),
  complete: maybe([(value) => typeof value === "boolean", "true or false"]),
};

const assignments: Readonly<Record<"tools" | "resources" | "prompts", Readonly<Record<string, Judge>>>> = {
  tools: {
    ...common,
    effect: oneOf(...effects),
    classification: oneOf(...classifications),
    approval: maybe(oneOf(...approvalKinds)),
  },
  resources: { ...prompt, name: maybe(text) },
  prompts: prompt,
};

const scopeFields: Readonly<Record<string, Judge>> = {
  name: text,
  title: text,
  description: text,
  includes: maybe([(value) => Array.isArray(value) && value.every(isText), "names of scopes"]),
  applications: [(value) => typeof value === "boolean", "true or false"],
};

const judged = (value: unknown, fields: Readonly<Record<string, Judge>>, at: string): readonly string[] => {
  if (!isRecord(value)) return [`${at}: received ${JSON.stringify(value) ?? "nothing"}; should be an object`];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  return [
    ...unknown.map((name) => `${at}.${name}: received an unknown field; should be ${Object.keys(fields).join(", ")}`),
    ...Object.entries(fields).flatMap(([name, [accepts, right]]) =>
      accepts(value[name])
        ? []
        : [`${at}.${name}: received ${JSON.stringify(value[name]) ?? "nothing"}; should be ${right}`],
    ),
  ];
};

/**
 * Reads the file's content, or says all that is wrong with it.
 *
 * @example
 * readUpstreamsFile(JSON.parse(readFileSync("upstreams.json", "utf8")));
 */
export const readUpstreamsFile = (value: unknown): UpstreamsFile => {
  const { scopes = [], upstreams = [] } = isRecord(value) ? value : {};
  const entries = Array.isArray(upstreams) ? (upstreams as readonly unknown[]) : [];
  const split = entries.map((entry) => {
    const { tools = {}, resources = {}, prompts = {}, ...upstream } = isRecord(entry) ? entry : {};
    return { upstream: upstream as unknown as Upstream, ...{ tools, resources, prompts } };
  });
  const problems = [
    ...(entries.length > 0
      ? []
      : [`upstreams: received ${JSON.stringify(upstreams)}; should be a list of at least one`]),
    ...upstreamProblems(split.map(({ upstream }) => upstream)).map(
      ({ field, received, right }) =>
        `upstreams${field}: received ${JSON.stringify(received) ?? "nothing"}; should be ${right}`,
    ),
    ...split.flatMap((entry, index) =>
      (["tools", "resources", "prompts"] as const).flatMap((kind) => {
        const at = `upstreams[${index}].${kind}`;
        const given = entry[kind];
        if (!isRecord(given)) return [`${at}: received ${JSON.stringify(given)}; should be an object of assignments`];
        return Object.entries(given).flatMap(([name, one]) => judged(one, assignments[kind], `${at}.${name}`));
      }),
    ),
    ...(Array.isArray(scopes) ? scopes : [scopes]).flatMap((scope, index) =>
      judged(scope, scopeFields, `scopes[${index}]`),
    ),
  ];
  if (problems.length > 0) throw new PinRefused(problems);
  return { scopes: scopes as readonly CatalogueScope[], upstreams: split as readonly AssignedUpstream[] };
};
