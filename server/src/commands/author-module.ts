import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { sealCatalogue } from "@mcp-landing-zone/content";
import { catalogueProblems, problemText } from "@mcp-landing-zone/contract";
import type { CatalogueScope, ToolCatalogue } from "@mcp-landing-zone/contract";
import { isRecord } from "../record.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import type { Tool } from "../tools/define-tool.ts";
import { Mistake, projectFile } from "./command.ts";

/** What an author's file offers, by the names of its exports. */
export interface AuthorModule {
  readonly tools: readonly Tool[];
  readonly resources: readonly Resource[];
  readonly prompts: readonly Prompt[];
  readonly catalogue: ToolCatalogue;
}

interface Exported {
  readonly tools?: readonly Tool[];
  readonly resources?: readonly Resource[];
  readonly prompts?: readonly Prompt[];
  readonly scopes?: readonly CatalogueScope[];
  readonly instructions?: string;
  readonly catalogue?: ToolCatalogue;
}

/** Names of the errors of definitions. Their messages name the definition and its field. */
const definitionErrors = ["DefinitionError", "CatalogueError", "CatalogueRefused"];

/** TypeScript is read by tsx where the project has it, else by Node itself from 22.18 on. */
const readTypeScript = async (file: string): Promise<void> => {
  if (!/\.[cm]?tsx?$/.test(file)) return;
  const loader = projectFile("tsx/esm", dirname(file));
  if (loader !== undefined) await import(pathToFileURL(loader).href);
  else if (!(process.features as { readonly typescript?: unknown }).typescript)
    throw new Mistake(
      `${file}: Node ${process.version} reads no TypeScript; should be 22.18, or: npm install --save-dev tsx`,
    );
};

const isTool = (value: unknown): value is Tool =>
  typeof value === "object" && value !== null && "definition" in value && "run" in value;

/** The list of a file, or else every tool that it exports by itself. */
const toolsIn = (exported: Exported): readonly Tool[] => exported.tools ?? Object.values(exported).filter(isTool);

const isScope = (value: unknown): boolean => isRecord(value) && typeof value["name"] === "string";
const isResource = (value: unknown): boolean => isRecord(value) && "definition" in value && "read" in value;
const isPrompt = (value: unknown): boolean => isRecord(value) && "definition" in value && "get" in value;
const listOf =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(fits);

/** What each export has to be. */
const forms: Readonly<Record<string, readonly [fits: (value: unknown) => boolean, right: string]>> = {
  tools: [listOf(isTool), "a list of what defineTool gives"],
  resources: [listOf(isResource), "a list of what defineResource gives"],
  prompts: [listOf(isPrompt), "a list of what definePrompt gives"],
  scopes: [listOf(isScope), "a list of scopes, each with name, title, description and applications"],
  instructions: [(value) => typeof value === "string", "a text"],
};

/** Names the first export that has another form, before anything reads it. */
const assertForms = (file: string, exported: Exported): void => {
  for (const [name, [fits, right]] of Object.entries(forms)) {
    const value = exported[name as keyof Exported];
    if (value !== undefined && !fits(value))
      throw new Mistake(`${file}: ${name}: received ${describe(value)}; should be ${right}`);
  }
  if (exported.catalogue === undefined) return;
  const [problem] = catalogueProblems(exported.catalogue, { mayBeEmpty: true });
  if (problem?.field === "") throw new Mistake(`${file}: catalogue: ${problemText(problem, undefined)}`);
};

const describe = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "a list with something else in it" : typeof value;

const offeredBy = async (name: string): Promise<AuthorModule> => {
  const file = resolve(name);
  if (!existsSync(file)) throw new Mistake(`received ${name}; should be a file that exports tools and scopes`);
  await readTypeScript(file);
  const exported = (await import(pathToFileURL(file).href)) as Exported;
  assertForms(name, exported);
  const tools = toolsIn(exported);
  const { resources = [], prompts = [], scopes, instructions, catalogue } = exported;
  if (tools.length + resources.length + prompts.length === 0)
    throw new Mistake(
      `${name}: exports no tools, resources or prompts; should export const tools = [defineTool(…)], or resources or prompts`,
    );
  if (!catalogue && !scopes) throw new Mistake(`${name}: exports no scopes; should export const scopes or catalogue`);
  return {
    ...{ tools, resources, prompts },
    catalogue:
      catalogue ??
      sealCatalogue(
        scopes ?? [],
        tools.map(({ definition }) => definition),
        {
          resources: resources.map(({ definition }) => definition),
          prompts: prompts.map(({ definition }) => definition),
          ...(instructions !== undefined && { instructions }),
        },
      ),
  };
};

/** Loads an author's file: `tools` and `scopes`, or `catalogue`; `resources`, `prompts` and `instructions` besides. */
export const loadAuthorModule = async (name: string): Promise<AuthorModule> => {
  try {
    return await offeredBy(name);
  } catch (error) {
    // By its name: the file may have another copy of this package.
    const isDefinition = error instanceof Error && definitionErrors.includes(error.name);
    throw isDefinition ? new Mistake(error.message, { cause: error }) : error;
  }
};
