import fc from "fast-check";
import { expect, it } from "vitest";
import { notes } from "../example.ts";
import { anyText, nearlyJson } from "../differential/arbitraries.ts";
import { TestIssuer, testPorts, testRequest } from "../testing.ts";
import { compilePolicy } from "./compile.ts";

const issuer = new TestIssuer();
const gateway = compilePolicy(notes);

const header = fc.tuple(
  fc.constantFrom("Authorization", "authorization", "Origin", "X-Principal", "Host", "Content-Type"),
  anyText,
);
const claims = fc.dictionary(fc.constantFrom("iss", "aud", "tid", "azp", "exp", "nbf", "scp", "oid"), fc.anything());
const bearer = fc.oneof(
  claims.map((some) => `Bearer ${issuer.sign(JSON.parse(JSON.stringify(some)) as object as Record<string, unknown>)}`),
  fc.string().map((text) => `Bearer ${text}`),
);

it("for any request, the gateway answers, and forwards nothing without a verified caller", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          header,
          bearer.map((value) => ["Authorization", value] as [string, string]),
        ),
        { maxLength: 4 },
      ),
      fc.constantFrom("GET", "POST", "DELETE", "x"),
      nearlyJson,
      async (headers, method, body) => {
        const ports = testPorts({ checkSignature: issuer.checkSignature(() => new Date()) });
        const answer = await gateway(testRequest({ method, headers, body: Buffer.from(body) }), ports);
        expect(answer.status).toBe(401);
        expect(ports.forwarded).toEqual([]);
      },
    ),
    { seed: 20261120, numRuns: 500 },
  );
});
