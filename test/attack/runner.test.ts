import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { AttackCase, Harm } from "./case.ts";
import { attack, prepared, step } from "./define.ts";
import { runCases } from "./runner.ts";
import type { Sighting, Target } from "../../testing/composition/target.ts";
import { isClean } from "./verdict.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const nothing: Sighting = { effects: [], upstream: [], decisions: ["gateway:token"], written: [] };

const targetWith = async (answer: RequestListener, seen?: Sighting): Promise<Target> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return {
    name: "test",
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    tokens: { honest: async () => "header.claims.signature-that-is-secret" },
    facade: undefined,
    close: async () => undefined,
    ...(seen && { observer: { look: () => undefined, seen: () => seen } }),
  };
};

const refuses: RequestListener = (request, response) => {
  request.resume();
  response.writeHead(401).end("{}");
};

const caseOf = (steps: AttackCase["steps"], mustNotHaveHappened?: readonly Harm[]): AttackCase =>
  attack({ family: "tokens", owasp: "MCP07", proves: [] }, "test", "a case of the test", steps, {
    ...(mustNotHaveHappened && { mustNotHaveHappened }),
  });

const refused = step({ body: {} }, { status: 401, decided: "gateway:token" });
const outcomeOf = async (one: AttackCase, target: Target) => (await runCases([one], target))[0]!;

it("a refusal as expected, with nothing behind it, is passed", async () => {
  expect(await outcomeOf(caseOf([refused]), await targetWith(refuses, nothing))).toMatchObject({ outcome: "passed" });
});

it("another answer is failed", async () => {
  const target = await targetWith((_, response) => response.end("{}"), nothing);
  expect(await outcomeOf(caseOf([refused]), target)).toMatchObject({ outcome: "failed" });
});

it.each<[string, Partial<Sighting>]>([
  ["an effect", { effects: ["a document was saved"] }],
  ["a call to another service", { upstream: ["graph.microsoft.com"] }],
  ["no record", { decisions: [] }],
  ["two records", { decisions: ["gateway:token", "gateway:token"] }],
  ["another reason", { decisions: ["server:ok"] }],
])("a refusal behind which there is %s is failed", async (_, sighting) => {
  const target = await targetWith(refuses, { ...nothing, ...sighting });
  expect(await outcomeOf(caseOf([refused]), target)).toMatchObject({ outcome: "failed" });
});

it("a token that stands in a log is found", async () => {
  const target = await targetWith(refuses, {
    ...nothing,
    written: [{ sink: "the log", text: "header.claims.signature-that-is-secret" }],
  });
  const withToken = caseOf([step({ body: {}, token: { as: "alice", scopes: [] } }, { status: 401 })]);
  const { outcome, problems } = await outcomeOf(withToken, target);
  expect(outcome).toBe("failed");
  expect(problems).toContain("leak: what was sent stands in the log");
});

it("without an observer, unseen effects are reported as unobserved", async () => {
  const verdict = await outcomeOf(caseOf([refused]), await targetWith(refuses));
  expect(verdict).toMatchObject({ outcome: "passed", unobserved: ["effect", "upstream", "leak", "unrecorded"] });
});

it("a case whose needs a target lacks does not pass", async () => {
  const forged = caseOf([step({ token: { as: "alice", scopes: [], claims: { aud: "x" } } }, { status: 401 })]);
  expect(await outcomeOf(forged, await targetWith(refuses))).toMatchObject({
    outcome: "not-observable",
    lacking: ["forged-tokens"],
  });
});

it("an unreachable target is an error, and a run with an error is not clean", async () => {
  const target = { ...(await targetWith(refuses, nothing)), url: "http://127.0.0.1:1/mcp" };
  const verdicts = await runCases([caseOf([refused])], target);
  expect(verdicts[0]).toMatchObject({ outcome: "error" });
  expect(isClean(verdicts)).toBe(false);
});

it("a preparation that does not work is an error", async () => {
  const target = await targetWith(refuses, nothing);
  expect(await outcomeOf(caseOf([prepared({ body: {} }), refused]), target)).toMatchObject({ outcome: "error" });
});

const asks: RequestListener = (request, response) => {
  request.resume();
  response.end('{"result":{"isError":true,"_meta":{"org.landing-zone/refusal":"approval-needed"}}}');
};
const saving = caseOf([prepared({ body: {} }, [{ as: "id", from: { json: "/result/id" } }]), refused]);

it("a preparation that waits for an approval is not observable without an approver", async () => {
  expect(await outcomeOf(saving, await targetWith(asks))).toMatchObject({
    outcome: "not-observable",
    lacking: ["operator"],
  });
});

it("a preparation that waits for an approval is an error with an approver", async () => {
  const operator = { decide: async () => undefined, turnSwitch: () => undefined };
  const target = { ...(await targetWith(asks)), operator };
  expect(await outcomeOf(saving, target)).toMatchObject({ outcome: "error" });
});

it("a request is repeated until the answer that ends it, and no further", async () => {
  let asked = 0;
  const target = await targetWith((_, response) => response.writeHead((asked += 1) === 3 ? 429 : 200).end("{}"));
  const flood = { ...prepared({ body: {} }, [], [200, 429]), times: 10, until: { status: 429 } };
  expect(await outcomeOf(caseOf([flood, step({ body: {} }, { status: 200 })]), target)).toMatchObject({
    outcome: "passed",
    requests: 4,
  });
});

it("a run that has spent its requests ends in errors", async () => {
  const target = await targetWith(refuses, nothing);
  const verdicts = await runCases([caseOf([refused]), caseOf([refused])], target, { bounds: { requests: 1 } });
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(["passed", "error"]);
});

it("no cases are no clean run, and neither are cases of which none could be shown", async () => {
  expect(isClean([])).toBe(false);
  expect(isClean([await outcomeOf(saving, await targetWith(asks))])).toBe(false);
});
