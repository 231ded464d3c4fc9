import { errorCodes } from "@mcp-landing-zone/contract";
import type { Decision } from "../decision.ts";
import type { Change, Era, Exchange } from "../../../../testing/policies/requests.ts";
import { eras, message, toolCall, withBody, withHeaders, withMembers } from "../../../../testing/policies/requests.ts";

const versionKey = "io.modelcontextprotocol/protocolVersion";
const base64 = (text: string) => `=?base64?${Buffer.from(text).toString("base64")}?=`;

interface Fault {
  readonly what: string;
  readonly change: Change;
  readonly status?: number;
  readonly code: number;
}

const inBody = (what: string, body: Exchange["body"], code: number): Fault => ({ what, change: withBody(body), code });
const members = (what: string, of: Readonly<Record<string, unknown>>): Fault => ({
  what,
  change: withMembers(of),
  code: errorCodes.invalidRequest,
});
const mediaType = (value: string | undefined): Fault => ({
  what: `a body of the type ${value}`,
  change: withHeaders({ "content-type": value }),
  status: 415,
  code: errorCodes.invalidRequest,
});

const encoding = (value: string): Fault => ({
  what: `R-46 a body with Content-Encoding ${JSON.stringify(value)}`,
  change: withHeaders({ "content-encoding": value }),
  status: 415,
  code: errorCodes.invalidRequest,
});

const ofBody = (era: Era): string => String(toolCall(era).body);

/** What is wrong in every era. */
const always = (era: Era): readonly Fault[] => [
  ...[
    ...[undefined, "", "text/plain", "application/x-www-form-urlencoded", "application/json-seq", "text/json"],
    ...["utf-16", "utf-7", "iso-8859-1", "utf-8; charset=utf-16", '"utf-16"', "utf-8x", ""].map(
      (charset) => `application/json; charset=${charset}`,
    ),
    "application/json; boundary=x",
    "application/json, application/json",
  ].map(mediaType),
  ...["gzip", "identity", ""].map(encoding),
  inBody("no body", undefined, errorCodes.parse),
  inBody("half a body", ofBody(era).slice(0, -1), errorCodes.parse),
  inBody("two documents", `${ofBody(era)}${ofBody(era)}`, errorCodes.parse),
  inBody("a body in UTF-16", Buffer.from(ofBody(era), "utf16le"), errorCodes.parse),
  inBody("a body that is not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), errorCodes.parse),
  inBody("R-172 a key that is there twice", ofBody(era).replace("{", '{"method":"ping",'), errorCodes.parse),
  inBody(
    "R-172 an escaped key that is there twice",
    ofBody(era).replace("{", '{"m\\u0065thod":"ping",'),
    errorCodes.parse,
  ),
  inBody("R-175 endless nesting", `${"[".repeat(1000)}${"]".repeat(1000)}`, errorCodes.parse),
  inBody("R-14 a list of one message", `[${ofBody(era)}]`, errorCodes.invalidRequest),
  inBody("R-14 a list of two messages", `[${ofBody(era)},${ofBody(era)}]`, errorCodes.invalidRequest),
  inBody("an empty list", "[]", errorCodes.invalidRequest),
  inBody("a text", '"tools/list"', errorCodes.invalidRequest),
  inBody("null", "null", errorCodes.invalidRequest),
  inBody("an empty object", "{}", errorCodes.invalidRequest),
  members("no version of JSON-RPC", { jsonrpc: undefined }),
  members("another version of JSON-RPC", { jsonrpc: "1.0" }),
  members("no method", { method: undefined }),
  members("a method that is a number", { method: 1 }),
  members("an empty method", { method: "" }),
  members("a method with a line break", { method: "tools/call\n" }),
  members("a method of endless length", { method: "m".repeat(129) }),
  members("parameters in a list", { params: [] }),
  members("parameters that are null", { params: null }),
  members("an id that is null", { id: null }),
  members("an id that is a fraction", { id: 1.5 }),
  members("an id that is an object", { id: {} }),
  members("an id that is true", { id: true }),
  members("an id beyond what numbers hold", { id: 1e21 }),
  members("an id of endless length", { id: "i".repeat(257) }),
  members("an answer", { method: undefined, params: undefined, result: {} }),
  members("a request that is an answer, too", { result: {} }),
  members("a request that is an error, too", { error: { code: 1, message: "m" } }),
  {
    what: "R-14 an unknown revision in the header",
    change: (exchange) =>
      withHeaders({ "mcp-protocol-version": "1999-01-01" })(
        withBody(String(exchange.body).replace("2026-07-28", "1999-01-01"))(exchange),
      ),
    code: errorCodes.unsupportedVersion,
  },
  {
    what: "R-14 an empty revision in the header",
    change: (exchange) =>
      withHeaders({ "mcp-protocol-version": " " })(
        withBody(String(exchange.body).replace(/,"_meta":\{.*\}\}\}$/, "}}"))(exchange),
      ),
    code: errorCodes.unsupportedVersion,
  },
  mismatch("two revisions in headers", { "mcp-protocol-version": ["2026-07-28", "2025-11-25"] }),
  mismatch("one revision in two headers", { "mcp-protocol-version": ["2025-11-25", "2025-11-25"] }),
  mismatch("R-172 a header that names another method", { "mcp-method": "tools/list" }),
  mismatch("R-172 a header that spells the method otherwise", { "mcp-method": "Tools/Call" }),
  mismatch("R-172 two headers with the method", { "mcp-method": ["tools/call", "tools/call"] }),
  mismatch("R-172 a header that names another tool", { "mcp-name": "whoami" }),
  mismatch("R-172 a header that spells the tool otherwise", { "mcp-name": "READ_DOCUMENT" }),
  mismatch("R-172 a header with an empty name", { "mcp-name": "" }),
  mismatch("R-172 two headers with the name", { "mcp-name": ["read_document", "read_document"] }),
  mismatch("an encoded header that names another tool", { "mcp-name": base64("whoami") }),
  mismatch("a header encoded in another case", { "mcp-name": base64("read_document").replace("base64", "BASE64") }),
  mismatch("an encoded header without padding", {
    "mcp-name": base64("read_documen").replace("==", "").replace("?=", "=?="),
  }),
  mismatch("an encoded header with other characters", { "mcp-name": "=?base64?cmVhZF9kb2N1bWVudA-_?=" }),
  mismatch("an encoded header without its end", { "mcp-name": base64("read_document").slice(0, -2) }),
  mismatch("a header encoded twice", { "mcp-name": base64(base64("read_document")) }),
  mismatch("an encoded method that is another", { "mcp-method": base64("tools/list") }),
];

