// Long: the events of the trail, and the check of each, stand in one place.
import { classifications, spotlightModes } from "./catalogue.ts";
import type { Classification, SpotlightMode } from "./catalogue.ts";
import { labelName } from "./setting-kinds.ts";

/** What is recorded. Every request yields one terminal record, allowed or refused. */
export const auditEvents = [
  "request",
  "token",
  "tool.list",
  "tool.call",
  "resource.list",
  "resource.read",
  "prompt.list",
  "prompt.get",
  "approval.decided",
  "definition.changed",
  "indicators.loaded",
] as const;
/** The kinds of events. */
export type AuditEventName = (typeof auditEvents)[number];

/** Every decision that an audit record can tell of. */
export const auditDecisions = ["allowed", "refused", "failed", "waiting"] as const;
/** What was decided about a request. */
export type AuditDecision = (typeof auditDecisions)[number];

/** How a client has shown who it is, as Entra writes it into tokens. */
export const clientProofs = ["public", "secret", "certificate"] as const;
/** How the client has shown who it is. */
export type ClientProof = (typeof clientProofs)[number];

/** Who acted: never a name or an address, only what the directory can resolve. */
export interface AuditPrincipal {
  /** The tenant of the token, its `tid`. */
  readonly tenant: string;
  /** The person or the application, the `oid` of the token. */
  readonly object: string;
  /** The application that presented the token. */
  readonly client: string;
  /** How that application proved itself, where the token says so. A public client proves nothing. */
  readonly proof?: ClientProof;
  /** Whether a person or an application calls. */
  readonly kind: "user" | "application";
}

/** The request in a record: ids and revisions, no content. */
export interface AuditRequest {
  /** Issued by the server: an id from a client may carry any content. */
  readonly id: string;
  /** W3C trace id, the same in gateway, server and downstream records. */
  readonly trace?: string;
  /** The method of the message. */
  readonly method?: string;
}

/** The called tool in a record. */
export interface AuditTool {
  /** The name of the tool. */
  readonly name: string;
  /** The version of its definition. */
  readonly version: string;
  /** The digest of its definition. */
  readonly digest: string;
  /** How confidential its answers are. */
  readonly classification?: Classification;
  /** Name of the sensitivity label of its classification, where the deployment has one. */
  readonly label?: string;
}

/** The approval that a recorded call ran under or waits for. */
export interface AuditApproval {
  /** The approval that the event is about. */
  readonly id: string;
  /** Object id of the person who decided. */
  readonly by?: string;
  /** What the approver decided. */
  readonly decision?: "approved" | "denied";
  /** Object id of the caller whose call it was for. */
  readonly requester?: string;
}

/** A decision as the server reports it. No field can hold arguments, tokens or free text. */
export interface AuditEvent {
  /** What happened. */
  readonly event: AuditEventName;
  /** How it ended. */
  readonly decision: AuditDecision;
  /** A call that changes something is recorded before it runs and again when it is done. @default "finished" */
  readonly phase?: "started" | "finished";
  /** Stable code such as `ok`, `insufficient_scope` or `shield.unavailable`. */
  readonly reason: string;
  /** Who called, once that is known. */
  readonly principal?: AuditPrincipal;
  /** The call that it belongs to. */
  readonly request?: AuditRequest;
  /** The tool that was called. */
  readonly tool?: AuditTool;
  /**
   * Keyed hash of the arguments' digest, so that guesses cannot be tried against it. The key is the writing process's own and ends with
   * it: the hash says which records of one stream are about the same arguments. The approval's id joins streams.
   */
  readonly argumentsHash?: string;
  /** The approval that it is about. */
  readonly approval?: AuditApproval;
  /** Codes of what the content layer noticed, such as `injection.override` or `pii.card`. */
  readonly findings?: readonly string[];
  /** How the answer was marked as foreign text. */
  readonly spotlight?: SpotlightMode;
  /** Host of an outgoing call. */
  readonly host?: string;
  /** The size of the arguments. */
  readonly inputBytes?: number;
  /** The size of the answer. */
  readonly outputBytes?: number;
  /** How long it took. */
  readonly durationMs?: number;
  /** Requests that share this record: those without a caller, beyond what a minute has records for. @default 1 */
  readonly count?: number;
}

