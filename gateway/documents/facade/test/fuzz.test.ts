import fc from "fast-check";
import { expect, it } from "vitest";
import { facadePaths } from "../facade.ts";
import type { FacadeRouteName } from "../routes.ts";
import { rightToken } from "./faults.ts";
import {
  TestFacade,
  documentedId,
  encoded,
  facadeFacts,
  formTokenFor,
  origin,
  rightRequest,
  claudeId,
  codeId,
  editorId,
  tenant,
} from "./test-facade.ts";

/** Something that would show if it came back as it was sent. */
const canary = `"'><zz onx=1>`;

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    canary,
    "",
    " ",
    "\r\nSet-Cookie: a=b",
    "\u0000",
    "%",
    "%%",
    "//evil.example",
    "javascript:x",
    "a".repeat(5000),
    "\ud800",
  ),
  fc.constantFrom(
    ...Object.values(rightRequest).map(String),
    claudeId,
    codeId,
    documentedId,
    "http://127.0.0.1:9999/",
    "none",
    "deny",
    "allow",
  ),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ maxLength: 20 }).map((text) => `https://claude.ai/api/mcp/auth_callback${text}`),
  fc.string({ maxLength: 20 }).map((text) => `http://127.0.0.1${text}/`),
);
const values = fc.oneof({ weight: 5, arbitrary: nasty }, { weight: 1, arbitrary: fc.array(nasty, { maxLength: 3 }) });
const names = [
  ...Object.keys(rightRequest),
  ...Object.keys(rightToken.form),
  "prompt",
  "claims",
  "request",
  "nonce",
  "decision",
  "response_mode",
];
const changes = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 4 });
const headers = fc.dictionary(
  fc.constantFrom("Origin", "Cookie", "Content-Type", "Sec-Fetch-Site", "Authorization", "X-Forwarded-Host"),
  fc.oneof(fc.string(), fc.constantFrom(origin, "application/json", `__Host-mcp-consent=${"n".repeat(43)}`)),
  { maxKeys: 3 },
);
const routes = fc.constantFrom(...(Object.keys(facadePaths()) as FacadeRouteName[]));
const bodies = fc.oneof(
  fc.constant(undefined),
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.array(nasty, { maxLength: 3 }).map((redirect_uris) => JSON.stringify({ redirect_uris, client_name: canary })),
);

const allowed = [
  new RegExp(`^https://login\\.microsoftonline\\.com/${tenant}/oauth2/v2\\.0/authorize\\?`),
  /^https:\/\/claude\.ai\/api\/mcp\/auth_callback\?error=/,
  /^https:\/\/vscode\.dev\/redirect\?error=/,
  /^https:\/\/editor\.example\/back\?error=/,
  /^http:\/\/127\.0\.0\.1(:[1-9]\d{0,4})?\/?\?error=/,
  /^http:\/\/localhost(:[1-9]\d{0,4})?\/callback\?error=/,
];

const known: Readonly<Record<string, string>> = {
  "Content-Type": "application/x-www-form-urlencoded",
  Origin: origin,
  "Sec-Fetch-Site": "same-origin",
  Cookie: `__Host-mcp-consent=${"n".repeat(43)}`,
};

it("R-19 R-34 for any input: no error 500, no redirect elsewhere, no input reflected as it was sent", async () => {
  let runs = 0;
  const counts = new Map<string, number>();
  const answer200 = { status: 200, headers: [], body: Buffer.from('{"access_token":"t"}') };
  const facade = new TestFacade({ send: async () => answer200 }, { ...facadeFacts, callsPerMinute: 100_000 });
  await fc.assert(
    fc.asyncProperty(routes, changes, headers, bodies, fc.boolean(), async (route, changed, sent, body, isRight) => {
      const query = { ...rightRequest, ...changed };
      const nonce = formTokenFor("n".repeat(43), query);
      const form = encoded({ ...rightToken.form, nonce, decision: "allow", ...changed });
      const answer = await facade.call(route, {
        query: encoded(query),
        clientIp: `198.51.100.${runs++ % 250}`,
        headers: Object.entries({ ...(isRight ? known : {}), ...sent }),
        ...(isRight ? { body: form } : body === undefined ? {} : { body }),
      });
      counts.set(answer.decision.stage ?? "none", (counts.get(answer.decision.stage ?? "none") ?? 0) + 1);
      expect([200, 201, 302, 303, 400, 403, 405, 413, 503]).toContain(answer.status);
      expect(answer.text).not.toContain(canary);
      expect(answer.text).not.toContain("<zz");
      const location = answer.header("Location");
      if (location !== undefined) {
        expect(allowed.some((pattern) => pattern.test(location))).toBe(true);
        expect(location).toMatch(/^[!-~]+$/);
      }
      for (const request of facade.ports.sent.splice(0)) {
        const redeemed = new URLSearchParams(Buffer.from(request.body!).toString());
        expect([[claudeId], [codeId], [editorId]]).toContainEqual(redeemed.getAll("client_id"));
        expect(redeemed.has("resource")).toBe(false);
      }
      expect(facade.ports.forwarded).toEqual([]);
    }),
    { seed: 20261120, numRuns: 4000 },
  );
  // The run is worth something only if it gets past the first rules.
  for (const stage of ["page", "entra", "redeemed", "nonce", "redirect", "scope", "once", "redirects"]) {
    expect(counts.get(stage) ?? 0, stage).toBeGreaterThan(3);
  }
});
