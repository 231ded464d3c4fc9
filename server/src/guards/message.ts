import { members } from "@mcp-landing-zone/contract";
import { Refusal } from "../refusal/refusal.ts";
import { isRecord } from "../record.ts";
import { defaultBounds } from "./strict-json.ts";

export interface Message {
  readonly id?: string | number;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A client's answer to what the server asked; only sessions of the older revision have those. */
export interface Answer {
  readonly id: string | number;
}

/** The only number of a message is its id, which the gateway reads as it is written. */
export const messageBounds = { ...defaultBounds, plainNumbers: "not-one-message" } as const;

const longestId = 256;
/** The gateway has the same rule (`gateway/documents/mcp/envelope.ts`). */
const methodForm = /^[A-Za-z0-9_/.$-]{1,128}$/;

const isId = (value: unknown): value is string | number =>
  typeof value === "string" ? value.length <= longestId : Number.isSafeInteger(value);

const ofMessage: ReadonlySet<string> = new Set(members.message);

/** The gateway has the same rule, for the sake of parsers that fold letters; nothing is served beside what it reads. */
export const isMessage = (value: unknown): value is Message =>
  isRecord(value) &&
  value["jsonrpc"] === "2.0" &&
  typeof value["method"] === "string" &&
  methodForm.test(value["method"]) &&
  (value["id"] === undefined || isId(value["id"])) &&
  (value["params"] === undefined || isRecord(value["params"])) &&
  Object.keys(value).every((name) => ofMessage.has(name));

export const isAnswer = (value: unknown): value is Answer =>
  isRecord(value) &&
  value["jsonrpc"] === "2.0" &&
  isId(value["id"]) &&
  !("method" in value) &&
  "result" in value !== "error" in value;

const isNotification = ({ method }: Message): boolean => method.startsWith("notifications/");

/**
 * One request or notification. An array would be several calls behind one check, one limit and one record; a request without
 * an id would be a call that is recorded and does not run.
 */
export const oneMessage = (value: unknown): Message => {
  if (!isMessage(value) || (value.id === undefined) !== isNotification(value)) throw new Refusal("not-one-message");
  return value;
};