/** An event in its place in the chain. */
export interface AuditRecord extends AuditEvent {
  /** The version of the format. */
  readonly v: 1;
  /** The chain this record belongs to: one per writing process. */
  readonly stream: string;
  /** The place in the chain, counted from 0. */
  readonly seq: number;
  /** When it was recorded, in UTC. */
  readonly at: string;
  /** Hash of the record before, or of the stream's name for the first. */
  readonly prev: string;
  /** SHA-256, base64url, over the canonical JSON of every other field. */
  readonly hash: string;
}

/** A signed statement that the chain had reached this record; kept where the writer cannot change it. */
export interface AuditCheckpoint {
  /** The version of the format. */
  readonly v: 1;
  /** The chain that it signs. */
  readonly stream: string;
  /** The last record covered; -1 for the statement that opens a stream. */
  readonly seq: number;
  /** The hash of the last record that it covers. */
  readonly hash: string;
  /** When it was signed, in UTC. */
  readonly at: string;
  /** The key that signed it. */
  readonly keyId: string;
  /** How it was signed. */
  readonly algorithm: "EdDSA" | "ES256";
  /** The signature over all other fields, base64url. */
  readonly signature: string;
}

interface Rule {
  readonly accepts: (value: unknown) => boolean;
  readonly expected: string;
}

const matching = (pattern: RegExp, expected: string): Rule => ({
  accepts: (value) => typeof value === "string" && pattern.test(value),
  expected,
});
const oneOf = (values: readonly unknown[]): Rule => ({
  accepts: (value) => values.includes(value),
  expected: `one of ${values.join(", ")}`,
});
const wholeNumber = (least: number): Rule => ({
  accepts: (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= least,
  expected: `a whole number from ${least}`,
});

const identifier = matching(/^[\w.:-]{1,64}$/, "1 to 64 letters, digits, or . _ : -");
const code = matching(/^[a-z0-9_.-]{1,64}$/, "a code of 1 to 64 small letters, digits, or . _ -");
const digest = matching(/^[\w-]{43}$/, "a SHA-256 in base64url");
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "an instant such as 2030-01-31T12:00:00.000Z");
const findingList: Rule = {
  accepts: (value) => Array.isArray(value) && value.length <= 32 && value.every((item) => code.accepts(item)),
  expected: "at most 32 codes",
};

type Fields = Readonly<Record<string, { readonly rule: Rule | Fields; readonly optional?: true }>>;
const required = <R extends Rule | Fields>(rule: R) => ({ rule });
const optional = <R extends Rule | Fields>(rule: R) => ({ rule, optional: true as const });

export const eventFields: Fields = {
  event: required(oneOf(auditEvents)),
  decision: required(oneOf(auditDecisions)),
  phase: optional(oneOf(["started", "finished"])),
  reason: required(code),
  principal: optional({
    tenant: required(identifier),
    object: required(identifier),
    client: required(identifier),
    proof: optional(oneOf(clientProofs)),
    kind: required(oneOf(["user", "application"])),
  }),
  request: optional({
    id: required(identifier),
    trace: optional(matching(/^[0-9a-f]{32}$/, "32 hexadecimal digits")),
    method: optional(matching(/^[\w/$.-]{1,64}$/, "a method name")),
  }),
  tool: optional({
    name: required(matching(/^[\w./-]{1,128}$/, "a tool name")),
    version: required(identifier),
    digest: required(digest),
    classification: optional(oneOf(classifications)),
    label: optional({
      accepts: (value) => typeof value === "string" && labelName.read(value) === value,
      expected: labelName.right,
    }),
  }),
  argumentsHash: optional(digest),
  approval: optional({
    id: required(identifier),
    by: optional(identifier),
    decision: optional(oneOf(["approved", "denied"])),
    requester: optional(identifier),
  }),
  findings: optional(findingList),
  spotlight: optional(oneOf(spotlightModes)),
  host: optional(matching(/^[a-z0-9.-]{1,253}$/, "a host name")),
  inputBytes: optional(wholeNumber(0)),
  outputBytes: optional(wholeNumber(0)),
  durationMs: optional(wholeNumber(0)),
  count: optional(wholeNumber(2)),
};

