import { envelope, members } from "@mcp-landing-zone/contract";
import { Refusal } from "../refusal/refusal.ts";
import { isRecord } from "../record.ts";
import type { Message } from "../guards/message.ts";
import { levels } from "./client-log.ts";

type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === "string";
const isMark: Form = (value) => isText(value) || Number.isSafeInteger(value);
const optional =
  (form: Form): Form =>
  (value) =>
    value === undefined || form(value);
const textsOnly: Form = (value) => isRecord(value) && Object.values(value).every(isText);

const paged = { cursor: optional(isText) };

const isRef: Form = (value) =>
  isRecord(value) &&
  ((value["type"] === "ref/prompt" && isText(value["name"])) ||
    (value["type"] === "ref/resource" && isText(value["uri"])));

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
    ref: isRef,
    argument: (value) => isRecord(value) && isText(value["name"]) && isText(value["value"]),
    context: optional((value) => isRecord(value) && optional(textsOnly)(value["arguments"])),
  },
};

/** The same for methods that only the older revision has; to the current one they are unknown. */
const olderForms: typeof forms = {
  "resources/subscribe": { uri: isText },
  "resources/unsubscribe": { uri: isText },
  "logging/setLevel": { level: (value) => typeof value === "string" && levels.includes(value) },
};

const meta: Form = (value) => isRecord(value) && optional(isMark)(value["progressToken"]);
const metaForm = ["_meta", optional(meta)] as const;

type Named = readonly (readonly [string, Form])[];
const byMethod = (all: typeof forms): ReadonlyMap<string, Named> =>
  new Map(Object.entries(all).map(([method, members]) => [method, [metaForm, ...Object.entries(members)]]));
const current = byMethod(forms);
const every = byMethod({ ...forms, ...olderForms });
const unknown: Named = [metaForm];

const judged: ReadonlySet<string> = new Set(members.parameters);
const plainName = /^[ -~]{0,256}$/;
/** The gateway has the same rule (`gateway/documents/mcp/params.ts`): a parser may take such a name for one that rules look at. */
const isOtherwiseSpelt = (value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).some((name) => !plainName.test(name) || (!judged.has(name) && judged.has(name.toLowerCase())));

/** Whether a message names its revision, as those of the current one do. */
const statesRevision = (stated: unknown): boolean => isRecord(stated) && envelope.protocolVersion in stated;

const misshapen = ({ method, params = {} }: Message): string | undefined => {
  if ([params, params["ref"], params["argument"]].some(isOtherwiseSpelt)) return "params";
  const known = statesRevision(params["_meta"]) ? current : every;
  return (known.get(method) ?? unknown).find(([name, form]) => !form(params[name]))?.[0];
};

/** refuses parameters that the SDK would answer with the text of its schema, or with an internal error. */
export const assertParams = (message: Message): void => {
  const parameter = misshapen(message);
  if (parameter !== undefined) throw new Refusal("params-invalid", { reason: parameter, data: { parameter } });
};
