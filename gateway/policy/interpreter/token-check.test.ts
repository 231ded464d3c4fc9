import { describe, expect, it } from "vitest";
import { validateAzureAdToken, validateJwt } from "../element/access.ts";
import { setHeader, setHeaderIfAbsent } from "../element/message.ts";
import { joined } from "../expression/list.ts";
import { namedValue } from "../expression/named-value.ts";
import { guid } from "../expression/pattern.ts";
import { request } from "../expression/request.ts";
import { after } from "../expression/text.ts";
import { tokenVariable } from "../expression/variable.ts";
import type { TestClaims, TestPorts } from "../testing.ts";
import { TestIssuer, testDocument, testPorts, testRequest } from "../testing.ts";
import { compilePolicy } from "./compile.ts";
import type { GatewayPorts } from "./ports.ts";

const [tenantId, audience, client] = ["1", "2", "3"].map((digit) => `0000000${digit}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];
const issuer = new TestIssuer(`https://login.example/${tenantId}/v2.0`);
const otherIssuer = new TestIssuer(issuer.issuer);
const token = tokenVariable("token");
const now = Date.parse("2026-11-20T08:00:00Z") / 1000;

const good: TestClaims = {
  iss: issuer.issuer,
  aud: audience,
  tid: tenantId,
  azp: client,
  exp: now + 60,
  nbf: now,
  scp: "a b",
  roles: ["R1", "R2"],
};

const requiredClaims = [{ name: "scp", match: "any", separator: " ", values: ["b"] }] as const;
const entra = compilePolicy(
  testDocument({
    inbound: [
      validateAzureAdToken({
        tenantId,
        audiences: [audience],
        clientApplicationIds: [client],
        requiredClaims,
        into: token,
      }),
      setHeader("X-Scopes", joined(token.words("scp"), "|")),
      setHeaderIfAbsent("X-Roles", joined(token.values("roles"), "|")),
    ],
  }),
);

const portsFor = (overrides: Partial<GatewayPorts> = {}): TestPorts => {
  const ports = testPorts();
  return { ...ports, checkSignature: issuer.checkSignature(ports.now), ...overrides };
};

const decide = async (authorization: readonly string[], gateway = entra, ports = portsFor()) => {
  const headers = authorization.map((value) => ["authorization", value] as const);
  const answer = await gateway(testRequest({ headers }), ports);
  return { answer, ports, reason: answer.decision.error?.reason };
};

const bearer = (claims: TestClaims, header?: TestClaims, by = issuer) => [`Bearer ${by.sign(claims, header)}`];

it("R-06 a token that holds passes, and its claims are read as exact sets", async () => {
  const { answer, ports } = await decide(bearer(good));
  expect(answer.status).toBe(200);
  expect(ports.forwarded[0]!.headers.slice(1)).toEqual([
    ["X-Scopes", "a|b"],
    ["X-Roles", "R1|R2"],
  ]);
});

it.each(["Basic ", ""])("a scheme is not looked at where nothing says so: '%s'", async (scheme) => {
  expect((await decide([`${scheme}${issuer.sign(good)}`])).answer.status).toBe(200);
});

describe("R-06 a token is refused, and nothing reaches the backend", () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = issuer.sign(good);

  it.each<[string, readonly string[], string]>([
    ["no credentials", [], "TokenNotPresent"],
    ["two headers", [...bearer(good), ...bearer(good)], "TokenNotPresent"],
    ["two tokens in one header", [`Bearer ${signed}, Bearer ${signed}`], "TokenNotPresent"],
    ["no token", ["Bearer "], "TokenNotPresent"],
    ["another scheme's credentials", ["Basic YTpi"], "JwtInvalid"],
    ["no JWT", ["Bearer abc"], "JwtInvalid"],
    ["a payload that is no object", [`Bearer ${part({ alg: "RS256" })}.${part(["a"])}.eA`], "JwtInvalid"],
    ["a longer token than any", bearer({ ...good, padding: "x".repeat(16_384) }), "JwtInvalid"],
    ["no algorithm", [`Bearer ${part({ alg: "none" })}.${part(good)}.eA`], "TokenSignatureInvalid"],
    ["another algorithm", bearer(good, { alg: "HS256" }), "TokenSignatureInvalid"],
    ["another's signature under the same key id", bearer(good, {}, otherIssuer), "TokenSignatureInvalid"],
    [
      "a changed payload",
      [`Bearer ${signed.replace(/\.[^.]+\./, `.${part({ ...good, scp: "b c" })}.`)}`],
      "TokenSignatureInvalid",
    ],
    ["an unknown key", bearer(good, { kid: "other" }), "TokenSignatureKeyNotFound"],
    ["a key from the token itself", bearer(good, { kid: undefined, jwk: { kty: "RSA" } }), "TokenSignatureKeyNotFound"],
    ["expired", bearer({ ...good, exp: now }), "TokenExpired"],
    ["no expiration", bearer({ ...good, exp: undefined }), "JwtInvalid"],
    ["an expiration that is no number", bearer({ ...good, exp: String(now + 60) }), "JwtInvalid"],
    ["not valid yet", bearer({ ...good, nbf: now + 1 }), "JwtInvalid"],
    ["another issuer", bearer({ ...good, iss: "https://sts.windows.net/x/" }), "TokenIssuerNotAllowed"],
    ["another tenant", bearer({ ...good, tid: audience }), "TokenIssuerNotAllowed"],
    ["another audience", bearer({ ...good, aud: `api://${audience}` }), "TokenAudienceNotAllowed"],
    ["no audience", bearer({ ...good, aud: undefined }), "TokenAudienceNotAllowed"],
    ["another client", bearer({ ...good, azp: audience }), "TokenClaimValueNotAllowed"],
    ["no client", bearer({ ...good, azp: undefined }), "TokenClaimNotFound"],
    ["clients in a list", bearer({ ...good, azp: [client] }), "TokenClaimNotFound"],
    ["no required claim", bearer({ ...good, scp: undefined }), "TokenClaimNotFound"],
    ["a required value within another", bearer({ ...good, scp: "ab bc" }), "TokenClaimValueNotAllowed"],
  ])("%s", async (_, authorization, reason) => {
    const decided = await decide(authorization);
    expect(decided).toMatchObject({ reason, answer: { status: 401 } });
    expect(decided.ports.forwarded).toEqual([]);
  });

  it.each(["Basic", ""])("the scheme '%s' where an element wants another", async (scheme) => {
    const gateway = compilePolicy(
      testDocument({
        inbound: [
          validateJwt({
            openidConfigs: ["https://login.example/openid"],
            issuers: [issuer.issuer],
            audiences: [audience],
            into: token,
          }),
        ],
      }),
    );
    expect(await decide([`${scheme} ${signed}`.trim()], gateway)).toMatchObject({ reason: "TokenNotPresent" });
  });

  it("keys that cannot be had", async () => {
    const ports = portsFor({ checkSignature: () => Promise.reject(new Error("down")) });
    expect(await decide(bearer(good), entra, ports)).toMatchObject({ reason: "JwtInvalid", answer: { status: 401 } });
  });
});

