import type { HeaderReader } from "../http/exchange.ts";

const json = /^application\/json *(?:; *(?:charset="?utf-8"?)?)?$/i;

/**
 * JSON in UTF-8, the one encoding in which the body is read here. The gateway has the same rule (`gateway/documents/media-type.ts`): a body in
 * another encoding would be read as something else by a parser that obeys the parameter, and a compressed one by a parser that unpacks it.
 */
export const isJsonInUtf8 = (headers: HeaderReader): boolean =>
  json.test((headers.get("content-type") ?? "").trim()) && (headers.get("content-encoding") ?? undefined) === undefined;
