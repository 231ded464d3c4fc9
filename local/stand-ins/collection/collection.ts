// Stand-in for a data collection endpoint: takes rows for the audit table, judges each against the columns of the rule's stream, and keeps the latest.
import { gunzipSync } from "node:zlib";
import type { AuditTableRow } from "@mcp-landing-zone/contract";
import { auditTableColumns, auditTableStream } from "@mcp-landing-zone/contract";
import type { CheckBearer } from "../entra/bearer.ts";
import { json } from "../http/message.ts";
import type { Handler, StandInReply, StandInRequest } from "../http/message.ts";

export interface Collection {
  readonly handle: Handler;
  /** The latest rows, oldest first. */
  readonly rows: () => readonly AuditTableRow[];
  /** Rows taken since the start. */
  readonly accepted: () => number;
}

/** What the one rule is called. */
export const collectionRule = "dcr-0123456789abcdef0123456789abcdef";
const apiVersion = "2023-01-01";
const mostBytes = 1_048_576;
const kept = 20_000;

const refused = (status: number, code: string, message: string): StandInReply =>
  json(status, { error: { code, message } });

const textOf = ({ body, headers }: StandInRequest): string | undefined => {
  try {
    const bytes = headers["content-encoding"] === "gzip" ? gunzipSync(body, { maxOutputLength: mostBytes }) : body;
    return bytes.length > mostBytes ? undefined : bytes.toString("utf8");
  } catch {
    return undefined;
  }
};

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  datetime: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
  string: (value) => typeof value === "string",
  long: (value) => Number.isSafeInteger(value),
  dynamic: (value) => typeof value === "object",
};

/** Azure drops a column that the stream does not declare without a word; here it is a fault, so that a test sees it. */
const problemOf = (row: unknown): string | undefined => {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return "a row should be an object";
  if (!Object.hasOwn(row, "TimeGenerated")) return "TimeGenerated: missing";
  for (const [name, value] of Object.entries(row)) {
    const type = Object.hasOwn(auditTableColumns, name) ? auditTableColumns[name as "Server"] : undefined;
    if (type === undefined) return `${name}: the stream declares no such column`;
    if (!fits[type]!(value)) return `${name}: should be a ${type}`;
  }
  return undefined;
};

const rowsIn = (text: string): readonly unknown[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

export const createCollection = (check: CheckBearer, allowed: readonly string[]): Collection => {
  let accepted = 0;
  let latest: readonly AuditTableRow[] = [];
  const handle: Handler = async (request) => {
    const path = `/dataCollectionRules/${collectionRule}/streams/${auditTableStream}`;
    if (request.method !== "POST" || request.path !== path) return refused(404, "NotFound", "No such rule or stream.");
    if (request.query.get("api-version") !== apiVersion) return refused(400, "InvalidApiVersion", `Use ${apiVersion}.`);
    const claims = await check(request.headers.authorization);
    if (!claims) return refused(401, "InvalidToken", "A token for Azure Monitor is required.");
    if (!allowed.includes(String(claims["oid"]))) {
      return refused(403, "OperationFailed", "The principal is not Monitoring Metrics Publisher of the rule.");
    }
    const text = textOf(request);
    if (text === undefined) return refused(413, "ContentLengthLimitExceeded", "At most 1 MB, uncompressed or gzip.");
    const rows = rowsIn(text);
    const problem = rows === undefined ? "should be a list of rows" : rows.map(problemOf).find((one) => one);
    if (rows === undefined || problem !== undefined) return refused(400, "InvalidJsonContent", String(problem));
    accepted += rows.length;
    latest = [...latest, ...(rows as AuditTableRow[])].slice(-kept);
    return { status: 204 };
  };
  return { handle, rows: () => latest, accepted: () => accepted };
};
