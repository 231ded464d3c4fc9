import { attack, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { common } from "./requests.ts";

const line =
  "POST {{path}} HTTP/1.1\r\nHost: {{host}}\r\nAuthorization: Bearer {{token}}\r\nContent-Type: application/json\r\n";

const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

const hidden = "GET /approvals HTTP/1.1\r\nHost: x\r\n\r\n";

/** Messages on whose end two programs could disagree. */
const smuggled: Readonly<Record<string, string>> = {
  "length-and-chunks": `${line}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  "two-lengths": `${line}Content-Length: ${body.length}\r\nContent-Length: 5\r\n\r\n${body}${hidden}`,
  "chunked-twice": `${line}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
  "chunked-misspelt": `${line}Transfer-Encoding: xchunked\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "chunked-and-coded": `${line}Transfer-Encoding: gzip, chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  "chunks-in-http-1.0": `${line.replace("HTTP/1.1", "HTTP/1.0")}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  "version-1.0": `${line.replace("HTTP/1.1", "HTTP/1.0")}Content-Length: ${body.length}\r\n\r\n${body}`,
  "credentials-behind-a-thousand-headers": `${line}${"a: b\r\n".repeat(1_100)}Authorization: Bearer other\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "version-2.0": `${line.replace("HTTP/1.1", "HTTP/2.0")}Content-Length: ${body.length}\r\n\r\n${body}`,
  "version-0.9": `${line.replace("HTTP/1.1", "HTTP/0.9")}Content-Length: ${body.length}\r\n\r\n${body}`,
  "path-with-dots": `${line.replace("{{path}}", "/x/..{{path}}")}Content-Length: ${body.length}\r\n\r\n${body}`,
  "path-with-a-dot": `${line.replace("{{path}}", "/.{{path}}")}Content-Length: ${body.length}\r\n\r\n${body}`,
  "path-with-a-fragment": `${line.replace("{{path}}", "{{path}}#x")}Content-Length: ${body.length}\r\n\r\n${body}`,
  "chunk-size-broken": `${line}Transfer-Encoding: chunked\r\n\r\nZZ\r\n${body}\r\n0\r\n\r\n`,
  "negative-length": `${line}Content-Length: -1\r\n\r\n${body}`,
  "length-not-a-number": `${line}Content-Length: 1e3\r\n\r\n${body}`,
  "folded-header": `${line}X-Folded: a\r\n b\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "space-before-colon": `${line}Transfer-Encoding : chunked\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "nul-in-header": `${line}X-Nul: a\u0000b\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "two-hosts": `${line}Host: evil.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "no-host": `POST {{path}} HTTP/1.1\r\nAuthorization: Bearer {{token}}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "absolute-address": `POST http://evil.example/mcp HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer {{token}}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  connect: `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
  "http-0.9": `GET {{path}}\r\n\r\n`,
  "http-2-preface": `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
  "upgrade-to-websocket": `GET {{path}} HTTP/1.1\r\nHost: {{host}}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
};

export const smugglingCases: readonly AttackCase[] = Object.entries(smuggled).map(([name, raw]) =>
  attack(
    { ...common, proves: ["R-46"], mustNotHaveHappened: ["effect", "upstream", "leak"] },
    `raw-${name}`,
    `A request with ${name.replaceAll("-", " ")} is refused or cut off`,
    step(
      { raw, token: { authorization: "Bearer {{token}}" } },
      { status: [0, 400, 403, 404, 405, 421, 431, 501], silent: /"tools"|approvals"/ },
    ),
  ),
);
