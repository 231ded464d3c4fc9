// Long: the elements that steer a document, in one world of counters and marks.
import { describe, expect, it, vi } from "vitest";
import { policyDocument } from "../document/document.ts";
import { forwardRequest } from "../element/backend.ts";
import {
  base,
  choose,
  fragment,
  includeFragment,
  otherwise,
  retry,
  setVariable,
  stage,
  when,
} from "../element/flow.ts";
import { limitConcurrency, rateLimitByKey } from "../element/limits.ts";
import { appendHeader, returnResponse, setBody, setHeader, setStatus } from "../element/message.ts";
import { length, text } from "../expression/text.ts";
import { inDigits, isAtMost } from "../expression/integer.ts";
import { namedValue } from "../expression/named-value.ts";
import { lastError, response } from "../expression/outcome.ts";
import { characters } from "../expression/pattern.ts";
import { request } from "../expression/request.ts";
import { stringVariable } from "../expression/variable.ts";
import { testDocument, testPorts, testRequest, textOf } from "../testing.ts";
import { compilePolicy } from "./compile.ts";

const trail = stringVariable("trail");
const mark = (name: string) => setVariable(trail, text(trail.or(""), name));
const exhausted = rateLimitByKey({ calls: 1, periodSeconds: 1, key: "k" });
const failing = [exhausted, exhausted] as const;

describe("the sections", () => {
  it("run one after the other, and keep their variables", async () => {
    const document = testDocument({
      inbound: [mark("a")],
      backend: [mark("b"), forwardRequest({ timeoutSeconds: 1 })],
      outbound: [mark("c"), setHeader("X-Trail", trail.or(""))],
      onError: [mark("never")],
    });
    const answer = await compilePolicy(document)(testRequest(), testPorts());
    expect(answer).toMatchObject({ status: 200, headers: [["X-Trail", "abc"]], decision: {} });
  });

  it("tell who looks which stages a request enters, and in which it ends", async () => {
    const document = testDocument({
      inbound: [
        stage("first", mark("a")),
        stage("first", mark("b")),
        stage("second", choose(when(isAtMost(1, 2), returnResponse({ status: 403 })))),
        stage("third", mark("c")),
      ],
    });
    const entered: (string | undefined)[] = [];
    const ports = { ...testPorts(), entered: (name: string | undefined) => void entered.push(name) };
    expect((await compilePolicy(document)(testRequest(), ports)).decision.stage).toBe("second");
    expect(entered).toEqual(["first", "second"]);
  });

  it("hand on the backend's answer as it is, its stream unread", async () => {
    const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    const ports = testPorts({
      forward: async () => ({
        status: 207,
        reason: "Multi",
        headers: [
          ["A", "1"],
          ["A", "2"],
        ],
        body,
      }),
    });
    const answer = await compilePolicy(testDocument({}))(testRequest(), ports);
    expect(answer).toMatchObject({
      status: 207,
      reason: "Multi",
      headers: [
        ["A", "1"],
        ["A", "2"],
      ],
    });
    expect(answer.body).toBe(body);
    expect(body.locked).toBe(false);
  });

  it("stop where an answer is returned, in no section to go on", async () => {
    const document = testDocument({
      inbound: [stage("done", choose(when(true, returnResponse({ status: 418, body: "tea" })))), mark("after")],
      outbound: [setHeader("X-Outbound", "ran")],
    });
    const ports = testPorts();
    const answer = await compilePolicy(document)(testRequest(), ports);
    expect(answer).toMatchObject({ status: 418, reason: "I'm a Teapot", headers: [], decision: { stage: "done" } });
    expect(await textOf(answer)).toBe("tea");
    expect(ports.forwarded).toEqual([]);
  });

  it("answer with an empty 200 when nothing forwards", async () => {
    const answer = await compilePolicy(testDocument({ backend: [] }))(testRequest(), testPorts());
    expect(answer).toEqual({ status: 200, reason: "OK", headers: [], decision: {} });
  });
});

describe("a wider scope", () => {
  const wide = (name: string) =>
    policyDocument({
      name,
      scope: "product",
      inbound: [mark(`(${name}`), base(), mark(`${name})`)],
      backend: [base()],
      outbound: [base()],
      onError: [],
    });

  it("runs where the base stands, and its own base one scope further out", async () => {
    const document = testDocument({ inbound: [mark("a"), base(), mark("b"), setHeader("X-Trail", trail.or(""))] });
    const ports = testPorts();
    await compilePolicy(document, { wider: [wide("p"), wide("q")] })(testRequest(), ports);
    expect(ports.forwarded[0]!.headers).toEqual([["X-Trail", "a(p(qq)p)b"]]);
  });

  it("does not run without a base", async () => {
    const document = testDocument({ inbound: [setHeader("X-Trail", text("a", trail.or("")))] });
    const ports = testPorts();
    await compilePolicy(document, { wider: [wide("p")] })(testRequest(), ports);
    expect(ports.forwarded[0]!.headers).toEqual([["X-Trail", "a"]]);
  });
});

