import { attack, allowed, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request } from "../case.ts";
import { alice, message, toolCall } from "../messages.ts";

const common: Common = { family: "http", owasp: "MCP07", proves: ["R-12"] };

const list = (headers: Request["headers"] = {}, more: Partial<Request> = {}): Request => ({
  ...message("tools/list", {}, { token: alice, headers }),
  ...more,
});

const origins = [
  "https://evil.example",
  "http://localhost",
  "http://127.0.0.1:1",
  "null",
  "https://portal.attack.example.evil.example",
  "https://evilportal.attack.example",
  "http://portal.attack.example",
  "https://portal.attack.example:8443",
  "https://PORTAL.attack.example",
  "file://",
  "chrome-extension://abcdefgh",
];

const walls = ["gateway", "server"] as const;

const originCases = origins.flatMap((origin) =>
  walls.map((at) =>
    attack(
      common,
      `origin-${origin.replace(/[^\w.]+/g, "-")}@${at}`,
      `A page of ${origin} cannot call through somebody's browser`,
      step(list({ origin }, { at }), {
        status: 403,
        headers: { "access-control-allow-origin": undefined },
        decided: at === "gateway" ? "gateway:origin" : "server:origin-not-allowed",
      }),
    ),
  ),
);

const methods = ["GET", "PUT", "PATCH", "DELETE", "HEAD"];

const methodCases = methods.map((method) =>
  attack(
    { ...common, proves: ["R-02", "R-170"] },
    `method-${method}`,
    `${method} is no way to call`,
    step(
      { method, token: alice, headers: { "mcp-protocol-version": "2026-07-28" } },
      { status: 405, decided: "gateway:method", ...(method !== "HEAD" && { headers: { allow: /POST/ } }) },
    ),
    { ...(method === "GET" && { proves: ["fault:null-body-get"] }) },
  ),
);

const strangeMethodCases = ["TRACE", "PROPFIND", "TRACK", "DEBUG"].map((method) =>
  attack(
    { ...common, proves: ["R-02"], mustNotHaveHappened: ["effect", "upstream", "leak"] },
    `method-${method}`,
    `${method} is answered with nothing`,
    step(
      { method, token: alice, headers: { "x-canary": "{{canary}}" } },
      { status: [400, 403, 404, 405, 501], silent: /canary/ },
    ),
  ),
);

const hosts = ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost", "169.254.169.254", "[::1]"];

const hostCases = hosts.flatMap((host) =>
  walls.map((at) =>
    attack(
      common,
      `host-${host.replace(/[^\w.]+/g, "-")}@${at}`,
      `Whoever calls for ${host} is not served here by the ${at}`,
      step(list({ host }, { at }), {
        status: [403, 421],
        decided: at === "gateway" ? "gateway:host" : "server:host-not-allowed",
      }),
    ),
  ),
);

const types = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "text/json",
  "application/xml",
  "application/json-rpc",
  "",
];

const typeCases = types.map((type) =>
  attack(
    { ...common, proves: ["R-46"] },
    `content-type-${type.replace(/[^\w]+/g, "-") || "none"}`,
    `A body of type "${type}" is not read as a message: a form of a foreign page could send it`,
    step(list({ "content-type": type === "" ? undefined : type }), { status: 415, decided: "gateway:media-type" }),
  ),
);

/** What somebody behind a proxy may believe. None of it changes who calls, what is called, or the record. */
const claimed: Readonly<Record<string, string>> = {
  "x-http-method-override": "DELETE",
  "x-original-url": "/approvals",
  "x-rewrite-url": "/approvals",
  "x-forwarded-host": "evil.example",
  "x-forwarded-for": "127.0.0.1",
  forwarded: "for=127.0.0.1;host=evil.example",
  "x-ms-client-principal": "eyJ1c2VySWQiOiJhZG1pbiJ9",
  "x-correlation-id": "{{canary}}",
  traceparent: "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01",
  "ocp-apim-trace": "true",
  "ocp-apim-subscription-key": "{{canary}}",
  "x-gateway-authorization": "Bearer {{canary}}",
  cookie: "session={{canary}}",
};

