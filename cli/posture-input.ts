import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Acknowledgement, Graph, PlanDocument, StackSource } from "@mcp-landing-zone/constructs/posture";
import { graphOf, graphOfPlan, weakeningsIn } from "@mcp-landing-zone/constructs/posture";

/** The input cannot be judged. */
export class InputError extends Error {
  override readonly name = "InputError";
}

interface Input {
  readonly graph: Graph;
  /** Defaults that the configuration gives up, with the reasons, as cdktf kept them. */
  readonly weakened: readonly Acknowledgement[];
  /** The file in which a subject stands, from the working directory. */
  readonly fileOf: (subject: string) => string;
}

const synthesised = "cdk.tf.json";

/** Reads stacks and plans into one graph. Stacks refer to each other by their names; a plan stands alone. */
export const readInput = (given: readonly string[]): Input => {
  const files = given.flatMap(filesIn);
  if (files.length === 0) {
    throw new InputError(`${given.join(", ")}: holds no ${synthesised} and no JSON of a plan`);
  }
  const names = namesOf(files);
  const stacks: Record<string, StackSource> = {};
  const plans: Graph[] = [];
  for (const [file, name] of names) {
    const json = parsed(file);
    if (isPlan(json)) plans.push(readable(file, () => graphOfPlan(json, name)));
    else if (isStack(json)) stacks[name] = json;
    else {
      throw new InputError(
        `${file}: is neither a ${synthesised} nor a plan; should be what "terraform show -json <plan file>" prints`,
      );
    }
  }
  const graph = [readable(given.join(", "), () => graphOf(stacks)), ...plans].reduce((all, one) => ({
    source: { ...all.source, ...one.source },
    resources: [...all.resources, ...one.resources],
    outputs: [...all.outputs, ...one.outputs],
  }));
  const fileByName = new Map([...names].map(([file, name]) => [name, relative(process.cwd(), file)]));
  return {
    graph,
    weakened: given.flatMap(weakenedIn),
    fileOf: (subject) => fileByName.get(subject.split("/")[0]!) ?? [...fileByName.values()][0]!,
  };
};

/** A part without its form, such as a resource that is none, must not end the program as if something were open. */
const readable = (file: string, graph: () => Graph): Graph => {
  try {
    return graph();
  } catch (error) {
    throw new InputError(`${file}: has a part that Terraform does not write (${(error as Error).message})`);
  }
};

/** The files of a folder that can be judged: of all stacks below it, or of itself. */
const filesIn = (path: string): string[] => {
  if (!existsSync(path)) throw new InputError(`${path}: does not exist; should be a folder or a file`);
  if (!statSync(path).isDirectory()) return [path];
  const all = readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => !file.includes("node_modules") && !file.includes(".terraform"))
    .map((file) => join(path, file))
    .sort();
  const stacks = all.filter((file) => basename(file) === synthesised);
  return stacks.length > 0 ? stacks : all.filter((file) => file.endsWith(".json") && isPlan(parsed(file)));
};

/** The prefix of an address in the report: the folder of a stack, the file of a plan. */
const namesOf = (files: readonly string[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const file of files) {
    const name =
      basename(file) === synthesised ? basename(dirname(join(process.cwd(), file))) : basename(file, ".json");
    const taken = [...names.values()].filter((other) => other === name || other.startsWith(`${name}~`)).length;
    names.set(file, taken === 0 ? name : `${name}~${taken + 1}`);
  }
  return names;
};

const parsed = (file: string): unknown => {
  const bytes = readFileSync(file);
  try {
    return JSON.parse(textOf(bytes)) as unknown;
  } catch {
    const isBinary = bytes.subarray(0, 2).toString() === "PK";
    const right = isBinary
      ? `a plan as Terraform keeps it; run "terraform show -json ${file}" first`
      : 'not JSON; should be what "terraform show -json <plan file>" prints, and nothing besides';
    throw new InputError(`${file}: is ${right}`);
  }
};

/** PowerShell 5 redirects output in UTF-16, and other tools put a byte order mark before UTF-8. */
const textOf = (bytes: Buffer): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlan = (value: unknown): value is PlanDocument =>
  isObject(value) && isObject(value["planned_values"]) && isObject(value["planned_values"]["root_module"]);

const isStack = (value: unknown): value is StackSource =>
  isObject(value) && ["resource", "data", "terraform", "output"].some((part) => isObject(value[part]));

/** cdktf writes the properties of constructs beside the stacks. */
const weakenedIn = (path: string): readonly Acknowledgement[] => {
  const manifest = join(path, "manifest.json");
  if (!existsSync(manifest)) return [];
  const { stacks } = parsed(manifest) as {
    readonly stacks?: Readonly<
      Record<string, { readonly annotations?: readonly { constructPath: string; message: string }[] }>
    >;
  };
  return Object.values(stacks ?? {}).flatMap(({ annotations = [] }) => weakeningsIn(annotations));
};