const mismatch = (what: string, headers: Exchange["headers"]): Fault => ({
  what,
  change: withHeaders(headers),
  code: errorCodes.headerMismatch,
});

const inEveryEra: readonly Decision[] = eras.flatMap((era) =>
  always(era).map(({ what, change, status = 400, code }) => ({
    title: `${what}, ${era}: is refused`,
    exchange: change(toolCall(era)),
    status,
    code,
  })),
);

const modern = toolCall("2026-07-28");
const meta =
  (value: unknown): Change =>
  (exchange) => {
    const { params, ...rest } = JSON.parse(String(exchange.body)) as { params: object };
    return withBody(JSON.stringify({ ...rest, params: { ...params, _meta: value } }))(exchange);
  };

const modernOnly: readonly Decision[] = [
  {
    what: "no header with the method",
    change: withHeaders({ "mcp-method": undefined }),
    code: errorCodes.headerMismatch,
  },
  {
    what: "no header with the tool",
    change: withHeaders({ "mcp-name": undefined }),
    code: errorCodes.headerMismatch,
  },
  { what: "no _meta", change: meta(undefined), code: errorCodes.invalidParams },
  { what: "no version in _meta", change: meta({}), code: errorCodes.invalidParams },
  {
    what: "a version in _meta that is a number",
    change: meta({ [versionKey]: 20260728 }),
    code: errorCodes.headerMismatch,
  },
  {
    what: "no version in the headers",
    change: withHeaders({ "mcp-protocol-version": undefined }),
    code: errorCodes.headerMismatch,
  },
  {
    what: "an older version in the header",
    change: withHeaders({ "mcp-protocol-version": "2025-11-25" }),
    code: errorCodes.headerMismatch,
  },
  {
    what: "an older version in _meta",
    change: meta({ [versionKey]: "2025-11-25" }),
    code: errorCodes.headerMismatch,
  },
  {
    what: "an unknown version in _meta",
    change: meta({ [versionKey]: "1999-01-01" }),
    code: errorCodes.headerMismatch,
  },
].map(({ what, change, code }) => ({
  title: `${what}, 2026-07-28: is refused`,
  exchange: change(modern),
  status: 400,
  code,
}));

const named: readonly Decision[] = (["prompts/get", "resources/read"] as const).flatMap((method) => {
  const exchange = message("2026-07-28", method, { name: "summarise_document", uri: "documents://a" });
  const name = method === "prompts/get" ? "summarise_document" : "documents://a";
  return [
    { title: `${method} with its name in the header is served`, exchange, status: 200 },
    {
      title: `${method} with its name encoded is served`,
      exchange: withHeaders({ "mcp-name": base64(name) })(exchange),
      status: 200,
    },
    ...["other", undefined].map((other) => ({
      title: `${method} with ${other ?? "nothing"} in the header is refused`,
      exchange: withHeaders({ "mcp-name": other })(exchange),
      status: 400,
      code: errorCodes.headerMismatch,
    })),
  ];
});

const inOrder: readonly Decision[] = [
  [
    "a header's name in capitals and blanks around its value",
    withHeaders({ "mcp-name": undefined, "MCP-NAME": " read_document\t" }),
  ],
  ["a name in its encoded form", withHeaders({ "mcp-name": base64("read_document") })],
  ["a method in its encoded form", withHeaders({ "mcp-method": base64("tools/call") })],
  ["a charset beside the type of the body", withHeaders({ "content-type": "Application/JSON; charset=utf-8" })],
  ["an id that is a text", withMembers({ id: "a-1" })],
  ["a negative id", withMembers({ id: -1 })],
  ["no id: a notification", withMembers({ id: undefined })],
].map(([what, change]) => ({
  title: `${what as string} is served`,
  exchange: (change as Change)(modern),
  status: 200,
}));

const unnamed: readonly Decision[] = eras.map((era) => ({
  title: `R-172 ${era}: a name in the header of a message that has none is refused`,
  exchange: withHeaders({ "mcp-name": "read_document" })(message(era, "tools/list")),
  status: 400,
  code: errorCodes.headerMismatch,
}));

const legacyHeaders: readonly Decision[] = eras
  .filter((era) => era !== "2026-07-28")
  .map((era) => ({
    title: `${era}: headers that tell the truth do no harm`,
    exchange: withHeaders({ "mcp-method": "tools/call", "mcp-name": "read_document" })(toolCall(era)),
    status: 200,
  }));

export const envelope: readonly Decision[] = [
  ...inEveryEra,
  ...modernOnly,
  ...named,
  ...inOrder,
  ...unnamed,
  ...legacyHeaders,
];