describe("a token passes", () => {
  it.each([
    ["with one audience of several", { aud: ["other", audience] }],
    ["of the older client claim", { azp: undefined, appid: client }],
    ["a second before it expires", { exp: now + 1 }],
    ["without the optional start", { nbf: undefined }],
  ])("%s", async (_, changes) => {
    expect((await decide(bearer({ ...good, ...changes }))).answer.status).toBe(200);
  });
});

it("required claims match all of their values, or any", async () => {
  const gateway = (match: "all" | "any") =>
    compilePolicy(
      testDocument({
        inbound: [
          validateAzureAdToken({
            tenantId,
            audiences: [audience],
            clientApplicationIds: [client],
            requiredClaims: [{ name: "roles", match, values: ["R1", "R9"] }],
            into: token,
          }),
        ],
      }),
    );
  expect((await decide(bearer(good), gateway("any"))).answer.status).toBe(200);
  expect((await decide(bearer(good), gateway("all"))).reason).toBe("TokenClaimValueNotAllowed");
});

it("a tenant, an audience and a client can be named values", async () => {
  const value = (name: string) => namedValue({ name, description: "d", pattern: guid });
  const [tenant, app, caller] = [value("tenant"), value("app"), value("caller")];
  const values: Readonly<Record<string, string>> = { tenant: tenantId, app: audience, caller: client };
  const gateway = compilePolicy(
    testDocument({
      namedValues: [tenant, app, caller],
      inbound: [
        validateAzureAdToken({ tenantId: tenant, audiences: [app], clientApplicationIds: [caller], into: token }),
      ],
    }),
  );
  const ports = portsFor({ namedValue: (name) => values[name] });
  expect((await decide(bearer(good), gateway, ports)).answer.status).toBe(200);
});

describe("validate-jwt", () => {
  const gateway = compilePolicy(
    testDocument({
      inbound: [
        validateJwt({
          token: after(request.header("X-Proof"), "Bearer "),
          openidConfigs: ["https://one.example/config", "https://two.example/config"],
          issuers: [issuer.issuer],
          audiences: [audience],
          clockSkewSeconds: 30,
          failedStatus: 403,
          into: token,
        }),
      ],
    }),
  );
  const prove = async (claims: TestClaims) => {
    const ports = portsFor();
    const checkSignature: GatewayPorts["checkSignature"] = async (jwt, authority) =>
      "openidConfig" in authority && authority.openidConfig.includes("two")
        ? ports.checkSignature(jwt, authority)
        : { outcome: "unknown-key" };
    const headers = [["X-Proof", `Bearer ${issuer.sign(claims)}`]] as const;
    return gateway(testRequest({ headers }), { ...ports, checkSignature });
  };

  it("takes a token from elsewhere, of any tenant and client, signed by one of its authorities", async () => {
    expect((await prove({ iss: issuer.issuer, aud: audience, exp: now + 1 })).status).toBe(200);
  });

  it("allows the skew that it states and no more", async () => {
    const statuses = await Promise.all(
      [now - 29, now - 30].map((exp) => prove({ iss: issuer.issuer, aud: audience, exp })),
    );
    expect(statuses.map(({ status }) => status)).toEqual([200, 403]);
  });

  it("refuses an issuer that its authorities name and it does not", async () => {
    const answer = await prove({ iss: "https://other.example", aud: audience, exp: now + 1 });
    expect(answer).toMatchObject({
      status: 403,
      decision: { error: { reason: "TokenIssuerNotAllowed", source: "validate-jwt" } },
    });
  });
});
