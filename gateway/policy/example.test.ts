import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { answer, xml } from "./example.ts";
import { TestIssuer } from "./testing.ts";

const issuer = new TestIssuer("https://issuer");
const keys = async () => issuer.authorityKeys;

const token = (claims: object): string =>
  issuer.sign({
    iss: issuer.issuer,
    aud: "6a0d5d6c-0000-4000-8000-000000000002",
    tid: "6a0d5d6c-0000-4000-8000-000000000001",
    azp: "6a0d5d6c-0000-4000-8000-000000000003",
    exp: Math.floor(Date.now() / 1000) + 60,
    oid: "a-person",
    ...claims,
  });

it("the guide shows the example as it is", () => {
  const [guide, source] = ["README.md", "example.ts"].map((name) =>
    readFileSync(new URL(name, import.meta.url), "utf8"),
  );
  const document = /const token[\s\S]*?\n}\);\n/.exec(source!)![0];
  expect(guide).toContain(document);
});

it("the example renders", () => {
  expect(xml).toContain('<rate-limit-by-key id="limit" calls="60" renewal-period="60"');
});

it("the example lets a caller with the right through, as the principal that the token names", async () => {
  const answered = await answer(token({ scp: "notes.read notes.write" }), keys);
  expect(answered).toMatchObject({ status: 200, decision: {} });
  expect(answered.headers).toContainEqual(["X-Principal", "a-person"]);
});

it("the example refuses a caller without the right", async () => {
  expect(await answer(token({ scp: "xnotes.writex" }), keys)).toMatchObject({
    status: 403,
    decision: { stage: "right" },
  });
});

it("the example refuses a token for another audience", async () => {
  const answered = await answer(token({ aud: "another", scp: "notes.write" }), keys);
  expect(answered).toMatchObject({
    status: 401,
    decision: { stage: "token", error: { reason: "TokenAudienceNotAllowed" } },
  });
  expect(answered.headers).toEqual([["WWW-Authenticate", "Bearer"]]);
});
