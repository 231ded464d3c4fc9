import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import type { Shape } from "./body.ts";
import { blockLines, bodyLines, textOf } from "./body.ts";
import type { Variable } from "./variables.ts";
import { substituted } from "./variables.ts";

type Block = Readonly<Record<string, unknown>>;

export interface HclStack {
  readonly name: string;
  readonly json: StackJson;
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly variables: readonly Variable[];
}

/** Blocks of these have no binding that says so. */
const remoteState: Shape = {};
const nothing: Shape = {};

/** The files of one stack in Terraform's native syntax, by their names. */
export const hclFiles = (stack: HclStack): Readonly<Record<string, string>> => {
  const used = new Set<string>();
  const put = (block: Block): Block => substituted(block, stack.variables, used);
  const json = stack.json as StackJson & { readonly moved?: readonly Block[] };
  const sections = {
    "main.tf": [...blocksOf(stack, "data", put), ...blocksOf(stack, "resource", put), ...movedOf(json.moved ?? [])],
    "outputs.tf": Object.entries(json.output).map(([name, block]) =>
      blockLines(`output "${name}"`, put(block), nothing),
    ),
    "terraform.tf": [terraformOf(json.terraform), ...providersOf(stack, put)],
  };
  const files = Object.entries(sections).map(
    ([file, blocks]) => [file, fileOf(introductions[file]!, stack.name, blocks)] as const,
  );
  const variables = stack.variables.filter(({ name }) => used.has(name)).map(variableOf);
  return {
    ...Object.fromEntries(files),
    "variables.tf": fileOf(introductions["variables.tf"]!, stack.name, variables),
  };
};

/** Writes the stacks below a folder, one folder each. */
export const writeHcl = (folder: string, stacks: readonly HclStack[]): void => {
  for (const stack of stacks) {
    const directory = join(folder, stack.name);
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of Object.entries(hclFiles(stack))) writeFileSync(join(directory, name), text);
  }
};

const introductions: Readonly<Record<string, string>> = {
  "main.tf": "Above each block stands where the program made it.",
  "outputs.tf": "What other stacks and people read.",
  "terraform.tf": "Where the state is, and which releases of the providers were proven.",
  "variables.tf": "What the configuration decided. The defaults give the plan that the program gave.",
};

const fileOf = (introduction: string, stack: string, blocks: readonly (readonly string[])[]): string => {
  const head = [`# Stack ${stack}. ${introduction}`];
  return textOf(blocks.reduce((lines, block) => [...lines, "", ...block], head));
};

const blocksOf = ({ json, shapes }: HclStack, kind: "data" | "resource", put: (block: Block) => Block): string[][] =>
  Object.entries(json[kind]).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, block]) => {
      const shape = type === "terraform_remote_state" ? remoteState : (shapes.get(`${type}.${name}`) ?? nothing);
      const { path } = (block["//"] as { readonly metadata?: { readonly path?: string } } | undefined)?.metadata ?? {};
      const given = type === "terraform_remote_state" ? block : put(block);
      return [...(path === undefined ? [] : [`# ${path}`]), ...blockLines(`${kind} "${type}" "${name}"`, given, shape)];
    }),
  );

const providersOf = ({ json, shapes }: HclStack, put: (block: Block) => Block): string[][] =>
  Object.entries(json.provider).flatMap(([name, blocks]) => {
    // A provider is made once for each alias, with the same arguments for each.
    const own = [...shapes].filter(([key]) => key.startsWith(`${name}.`)).map(([, shape]) => shape);
    const shape = Object.assign({}, ...own) as Shape;
    return blocks.map((block) => [...blockLines(`provider "${name}"`, put(block), shape)]);
  });

const terraformOf = (terraform: Block): readonly string[] => {
  const {
    required_version: version,
    required_providers: providers,
    backend = {},
  } = terraform as {
    readonly required_version?: string;
    readonly required_providers?: Block;
    readonly backend?: Readonly<Record<string, Block>>;
  };
  const inner = [
    ...(version === undefined ? [] : [[...bodyLines({ required_version: version }, nothing)]]),
    [...blockLines("required_providers", providers ?? {}, nothing)],
    ...Object.entries(backend).map(([kind, block]) => [...blockLines(`backend "${kind}"`, block, nothing)]),
  ];
  const lines = inner.reduce((all, next) => (all.length === 0 ? next : [...all, "", ...next]), []);
  return ["terraform {", ...lines.map((line) => (line === "" ? line : `  ${line}`)), "}"];
};

const movedOf = (moved: readonly Block[]): string[][] =>
  moved.map(({ from, to }) => ["moved {", `  from = ${String(from)}`, `  to   = ${String(to)}`, "}"]);

const variableOf = ({ name, description, value }: Variable): readonly string[] => [
  `variable "${name}" {`,
  "  type        = string",
  `  description = ${JSON.stringify(description)}`,
  `  default     = ${JSON.stringify(value)}`,
  "}",
];