export const recordFields: Fields = {
  ...eventFields,
  v: required(oneOf([1])),
  stream: required(identifier),
  seq: required(wholeNumber(0)),
  at: required(instant),
  prev: required(digest),
  hash: required(digest),
};

export const checkpointFields: Fields = {
  v: required(oneOf([1])),
  stream: required(identifier),
  seq: required(wholeNumber(-1)),
  hash: required(digest),
  at: required(instant),
  keyId: required(matching(/^[\w.:/-]{1,256}$/, "a key id")),
  algorithm: required(oneOf(["EdDSA", "ES256"])),
  signature: required(matching(/^[\w-]{86}$/, "a signature of 64 bytes in base64url")),
};

const isRule = (rule: Rule | Fields): rule is Rule => typeof rule.accepts === "function";
const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

export const problems = (value: unknown, fields: Fields, path: string): string[] => {
  if (kindOf(value) !== "object") return [`${path || "record"}: ${kindOf(value)} received, an object expected`];
  const given = value as Readonly<Record<string, unknown>>;
  const found = Object.keys(given)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => `${path}${name.slice(0, 64)}: unknown field`);
  for (const name of Object.keys(fields)) {
    const { rule, optional: mayMiss } = fields[name] as Fields[string];
    const item = given[name];
    if (item === undefined) {
      if (!mayMiss) found.push(`${path}${name}: missing`);
    } else if (!isRule(rule)) {
      found.push(...problems(item, rule, `${path}${name}.`));
    } else if (!rule.accepts(item)) {
      // The value itself is not repeated: it may be a secret.
      found.push(`${path}${name}: ${kindOf(item)} received, ${rule.expected} expected`);
    }
  }
  return found;
};

/** Parts of records that were sound, by the fields that they have. They cannot change, and most records have the same few. */
const soundParts = new WeakMap<object, Fields>();

const isSoundPart = (part: unknown, fields: Fields): boolean => {
  const isObject = typeof part === "object" && part !== null;
  if (isObject && soundParts.get(part) === fields) return true;
  const found = isSound(part, fields);
  if (found && isObject && Object.isFrozen(part)) soundParts.set(part, fields);
  return found;
};

/** The same question without the words of an answer: every call is recorded, and hardly any record has a problem. A test compares the two. */
export const isSound = (value: unknown, fields: Fields): boolean => {
  if (kindOf(value) !== "object") return false;
  const given = value as Readonly<Record<string, unknown>>;
  for (const name in given) {
    const field = Object.hasOwn(fields, name) ? (fields[name] as Fields[string]) : undefined;
    const item = given[name];
    if (!field || item === undefined) return false;
    if (!(isRule(field.rule) ? field.rule.accepts(item) : isSoundPart(item, field.rule))) return false;
  }
  for (const name of mandatory(fields)) if (!Object.hasOwn(given, name)) return false;
  return true;
};

const mandatoryNames = new WeakMap<Fields, readonly string[]>();
const mandatory = (fields: Fields): readonly string[] => {
  const known = mandatoryNames.get(fields);
  if (known) return known;
  const names = Object.keys(fields).filter((name) => !fields[name]?.optional);
  mandatoryNames.set(fields, names);
  return names;
};

const soundOr = (value: unknown, fields: Fields): string[] =>
  isSound(value, fields) ? [] : problems(value, fields, "");

/**
 * What keeps a value from being an event, a record or a checkpoint: field, what was received, what would be right.
 *
 * @example
 * auditEventProblems({ event: "tool.call", decision: "allowed" }); // what an event lacks
 */
export const auditEventProblems = (value: unknown): string[] => soundOr(value, eventFields);
/**
 * What is wrong with a record of the audit trail; empty when nothing is.
 *
 * @example
 * auditRecordProblems(JSON.parse('{"v":1}')); // what a record lacks
 */
export const auditRecordProblems = (value: unknown): string[] => soundOr(value, recordFields);
/**
 * What is wrong with a signed checkpoint of the audit trail; empty when nothing is.
 *
 * @example
 * auditCheckpointProblems({ v: 1 }); // what a checkpoint lacks, empty for a whole one
 */
export const auditCheckpointProblems = (value: unknown): string[] => soundOr(value, checkpointFields);
