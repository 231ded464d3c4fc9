import fc from "fast-check";
import { expect, it } from "vitest";
import { envelope } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { audience, client, person, publicUrl, tenant } from "../../../testing/policies/facts.ts";
import { gatewayOf } from "../../../testing/policies/gateway.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";
import { eras } from "../../../testing/policies/requests.ts";
import { jwt, noon, userClaims } from "../../../testing/policies/tokens.ts";

const runs = { numRuns: 1_500, seed: 20_261_120 };

/** The healthy value most of the time, so that the rules behind it are met too. */
const mostly = <T>(healthy: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(healthy), weight: 24 }, { arbitrary: other, weight: 1 });

const anything = fc.anything({ withNullPrototype: false, maxDepth: 2 });
const headerText = fc
  .string({ unit: "binary-ascii", maxLength: 40 })
  .map((text) => text.replace(/[^\t\x20-\x7e]/g, "?"));

const claims = fc.record({
  iss: mostly<unknown>(userClaims["iss"], anything),
  aud: mostly<unknown>(audience, anything),
  tid: mostly<unknown>(tenant, anything),
  azp: mostly<unknown>(client, anything),
  oid: mostly<unknown>(person, anything),
  ver: mostly<unknown>("2.0", anything),
  scp: mostly<unknown>(userClaims["scp"], fc.oneof(anything, fc.string())),
  roles: mostly<unknown>(undefined, anything),
  idtyp: mostly<unknown>(undefined, fc.oneof(fc.constantFrom("app", "user"), anything)),
  exp: mostly<unknown>(noon / 1000 + 60, fc.oneof(fc.integer(), anything)),
  nbf: mostly<unknown>(noon / 1000 - 60, fc.oneof(fc.integer(), anything)),
  iat: mostly<unknown>(noon / 1000 - 60, fc.oneof(fc.integer(), anything)),
  sub: mostly<unknown>("pairwise-subject", anything),
});

/** Not everything that JavaScript can hold can be in a token. */
const signed = (all: Readonly<Record<string, unknown>>): string => {
  try {
    return jwt(all);
  } catch {
    return "unsignable";
  }
};

const authorization = fc.oneof(
  { arbitrary: claims.map((all) => `Bearer ${signed(all)}`), weight: 6 },
  { arbitrary: headerText, weight: 1 },
  { arbitrary: fc.constant(undefined), weight: 1 },
);

const toolName = fc.oneof(fc.constantFrom(...referenceCatalogue.tools.map(({ name }) => name)), fc.string());
const method = fc.oneof(fc.constantFrom("tools/call", "tools/list", "prompts/get", "initialize", "ping"), fc.string());

const message = fc.record(
  {
    jsonrpc: mostly<unknown>("2.0", anything),
    id: mostly<unknown>(1, fc.jsonValue()),
    method: mostly<unknown>("tools/call", fc.oneof(method, fc.jsonValue())),
    params: fc.oneof(
      fc.record({
        name: mostly<unknown>("whoami", fc.oneof(toolName, fc.jsonValue())),
        arguments: fc.jsonValue(),
        _meta: mostly<unknown>(
          undefined,
          fc.oneof(fc.constant({ [envelope.protocolVersion]: "2026-07-28" }), fc.jsonValue()),
        ),
      }),
      fc.jsonValue(),
    ),
    result: mostly<unknown>(undefined, fc.jsonValue()),
  },
  { requiredKeys: ["jsonrpc", "method", "params"] },
);

const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "{";
  }
};

const body = fc.oneof(
  { arbitrary: message.map(asJson), weight: 6 },
  { arbitrary: fc.json(), weight: 1 },
  { arbitrary: fc.string({ unit: "binary" }), weight: 1 },
  { arbitrary: fc.uint8Array({ maxLength: 64 }), weight: 1 },
);

const header = (...values: readonly string[]): fc.Arbitrary<string | string[] | undefined> =>
  mostly<string | string[] | undefined>(
    undefined,
    fc.oneof(fc.constantFrom(...values), headerText, fc.array(headerText, { maxLength: 3 })),
  );

const exchange: fc.Arbitrary<Exchange> = fc.record({
  method: mostly("POST", fc.constantFrom("GET", "DELETE", "OPTIONS", "HEAD", "PUT", "PROPFIND")),
  url: mostly(publicUrl, fc.oneof(fc.constant("https://evil.example/mcp"), fc.webUrl({ withQueryParameters: true }))),
  headers: fc.record({
    authorization,
    "content-type": mostly<string | undefined>("application/json", headerText),
    origin: mostly<string | undefined>(undefined, headerText),
    "mcp-protocol-version": header(...eras),
    "mcp-method": header("tools/call", "tools/list"),
    "mcp-name": header("whoami", "=?base64?d2hvYW1p?="),
    "x-gateway-authorization": header("Bearer forged"),
    "content-length": header("0", "-1", "999999999999"),
  }),
  body: mostly<Exchange["body"]>(undefined, body).chain((first) => (first === undefined ? body : fc.constant(first))),
  clientIp: fc.oneof(fc.ipV4(), fc.ipV6()),
});

const known = [200, 400, 401, 403, 405, 413, 415, 418, 429, 503];

it("R-01 R-02 R-06 for any request, the gateway decides, and forwards nothing without a verified principal", async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(exchange, async (given) => {
      const answer = await gatewayOf().send(given);
      seen.add(answer.status);
      expect(known).toContain(answer.status);
      expect(answer.decision.error?.reason).not.toBe("ExpressionValueEvaluationFailure");
      if (!answer.forwarded) return;
      const payload = String(given.headers["authorization"]).split(".")[1]!;
      expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
        oid: person,
        azp: client,
        tid: tenant,
        ver: "2.0",
      });
      const proofs = answer.forwarded.headers.filter(([name]) => name.toLowerCase() === "x-gateway-authorization");
      expect(proofs.map(([, value]) => value)).toEqual([expect.stringMatching(/^Bearer token-of-/)]);
    }),
    runs,
  );
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 403]));
});
