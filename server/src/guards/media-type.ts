const json = /^application\/json *(?:; *(?:charset="?utf-8"?)?)?$/i;

/**
 * JSON in UTF-8, the one encoding in which the body is read here. The gateway has the same rule (`gateway/documents/media-type.ts`): a body in
 * another encoding would be read as something else by a parser that obeys the parameter.
 */
export const isJsonInUtf8 = (contentType: string | null | undefined): boolean => json.test((contentType ?? "").trim());