describe("a failing element", () => {
  const onError = [setHeader("X-Error", text(lastError.stage, " ", lastError.section, " ", lastError.reason))];

  it("moves the request to on-error, which knows what failed and where", async () => {
    const document = testDocument({ inbound: [exhausted, stage("limit", exhausted), mark("after")], onError });
    const answer = await compilePolicy(document)(testRequest(), testPorts());
    expect(answer.status).toBe(429);
    expect(answer.headers).toContainEqual(["X-Error", "limit inbound RateLimitExceeded"]);
    expect(answer.headers).toContainEqual(["Retry-After", "1"]);
    expect(answer.decision).toMatchObject({
      stage: "limit",
      error: { source: "rate-limit-by-key", message: "Rate limit is exceeded" },
    });
  });

  it("is named by its own stage to the policy, by that of the element around it to the outside", async () => {
    const document = testDocument({ inbound: [stage("outer", choose(when(true, ...failing)))], onError });
    const answer = await compilePolicy(document)(testRequest(), testPorts());
    expect(answer.headers).toContainEqual(["X-Error", " inbound RateLimitExceeded"]);
    expect(answer.decision.stage).toBe("outer");
  });

  it("leaves a refusal that tells its status and nothing else", async () => {
    const answer = await compilePolicy(testDocument({ inbound: failing }))(testRequest(), testPorts());
    expect(JSON.parse(await textOf(answer))).toEqual({ statusCode: 429 });
  });

  it("can be answered differently", async () => {
    const document = testDocument({
      inbound: failing,
      onError: [choose(when(isAtMost(response.status, 429), returnResponse({ status: 503, body: lastError.reason })))],
    });
    const answer = await compilePolicy(document)(testRequest(), testPorts());
    expect(answer).toMatchObject({ status: 503, headers: [] });
    expect(await textOf(answer)).toBe("RateLimitExceeded");
  });

  it("in on-error ends the request, and does not begin on-error again", async () => {
    const document = testDocument({
      inbound: failing,
      onError: [mark("x"), setHeader("X", text("a\r\nb", trail.or("")))],
    });
    const answer = await compilePolicy(document)(testRequest(), testPorts());
    expect(answer).toMatchObject({
      status: 500,
      decision: { error: { reason: "ExpressionValueEvaluationFailure", section: "on-error" } },
    });
  });

  it.each([
    ["inbound", testDocument({ inbound: [setStatus(200), mark("a")] })],
    ["backend", testDocument({ backend: [setStatus(200)] })],
  ] as const)("has no answer to change in %s", async (section, document) => {
    const answer = await compilePolicy(document)(testRequest(), testPorts());
    expect(answer).toMatchObject({ status: 500, decision: { error: { section } } });
  });

  it("that no element foresaw is an error of evaluation, and goes no further", async () => {
    const fault = () => {
      throw new Error("no entropy");
    };
    const gateway = compilePolicy(testDocument({ inbound: [setHeader("X-Id", request.id)] }));
    const answer = await gateway(testRequest(), testPorts({ random: fault }));
    expect(answer).toMatchObject({ status: 500, decision: { error: { reason: "ExpressionValueEvaluationFailure" } } });
    expect(await textOf(answer)).not.toContain("entropy");
  });
});

describe("choose", () => {
  const chosen = async (...conditions: readonly boolean[]) => {
    const [first = false, second = false] = conditions;
    const document = testDocument({
      inbound: [
        choose(when(first, mark("1")), when(second, mark("2")), otherwise(mark("3"))),
        setHeader("X", trail.or("")),
      ],
    });
    const ports = testPorts();
    await compilePolicy(document)(testRequest(), ports);
    return ports.forwarded[0]!.headers[0]![1];
  };

  it.each([
    [[true, true], "1"],
    [[false, true], "2"],
    [[false, false], "3"],
  ])("%j runs branch %s and no other", async (conditions, branch) => {
    expect(await chosen(...conditions)).toBe(branch);
  });
});

it("a fragment runs in its place", async () => {
  const shared = fragment({ id: "f", description: "d", section: "inbound", elements: [mark("f")] });
  const document = testDocument({
    inbound: [mark("a"), includeFragment(shared), mark("b"), setHeader("X", trail.or(""))],
  });
  const ports = testPorts();
  await compilePolicy(document)(testRequest(), ports);
  expect(ports.forwarded[0]!.headers).toEqual([["X", "afb"]]);
});

describe("retry", () => {
  const waits = async (schedule: object, count = 4) => {
    const again = isAtMost(length(trail.or("")), 99);
    const document = testDocument({
      inbound: [retry({ while: again, count, intervalSeconds: 10, ...schedule }, mark("x"))],
    });
    const ports = testPorts();
    await compilePolicy(document)(testRequest(), ports);
    return ports.slept.map((milliseconds) => milliseconds / 1000);
  };

  it.each([
    ["the same time", {}, [10, 10, 10, 10]],
    ["a growing time", { deltaSeconds: 5 }, [10, 15, 20, 25]],
    ["a doubling time with a maximum", { deltaSeconds: 10, maxIntervalSeconds: 60 }, [10, 20, 40, 60]],
    ["no time at first", { firstFast: true }, [0, 10, 10, 10]],
  ])("waits %s", async (_, schedule, expected) => {
    expect(await waits(schedule)).toEqual(expected);
  });

  it("ends when its condition no longer holds, or with an answer", async () => {
    const document = testDocument({
      inbound: [
        retry({ while: isAtMost(length(trail.or("")), 2), count: 9, intervalSeconds: 1 }, mark("x")),
        retry({ while: true, count: 9, intervalSeconds: 1 }, returnResponse({ status: 200, body: trail.or("") })),
      ],
    });
    expect(await textOf(await compilePolicy(document)(testRequest(), testPorts()))).toBe("xxx");
  });
});

