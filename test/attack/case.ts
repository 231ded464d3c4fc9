import type { Dependency, FaultKind } from "../../testing/faults.ts";
import type { TokenRequest } from "../../testing/composition/token.ts";

export const families = [
  "tokens",
  "rights",
  "state",
  "sessions",
  "protocol",
  "http",
  "facade",
  "egress",
  "content",
  "approvals",
  "upstreams",
  "audit",
  "configuration",
  "servers",
  // Last, because what it uses up is used up for a minute.
  "exhaustion",
] as const;
export type Family = (typeof families)[number];

/** Rows of the OWASP MCP Top 10. */
export type Owasp = `MCP${"01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09" | "10"}`;

/** What a case needs beyond a URL and the tokens that every user can get. A target without it cannot tell. */
export type Need =
  /** Tokens that the authority signed and that no client could get. */
  | "forged-tokens"
  /** The server's own address, behind the gateway. */
  | "server-address"
  /** An operator who decides approvals and turns the switch. */
  | "operator"
  /** What the deployment depends on can be broken, and mended without a trace. */
  | "faults"
  /** Pages and names of the test world that the deployment may fetch. */
  | "pages"
  /** The gateway is the authorization server. */
  | "facade"
  /** It knows a second client. */
  | "clients"
  /** Codes with which the identity provider would answer can be made up. */
  | "codes"
  /** The server keeps sessions for clients of the older revision. */
  | "sessions"
  /** A server of another team stands behind this one, and does what a case wants. */
  | "upstream"
  /** The gateway has a second server, which is built as this one is. */
  | "neighbour"
  /** Time passes when the case wants it. */
  | "clock"
  /** What happened behind the answer. */
  | "observer";

/** What a refused request must not have done. */
export type Harm =
  /** A tool changed something. */
  | "effect"
  /** A service behind the server was called. */
  | "upstream"
  /** What the request carried, its token or its canary, stands in a log, a record or telemetry. */
  | "leak"
  /** There is not exactly one record of the request, or it gives another reason. */
  | "unrecorded";

export const allHarms: readonly Harm[] = ["effect", "upstream", "leak", "unrecorded"];

/**
 * One request. Texts may hold `{{canary}}`, which is new for every case, `{{origin}}` and `{{resource}}` of the target,
 * `{{client}}`, `{{other}}` and `{{scopes}}` of its façade, and `{{name}}` of an earlier note.
 */
export interface Request {
  /** Who is asked; the neighbour at the gateway, or behind it. @default "gateway" */
  readonly at?: "gateway" | "server" | "neighbour" | "neighbour-server";
  /** For whom the gateway's proof is that goes straight to a server. @default that server */
  readonly proofFor?: "neighbour";
  /** @default "POST" */
  readonly method?: string;
  /** With the query, as it goes over the wire. @default the path of the MCP endpoint */
  readonly path?: string;
  /** Undefined takes a header away, a list sends it several times. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** @default none is sent */
  readonly token?: TokenRequest;
  /** An object goes as JSON. */
  readonly body?: unknown;
  /** Sent instead of all of that: these bytes, on a connection of their own. */
  readonly raw?: string;
  /** Milliseconds between two pieces of the body. @default sent at once */
  readonly trickle?: number;
}

export type Matcher = string | number | boolean | null | RegExp;

/** What a hardened deployment answers. */
export interface Expectation {
  readonly status: number | readonly number[];
  /** By JSON pointer; `undefined` for what must not be there. */
  readonly json?: Readonly<Record<string, Matcher | undefined>>;
  /** By JSON pointer: a note that it must not repeat. */
  readonly differs?: Readonly<Record<string, string>>;
  /** By name; `undefined` for what must not be there. */
  readonly headers?: Readonly<Record<string, string | RegExp | undefined>>;
  readonly body?: RegExp;
  /** Must stand in neither body nor headers. */
  readonly silent?: RegExp;
  /** Who decided and why, such as `gateway:token` or `server:arguments-invalid`; of several, one. */
  readonly decided?: string | readonly string[];
  /** What the audit trail says of it; needs an observer. */
  readonly written?: RegExp;
  /** Longest wait for the answer, in milliseconds. */
  readonly within?: number;
}

/** Keeps something of the answer for later steps. */
export interface Note {
  readonly as: string;
  readonly from:
    { readonly json: string } | { readonly header: string; readonly within?: RegExp } | { readonly match: RegExp };
}

export interface RequestStep {
  readonly send: Request;
  readonly expect: Expectation;
  readonly note?: readonly Note[];
  /** Prepares the attack: what it does is meant to happen. */
  readonly setup?: true;
  /** How often, one after another; every answer is judged. @default 1 */
  readonly times?: number;
  /** Not again, once an answer is like this. */
  readonly until?: Expectation;
  /** How many at once; then `expect` has to fit at least one, and `status` all. */
  readonly atOnce?: number;
}

/** What the people do who run the deployment, and what time does. */
export type Operation =
  | { readonly decide: "approved" | "denied"; readonly approval: string }
  | { readonly switch: string }
  | { readonly fault: Dependency; readonly how: FaultKind }
  /** All is well again, as far as can be observed. */
  | { readonly mend: "all" }
  /** So many seconds pass. */
  | { readonly pass: number };

interface OperationStep {
  readonly operate: Operation;
}

export type Step = RequestStep | OperationStep;

/** One attack: what is sent, what a hardened deployment answers, and what must not have happened. */
export interface AttackCase {
  /** `family/what` and, where both are attacked, `@gateway` or `@server`. */
  readonly id: string;
  readonly title: string;
  /** Ids of requirements (`R-01`) and of faults seen elsewhere (`fault:plain-pkce`). */
  readonly proves: readonly string[];
  readonly owasp: Owasp;
  readonly family: Family;
  readonly needs: readonly Need[];
  readonly steps: readonly Step[];
  readonly mustNotHaveHappened: readonly Harm[];
}

export const isRequestStep = (step: Step): step is RequestStep => "send" in step;

/** Needs no sign-in. */
export const isAnonymous = ({ steps }: AttackCase): boolean =>
  steps.every((step) => isRequestStep(step) && step.send.token === undefined);
