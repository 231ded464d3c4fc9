import type { Dependency, FaultKind } from "../faults.ts";
import type { ForgedToken, HonestToken, OtherToken } from "./token.ts";

/** Where tokens come from. `salt` keeps the people of one case apart from those of another, where the target can. */
export interface TokenSource {
  honest(request: HonestToken, salt: string): Promise<string>;
  /** Absent where a wrong token cannot be signed. */
  readonly forged?: (request: ForgedToken, salt: string) => Promise<string>;
  /** Absent where there is no such credential to be had. */
  readonly other?: (request: OtherToken) => Promise<string>;
}

/** What happened behind the answers since the last look. */
export interface Sighting {
  /** What tools changed. */
  readonly effects: readonly string[];
  /** Who was asked for what, as `host/path`. */
  readonly upstream: readonly string[];
  /** Who ended each request, as `gateway:<stage>` or `server:<reason>`. */
  readonly decisions: readonly string[];
  /** Everything that was written anywhere. */
  readonly written: readonly { readonly sink: string; readonly text: string }[];
}

/** What a target shows besides its answers. Only a target that runs here has one. */
export interface Observer {
  /** Forgets what was seen before. */
  look(): void;
  seen(): Sighting;
}

/** An operator of the deployment. */
interface Operator {
  decide(approval: string, decision: "approved" | "denied"): Promise<void>;
  turnSwitch(words: string): void;
}

/** Breaks what the deployment depends on. */
interface Saboteur {
  inject(dependency: Dependency, how: FaultKind): void;
  heal(): void;
}

/** Public facts about the gateway as an authorization server. */
interface Facade {
  /** The id of the client that is answered at Claude's address. */
  readonly client: string;
  /** The id of the client that is answered at Visual Studio Code's; absent where that one is not let in. */
  readonly other?: string;
  /** What stands before the short name of a scope. */
  readonly scopes: string;
}

/** A deployment under attack. */
export interface Target {
  readonly name: string;
  /** The MCP endpoint. */
  readonly url: string;
  readonly tokens: TokenSource;
  /** Of a second server of the gateway: its endpoint, and the one behind it. */
  readonly neighbour?: { readonly url: string; readonly serverUrl: string } | undefined;
  /** The server's endpoint behind the gateway. */
  readonly serverUrl?: string;
  readonly observer?: Observer;
  readonly operator?: Operator;
  readonly saboteur?: Saboteur;
  /** Whether the names and pages of the test world can be fetched. */
  readonly pages?: boolean;
  /** Whether the server keeps sessions. */
  readonly sessions?: boolean;
  /** Whether a server of another team stands behind it. */
  readonly upstream?: boolean;
  /** Metadata of the gateway as the authorization server; undefined without a façade. */
  readonly facade: Facade | undefined;
  /** Whether the identity provider behind it takes any code, once. */
  readonly codes?: boolean;
  /** An address to call from, another one for each number; undefined where there is only one. */
  readonly callFrom?: (index: number) => string | undefined;
  /** Lets seconds pass, at a target that has a clock of its own. @default they pass by themselves */
  readonly pass?: (seconds: number) => void;
  close(): Promise<void>;
}