const claimCases = Object.entries(claimed).map(([name, value]) =>
  attack(
    { ...common, proves: ["R-119", "R-78"] },
    `claim-${name}`,
    `${name} is not believed and goes nowhere`,
    step(
      toolCall("whoami", {}, { token: alice, headers: { [name]: value } }),
      allowed({ silent: /evil\.example|canary/ }),
    ),
  ),
);

const paths = [
  "/",
  "/mcp/",
  "/mcp/..;/approvals",
  "/MCP",
  "/mcp%2f",
  "//mcp",
  "/mcp/../approvals",
  "/%2e%2e/approvals",
  "/approvals",
  "/approvals/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "/healthz",
  "/readyz",
  "/.env",
  "/.git/config",
  "/admin",
  "/metrics",
  "/debug/pprof",
  "/mcp/sse",
  "/sse",
  "/messages",
  "/runtime/webhooks/mcp/sse",
  "/robots.txt",
  "/server-status",
];

const nothingThere: Expectation = { status: [400, 403, 404, 405], silent: /stack|node_modules|\/server\//i };

const pathCases = paths.map((path) =>
  attack(
    // What is published nowhere is answered before there is a policy that could record it.
    { ...common, owasp: "MCP09", proves: ["R-02"], mustNotHaveHappened: ["effect", "upstream", "leak"] },
    `path-${path.replace(/[^\w]+/g, "-").replace(/^-|-$/g, "") || "root"}-${paths.indexOf(path)}`,
    `Nothing of the deployment is behind ${path}`,
    step(
      {
        method: path.startsWith("/mcp") ? "POST" : "GET",
        path,
        token: alice,
        ...(path.startsWith("/mcp") && { body: message("tools/list").body }),
      },
      nothingThere,
    ),
  ),
);

const headerCases = [
  attack(
    { ...common, proves: ["R-161"] },
    "headers-of-an-answer",
    "An answer is kept by nobody and taken for nothing else",
    step(
      list(),
      allowed({
        headers: {
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-powered-by": undefined,
          server: undefined,
        },
      }),
    ),
  ),
  attack(
    { ...common, proves: ["R-161"] },
    "headers-of-a-refusal",
    "A refusal is kept by nobody and taken for nothing else",
    step(
      { ...list(), token: { authorization: "Bearer x" } },
      {
        status: 401,
        headers: {
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-powered-by": undefined,
          server: undefined,
        },
        decided: "gateway:token",
      },
    ),
  ),
  attack(
    common,
    "no-origin",
    "A client without a browser says nothing of an origin and is served",
    step(list(), allowed()),
  ),
  attack(
    common,
    "allowed-origin",
    "The one allowed origin is served and named, alone and without credentials",
    step(
      list({ origin: "https://portal.attack.example" }),
      allowed({
        headers: {
          "access-control-allow-origin": "https://portal.attack.example",
          "access-control-allow-credentials": undefined,
        },
      }),
    ),
    { needs: ["pages"] },
  ),
  attack(
    common,
    "foreign-preflight",
    "A foreign page is not told that it may call",
    step(
      {
        method: "OPTIONS",
        headers: {
          origin: "https://evil.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization",
        },
      },
      { status: [403, 405], headers: { "access-control-allow-origin": undefined }, decided: ["gateway:origin"] },
    ),
  ),
];

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

const smuggleCases = Object.entries(smuggled).map(([name, raw]) =>
  attack(
    { ...common, proves: ["R-46"], mustNotHaveHappened: ["effect", "upstream", "leak"] },
    `raw-${name}`,
    `A request with ${name.replaceAll("-", " ")} is refused or cut off`,
    step(
      { raw, token: { authorization: "Bearer {{token}}" } },
      { status: [0, 400, 403, 404, 405, 421, 501], silent: /"tools"|approvals"/ },
    ),
  ),
);

export const httpCases: readonly AttackCase[] = [
  ...originCases,
  ...methodCases,
  ...strangeMethodCases,
  ...hostCases,
  ...typeCases,
  ...claimCases,
  ...pathCases,
  ...headerCases,
  ...smuggleCases,
];
