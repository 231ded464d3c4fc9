import { envelope } from "@mcp-landing-zone/contract";
import { Refusal } from "../refusal/refusal.ts";
import { isRecord } from "../record.ts";
import type { Message } from "../guards/message.ts";

type Params = Readonly<Record<string, unknown>>;
type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === "string";
const isMark: Form = (value) => isText(value) || Number.isSafeInteger(value);
const optional =
  (form: Form): Form =>
  (value) =>
    value === undefined || form(value);
const textsOnly: Form = (value) => isRecord(value) && Object.values(value).every(isText);
const levels: readonly unknown[] = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

const paged = { cursor: optional(isText) };

/** What each method takes. Members that are not named here mean nothing to any of them. */
const forms: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  "tools/list": paged,
  "resources/list": paged,
  "resources/templates/list": paged,
  "prompts/list": paged,
  "tools/call": { name: isText, arguments: optional(isRecord) },
  "resources/read": { uri: isText },
  "prompts/get": { name: isText, arguments: optional(textsOnly) },
  "completion/complete": {
    ref: (value) => isRecord(value) && isText(value["type"]),
    argument: (value) => isRecord(value) && isText(value["name"]) && isText(value["value"]),
  },
};

/** The same for methods that only the older revision has; to the current one they are unknown. */
const olderForms: typeof forms = {
  "resources/subscribe": { uri: isText },
  "resources/unsubscribe": { uri: isText },
  "logging/setLevel": { level: (value) => levels.includes(value) },
};
const everyForm = { ...forms, ...olderForms };

const meta: Form = (value) => isRecord(value) && optional(isMark)(value["progressToken"]);

const isCurrent = ({ _meta: stated }: Params): boolean => isRecord(stated) && envelope.protocolVersion in stated;

const misshapen = (method: string, params: Params): string | undefined => {
  const known = isCurrent(params) ? forms : everyForm;
  const members = Object.hasOwn(known, method) ? (known[method] ?? {}) : {};
  const all: readonly [string, Form][] = [["_meta", optional(meta)], ...Object.entries(members)];
  return all.find(([name, form]) => !form(params[name]))?.[0];
};

/** refuses parameters that the SDK would answer with the text of its schema, or with an internal error. */
export const assertParams = ({ method, params = {} }: Message): void => {
  const parameter = misshapen(method, params);
  if (parameter !== undefined) throw new Refusal("params-invalid", { reason: parameter, data: { parameter } });
};
