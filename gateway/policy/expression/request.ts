import { csharpString } from "./csharp-literal.ts";
import { utf8 } from "./encoding.ts";
import { read } from "./read.ts";

const simple = {
  method: read({
    name: "request.method",
    gives: "string",
    csharp: () => "context.Request.Method",
    evaluate: ({ request }) => request.method,
  }),
  host: read({
    name: "request.host",
    gives: "string",
    csharp: () => "context.Request.OriginalUrl.Host",
    evaluate: ({ request }) => request.url.host,
  }),
  path: read({
    name: "request.path",
    gives: "string",
    csharp: () => "context.Request.OriginalUrl.Path",
    evaluate: ({ request }) => request.url.path,
  }),
  // Not the parameters that the gateway takes from it: whether it has decoded those is nowhere said.
  query: read({
    name: "request.query",
    gives: "string",
    csharp: () => `(context.Request.OriginalUrl.QueryString ?? "").TrimStart('?')`,
    evaluate: ({ request }) => request.url.queryString.replace(/^\?+/, ""),
  }),
  clientIp: read({
    name: "request.clientIp",
    gives: "string",
    csharp: () => "context.Request.IpAddress",
    evaluate: ({ request }) => request.clientIp,
  }),
  id: read({
    name: "request.id",
    gives: "string",
    csharp: () => "context.RequestId.ToString()",
    evaluate: ({ request }) => request.id,
  }),
};

/** The bytes of a message, none when it has no body. The body stays readable for those who come later. */
export const bodyBytes = (message: string): string =>
  `(${message}.Body?.As<byte[]>(preserveContent: true) ?? new byte[0])`;

const bodySize = read({
  name: "request.bodySize",
  gives: "integer",
  csharp: () => `${bodyBytes("context.Request")}.Length`,
  evaluate: ({ request }) => request.body.size,
});

// Decoded here and not by the gateway, which would follow the charset that the client claims and then see another text than the server.
const bodyText = read({
  name: "request.bodyText",
  gives: "string",
  csharp: (_, bind) => bind(bodyBytes("context.Request"), (bytes) => utf8(bytes, '""', bind)),
  evaluate: ({ request }) => request.body.text(),
});

const headerValues = read<"strings", [name: string]>({
  name: "request.headerValues",
  gives: "strings",
  csharp: ([name]) => {
    const key = csharpString(name);
    return `(context.Request.Headers.ContainsKey(${key}) ? context.Request.Headers[${key}] : new string[0])`;
  },
  evaluate: ({ request }, [name]) => request.headers.values(name),
});

const header = read<"string", [name: string, otherwise: string]>({
  name: "request.header",
  gives: "string",
  csharp: ([name, otherwise]) =>
    `context.Request.Headers.GetValueOrDefault(${csharpString(name)}, ${csharpString(otherwise)})`,
  evaluate: ({ request }, [name, otherwise]) => joinedValues(request.headers.values(name), otherwise),
});

/** What `GetValueOrDefault` of a header gives: all values with commas between them. */
export const joinedValues = (values: readonly string[], otherwise: string): string =>
  values.length === 0 ? otherwise : values.join(",");

/**
 * The request as the client sent it, with the headers that earlier elements changed.
 *
 * @example
 * text(request.method, " ", request.path, " of ", request.clientIp);
 */
export const request = {
  method: simple.method(),
  /** Without a port. */
  host: simple.host(),
  path: simple.path(),
  /** As it was sent, without the question mark. */
  query: simple.query(),
  clientIp: simple.clientIp(),
  /** One id that the gateway gives each request. */
  id: simple.id(),
  bodySize: bodySize(),
  /** The body's text in UTF-8; empty when it is not UTF-8, for any declared charset. */
  bodyText: bodyText(),
  /** Each value on its own: two `Authorization` headers are two values. */
  headerValues: (name: string) => headerValues(name),
  /** The value; repeated ones with commas between them, as one header could have carried them. */
  header: (name: string, otherwise = "") => header(name, otherwise),
} as const;

export const requestReads = [...Object.values(simple), bodySize, bodyText, headerValues, header].map(
  ({ definition }) => definition,
);