describe("limit-concurrency", () => {
  const document = testDocument({
    backend: [limitConcurrency({ key: "k", maxCount: 2 }, forwardRequest({ timeoutSeconds: 9 }))],
  });

  it("lets so many requests in at a time, and the next one in when one leaves", async () => {
    const pending: (() => void)[] = [];
    const ports = testPorts({
      forward: () => new Promise((resolve) => pending.push(() => resolve({ status: 200, headers: [] }))),
    });
    const gateway = compilePolicy(document);
    const [first, second] = [gateway(testRequest(), ports), gateway(testRequest(), ports)];
    const third = await gateway(testRequest(), ports);
    expect(third).toMatchObject({ status: 429, decision: { error: { source: "limit-concurrency" } } });
    pending.forEach((answer) => answer());
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200]);
    const fourth = gateway(testRequest(), ports);
    await vi.waitFor(() => expect(pending).toHaveLength(3));
    pending.at(-1)!();
    expect((await fourth).status).toBe(200);
  });

  it("gives the place back when an element within fails", async () => {
    const ports = testPorts({ forward: () => Promise.reject(new Error("down")) });
    const gateway = compilePolicy(document);
    const statuses = [];
    for (let turn = 0; turn < 4; turn++) statuses.push((await gateway(testRequest(), ports)).status);
    expect(statuses).toEqual([500, 500, 500, 500]);
  });
});

describe("messages", () => {
  it("a body that is set replaces the one that arrived, for the backend and for expressions", async () => {
    const document = testDocument({
      inbound: [setBody(text(request.bodyText, "!")), setHeader("X-Body", request.bodyText)],
    });
    const ports = testPorts();
    await compilePolicy(document)(testRequest({ body: Buffer.from("a") }), ports);
    expect(Buffer.from(ports.forwarded[0]!.body!).toString()).toBe("a!");
    expect(ports.forwarded[0]!.headers).toEqual([["X-Body", "a!"]]);
  });

  it.each([request.bodyText, inDigits(request.bodySize)])(
    "of a body no policy reads more than two megabytes: %#",
    async (read) => {
      const gateway = compilePolicy(testDocument({ inbound: [setHeader("X-Length", inDigits(length(read)))] }));
      const sent = async (bytes: number) => gateway(testRequest({ body: Buffer.alloc(bytes, "a") }), testPorts());
      expect((await sent(2 ** 21)).status).toBe(200);
      expect(await sent(2 ** 21 + 1)).toMatchObject({
        status: 500,
        decision: { error: { reason: "ExpressionValueEvaluationFailure" } },
      });
    },
  );

  it("a body that no policy reads goes on, however large it is", async () => {
    const ports = testPorts();
    await compilePolicy(testDocument({}))(testRequest({ body: Buffer.alloc(2 ** 21 + 1) }), ports);
    expect(ports.forwarded[0]!.body).toHaveLength(2 ** 21 + 1);
  });

  it("headers of a request keep their order and their repetition", async () => {
    const headers = [["B", "1"], ["a", "2"], ["b", "3"]] as const; // prettier-ignore
    const document = testDocument({ inbound: [appendHeader("B", "4", "5"), setHeader("A", "6")] });
    const ports = testPorts();
    await compilePolicy(document)(testRequest({ headers }), ports);
    expect(ports.forwarded[0]!.headers).toEqual([["B", "1"], ["b", "3"], ["B", "4"], ["B", "5"], ["A", "6"]]); // prettier-ignore
  });
});

describe("a named value", () => {
  const list = namedValue({ name: "list", description: "d", pattern: characters("a-z,", 1, 20) });
  const gateway = compilePolicy(testDocument({ namedValues: [list], inbound: [setHeader("X", list.text)] }));

  it("is read on every request", async () => {
    let current = "a";
    const ports = testPorts({ namedValue: () => current });
    await gateway(testRequest(), ports);
    current = "b,c";
    await gateway(testRequest(), ports);
    expect(ports.forwarded.map(({ headers }) => headers)).toEqual([[["X", "a"]], [["X", "b,c"]]]);
  });

  it.each([undefined, "", "A", "a b", "a".repeat(21)])("of %j is a refusal", async (value) => {
    const ports = testPorts({ namedValue: () => value });
    expect(await gateway(testRequest(), ports)).toMatchObject({
      status: 500,
      decision: { error: { source: "named-value" } },
    });
    expect(ports.forwarded).toEqual([]);
  });
});
