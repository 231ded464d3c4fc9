import { attack, step } from "../../define.ts";
import type { AttackCase, Expectation } from "../../case.ts";
import { alice, message } from "../../messages.ts";
import { common } from "./requests.ts";

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
    // The gateway answers for an unpublished path before any policy could record the request.
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

/** What is not published: other methods, other paths. */
export const surfaceCases: readonly AttackCase[] = [...methodCases, ...strangeMethodCases, ...pathCases];
