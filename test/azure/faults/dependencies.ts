import type { RefusalName } from "../../../server/src/refusal/refusal.ts";
import type { ToolRefusalName } from "../../../server/src/refusal/tool-refusal.ts";
import type { ServiceName } from "../../../local/stand-ins/index.ts";
import type { Deadlines } from "../../../server/src/azure/deadlines.ts";
import type { FaultName } from "../../../testing/faults.ts";

/** What must come of a call while a dependency fails. */
export type Outcome =
  /** The tool's answer, because this dependency does not decide about it. */
  | { readonly kind: "served" }
  /** An HTTP error, before anything of the message was acted upon. */
  | { readonly kind: "refused"; readonly reason: RefusalName }
  /** A JSON-RPC error in the answer. */
  | { readonly kind: "failed"; readonly reason: RefusalName }
  /** A result that says so to the model. */
  | { readonly kind: "withheld"; readonly reason: ToolRefusalName }
  /** There is no server to call. */
  | { readonly kind: "not-started" }
  | { readonly kind: "senseless"; readonly why: string };

type Tool = "save_document" | "read_document" | "search_documents" | "my_profile" | "fetch_page" | "use_secret";

/** Which requests are struck: those of a stand-in, or those to Redis. */
type Struck =
  { readonly service: ServiceName; readonly method?: string; readonly path?: RegExp } | { readonly service: "state" };

/** Who gives up waiting. */
export type Patience = keyof Deadlines | "page" | "tool";

export interface Dependency {
  /** Begins with the requirements that its refusal proves. */
  readonly name: string;
  readonly strikes: Struck;
  /** A tool that needs it. */
  readonly tool: Tool;
  /** Whose patience the silence of this dependency ends. @default the tool's */
  readonly patience?: Patience;
  readonly outcome: Outcome;
  /** Faults that end otherwise. */
  readonly but?: Partial<Readonly<Record<FaultName, Outcome>>>;
  /** The server ran for a day before, so that its tokens have to be had again. */
  readonly oldTokens?: true;
}

const served: Outcome = { kind: "served" };
const refused = (reason: RefusalName): Outcome => ({ kind: "refused", reason });
const failed = (reason: RefusalName): Outcome => ({ kind: "failed", reason });
const withheld = (reason: ToolRefusalName): Outcome => ({ kind: "withheld", reason });
const senseless = (why: string): Outcome => ({ kind: "senseless", why });

/** A receipt is a status and headers: half of its body is all of it. */
const receipt = {
  partial: senseless("what is written is answered without a body"),
  stalled: senseless("what is written is answered without a body"),
};
const late = { hang: withheld("timed-out"), stalled: withheld("timed-out") };

