import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { UsedTypes } from "./provider-schemas.ts";

/** What the harness has to know of a synthesised stack before Terraform reads it. */
export interface StackFiles {
  /** The configuration as it was synthesised. */
  readonly text: string;
  /** Addresses as in `required_providers`, for example `azure/azapi`. */
  readonly providers: readonly string[];
  readonly types: UsedTypes;
  /** Names the state of this stack, the same in every directory. */
  readonly stateKey: string;
  /** The states that it reads: remote state data source → key of the state. */
  readonly reads: ReadonlyMap<string, string>;
}

export const readStackFiles = (directory: string): StackFiles => {
  const json = join(directory, "cdk.tf.json");
  if (existsSync(json)) return fromJson(readFileSync(json, "utf8"));
  // The native form of a stack stands beside the JSON form, which says what it reads and where its state is.
  const twin = join(directory, "../../stacks", basename(directory), "cdk.tf.json");
  if (existsSync(join(directory, "main.tf")) && existsSync(twin)) {
    return { ...fromJson(readFileSync(twin, "utf8")), text: readFileSync(join(directory, "main.tf"), "utf8") };
  }
  // With the modules that it brings along.
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tf"));
  const text = files.sort().map((file) => readFileSync(join(directory, file), "utf8"));
  return fromHcl(text.join("\n"), basename(directory));
};

/** Copies a stack without what an earlier `terraform init` left beside it. */
export const copyStack = (from: string, to: string): void => {
  cpSync(from, to, { recursive: true, filter: (path) => !basename(path).startsWith(".terraform") });
};

type BackendConfig = Readonly<Record<string, unknown>>;

interface StackJson {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, BackendConfig>>;
    readonly required_providers?: Readonly<Record<string, { readonly source: string }>>;
  };
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface RemoteState {
  readonly backend: string;
  readonly config: BackendConfig;
}

const REMOTE_STATE = "terraform_remote_state";

const fromJson = (text: string): StackFiles => {
  const { terraform = {}, resource = {}, data = {} }: StackJson = JSON.parse(text);
  const { [REMOTE_STATE]: remoteStates = {}, ...dataSources } = data;
  const [[backend, config] = ["local", {}]] = Object.entries(terraform.backend ?? {});
  return {
    text,
    providers: Object.values(terraform.required_providers ?? {}).map(({ source }) => source),
    types: { resources: Object.keys(resource), dataSources: Object.keys(dataSources) },
    stateKey: stateKey({ backend: backend ?? "local", config: config ?? {} }),
    reads: new Map(
      Object.entries(remoteStates as Record<string, RemoteState>).map(([name, state]) => [name, stateKey(state)]),
    ),
  };
};

/** Two stacks mean the same state when backend and key are the same; a local backend has a path for a key. */
const stateKey = ({ backend, config }: RemoteState): string => {
  const key = config.key ?? config.path ?? "";
  return createHash("sha256").update(`${backend} ${key}`).digest("hex").slice(0, 16);
};

const fromHcl = (text: string, name: string): StackFiles => {
  const types = (block: string) =>
    [...text.matchAll(new RegExp(`^${block} "(\\w+)"`, "gm"))].map(([, type = ""]) => type);
  if (types("data").includes(REMOTE_STATE))
    throw new Error(`${name}: the state of another stack is only found in JSON output`);
  return {
    text,
    providers: [...text.matchAll(/source = "([\w./-]+)"/g)].map(([, source = ""]) => source),
    types: { resources: types("resource"), dataSources: types("data") },
    stateKey: name,
    reads: new Map(),
  };
};
