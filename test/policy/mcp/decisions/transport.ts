import { errorCodes } from "@mcp-landing-zone/contract";
import type { Decision } from "../decision.ts";
import { publicUrl } from "../../../../testing/policies/facts.ts";
import type { Exchange } from "../../../../testing/policies/requests.ts";
import { eras, message, toolCall, withBody, withHeaders } from "../../../../testing/policies/requests.ts";

const refused = { code: errorCodes.refused } as const;
const call = toolCall("2026-07-28");
const at = (url: string): Exchange => ({ ...call, url });
const by = (method: string, exchange: Exchange = call): Exchange => ({ ...exchange, method });

const nameOf = (method: string): string => (method === "prompts/get" ? "summarise_document" : "read_document");

const served: readonly Decision[] = eras.flatMap((era) =>
  [
    "tools/list",
    "tools/call",
    "prompts/list",
    "prompts/get",
    "resources/read",
    "ping",
    "notifications/cancelled",
    ...(era === "2026-07-28"
      ? ["server/discover", "subscriptions/listen"]
      : ["initialize", "notifications/initialized"]),
  ].map((method) => ({
    title: `R-170 ${era}: ${method} is served`,
    exchange: message(era, method, { name: nameOf(method), uri: "documents://a", arguments: {} }),
    status: 200,
  })),
);

const methods: readonly Decision[] = ["GET", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE"].flatMap((method) =>
  [true, false].map((hasToken) => ({
    title: `R-02 R-16 ${method} ${hasToken ? "with" : "without"} a token is not a method of the endpoint`,
    exchange: withHeaders(hasToken ? {} : { authorization: undefined })(withBody(undefined)(by(method))),
    status: 405,
    ...refused,
    answers: { Allow: "POST" },
    challenge: "none",
  })),
);

const origins: readonly Decision[] = [
  "https://evil.example",
  "null",
  "http://mcp.contoso.com",
  "https://mcp.contoso.com:8443",
  "https://mcp.contoso.com.evil.example",
  "",
].flatMap((origin) =>
  ["POST", "GET", "DELETE", "OPTIONS"].map((method) => ({
    title: `R-12 ${method} from the origin "${origin}" is refused`,
    exchange: withHeaders({ origin })(by(method)),
    status: 403,
    ...refused,
    challenge: "none",
  })),
);

const hosts: readonly Decision[] = [
  "evil.example",
  "localhost",
  "mcp.contoso.com.evil.example",
  "mcp.contoso.com.",
  "xmcp.contoso.com",
  "apim-mcp.azure-api.net",
  "203.0.113.9",
].map((host) => ({
  title: `R-12 the host ${host} is not served`,
  exchange: at(`https://${host}/mcp`),
  status: 403,
  ...refused,
}));

const connections: readonly Decision[] = [
  ...[undefined, "", "close", "Keep-Alive", "TE, close", "Upgrade, HTTP2-Settings", "keep-alive , close"].map(
    (value) => ({
      title: `R-172 Connection: ${value ?? "nothing"} is let through`,
      exchange: withHeaders({ connection: value })(call),
      status: 200,
    }),
  ),
  ...[
    ...["x-threat-level", "close, X-Threat-Level", "authorization", "x-gateway-authorization,close", "content-type"],
    ...["close,,close", "close;x", "\u212aeep-alive", "close\tx", ["close", "x-forwarded-for"]],
  ].map((value) => ({
    title: `R-172 Connection: ${String(value)} is refused, because a proxy would take a header away`,
    exchange: withHeaders({ connection: value })(call),
    status: 400,
    ...refused,
    stage: "connection",
  })),
];

const largest = 262_144;
const padded = (bytes: number): Exchange => {
  const { body } = message("2025-11-25", "tools/list", { pad: "" });
  const pad = "x".repeat(bytes - String(body).length);
  return message("2025-11-25", "tools/list", { pad });
};

const declared = (length: string) => withHeaders({ "content-length": length })(padded(100));
const buffered = 2 * 1024 * 1024;

const sizes: readonly Decision[] = [
  {
    title: "R-55 a body that is declared as large as any may be is served",
    exchange: declared(String(largest)),
    status: 200,
  },
  ...[String(largest + 1), "999999999999", "1e3", "-1", "1,1"].map((length) => ({
    title: `R-55 a body of the declared length ${length} is refused before it is read`,
    exchange: declared(length),
    status: 413,
    code: errorCodes.invalidRequest,
    stage: "size",
  })),
  ...[buffered, buffered + 1].map((bytes) => ({
    title: `R-55 a body of ${bytes} bytes that declares none is refused like any that is too large`,
    exchange: padded(bytes),
    status: 413,
    code: errorCodes.invalidRequest,
    challenge: "none",
  })),
  { title: "R-55 the largest body is served", exchange: padded(largest), status: 200 },
  {
    title: "R-55 a body that is one byte larger is refused",
    exchange: padded(largest + 1),
    status: 413,
    code: errorCodes.invalidRequest,
  },
  {
    title: "R-55 a large body is refused for every caller",
    exchange: withHeaders({ authorization: undefined })(padded(largest + 1)),
    status: 413,
  },
];

export const transport: readonly Decision[] = [
  ...served,
  ...methods,
  ...origins,
  ...hosts,
  ...connections,
  ...sizes,
  {
    title: "no cache keeps an answer, and it neither says nor leads to where the server is",
    exchange: call,
    status: 200,
    answers: {
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Type": "application/json",
      Server: "",
      "X-Powered-By": "",
      Location: "",
      "Alt-Svc": "",
      "Set-Cookie": "",
      "Access-Control-Allow-Origin": "",
      "Access-Control-Allow-Credentials": "",
    },
  },
  { title: "the host in capitals is the same host", exchange: at("https://MCP.Contoso.COM/mcp"), status: 200 },
  {
    title: "R-10 the query does not reach the server",
    exchange: at(`${publicUrl}?tenant=other&debug=1`),
    status: 200,
    forwarded: ({ url }) => (url === "https://server.internal/mcp" ? [] : [`asked ${url}`]),
  },
  { title: "a POST without a body is no accident", exchange: withBody(undefined)(call), status: 400 },
];