export const dependencies: readonly Dependency[] = [
  {
    name: "R-06 R-160 signing keys",
    strikes: { service: "entra", path: /\/discovery\/v2\.0\/keys$/ },
    tool: "save_document",
    patience: "signingKeys",
    outcome: refused("keys-unavailable"),
  },
  {
    name: "R-160 managed identity at start",
    strikes: { service: "identity" },
    tool: "save_document",
    patience: "identity",
    oldTokens: true,
    outcome: { kind: "not-started" },
  },
  {
    name: "R-160 managed identity",
    strikes: { service: "identity" },
    tool: "save_document",
    patience: "identity",
    oldTokens: true,
    outcome: failed("audit-unavailable"),
  },
  {
    name: "R-61 R-160 audit signing key at start",
    strikes: { service: "vault", method: "GET", path: /^\/keys\/audit\// },
    tool: "save_document",
    patience: "audit",
    outcome: { kind: "not-started" },
  },
  {
    name: "R-61 R-160 audit signing key",
    strikes: { service: "vault", method: "POST", path: /\/sign$/ },
    tool: "save_document",
    patience: "audit",
    outcome: failed("audit-unavailable"),
  },
  {
    name: "R-61 R-160 audit trail, written",
    strikes: { service: "audit", method: "PUT", path: /^\/audit\// },
    tool: "save_document",
    patience: "audit",
    outcome: failed("audit-unavailable"),
    but: receipt,
  },
  {
    name: "R-61 R-160 audit trail, read to find its end",
    strikes: { service: "audit", method: "GET", path: /^\/audit$/ },
    tool: "save_document",
    patience: "audit",
    outcome: failed("audit-unavailable"),
  },
  {
    name: "R-61 R-160 audit anchors, written",
    strikes: { service: "audit", method: "PUT", path: /^\/audit-anchors\// },
    tool: "save_document",
    patience: "audit",
    outcome: failed("audit-unavailable"),
    but: receipt,
  },
  {
    name: "R-61 R-160 audit anchors, read to find their end",
    strikes: { service: "audit", method: "GET", path: /^\/audit-anchors$/ },
    tool: "save_document",
    patience: "audit",
    outcome: failed("audit-unavailable"),
  },
  {
    name: "R-160 shared state",
    strikes: { service: "state" },
    tool: "save_document",
    patience: "state",
    outcome: refused("state-unavailable"),
  },
  {
    name: "R-44 R-160 Content Safety on arguments",
    strikes: { service: "contentSafety" },
    tool: "save_document",
    patience: "shield",
    outcome: withheld("shield-unavailable"),
  },
  {
    name: "R-44 R-160 Content Safety on answers",
    strikes: { service: "contentSafety" },
    tool: "my_profile",
    patience: "shield",
    outcome: withheld("shield-unavailable"),
  },
  {
    name: "R-160 documents, written",
    strikes: { service: "documents", method: "PUT" },
    tool: "save_document",
    outcome: withheld("tool-failed"),
    but: { hang: withheld("timed-out"), ...receipt },
  },
  {
    name: "R-160 documents, read",
    strikes: { service: "documents", path: /^\/documents\/./ },
    tool: "read_document",
    outcome: withheld("tool-failed"),
    but: late,
  },
  {
    name: "R-160 documents, listed",
    strikes: { service: "documents", method: "GET", path: /^\/documents$/ },
    tool: "search_documents",
    outcome: withheld("tool-failed"),
    but: late,
  },
  {
    name: "R-34 R-160 secrets",
    strikes: { service: "vault", path: /^\/secrets\// },
    tool: "use_secret",
    patience: "vault",
    outcome: withheld("tool-failed"),
  },
  {
    name: "R-160 on-behalf-of exchange",
    strikes: { service: "entra", method: "POST", path: /\/oauth2\/v2\.0\/token$/ },
    tool: "my_profile",
    outcome: withheld("downstream-unavailable"),
    but: { ...late, 429: withheld("timed-out") },
  },
  {
    name: "R-160 Graph",
    strikes: { service: "graph" },
    tool: "my_profile",
    outcome: withheld("tool-failed"),
    but: { ...late, 429: withheld("timed-out"), 500: withheld("tool-error") },
  },
  {
    name: "R-160 a page on the allow-list",
    strikes: { service: "entra", path: /\/discovery\/instance$/ },
    tool: "fetch_page",
    patience: "page",
    outcome: withheld("tool-error"),
    // The page answers with the status that the tool was asked for; control characters are stripped from its text.
    but: { 429: served, 500: served, garbage: served },
  },
  {
    name: "R-160 telemetry",
    strikes: { service: "telemetry" },
    tool: "save_document",
    outcome: served,
  },
  {
    name: "R-160 the audit table, a copy of the trail",
    strikes: { service: "collection" },
    tool: "save_document",
    outcome: served,
  },
];

/** Services that the server does not depend on, so that their failure has no effect. */
export const unused: Readonly<Record<string, string>> = {
  "Content Safety text analysis": "harm categories are not asked for; Prompt Shields alone decides",
};
