import { describe, expect, it } from "vitest";
import { choose, setVariable, when } from "../element/flow.ts";
import type { QuotaByKeyProps, RateLimitByKeyProps } from "../element/limits.ts";
import { quotaByKey, rateLimitByKey } from "../element/limits.ts";
import { returnResponse, setHeader } from "../element/message.ts";
import { isNumber } from "../expression/integer.ts";
import { response } from "../expression/outcome.ts";
import { request } from "../expression/request.ts";
import { equals, text } from "../expression/text.ts";
import { platformVariable, stringVariable } from "../expression/variable.ts";
import { testDocument, testPorts, testRequest } from "../testing.ts";
import { compilePolicy } from "./compile.ts";
import { countersInMemory } from "./counters.ts";

const key = text("k:", request.clientIp);

/** A gateway behind one limit, and a caller: what happens to requests at given seconds. */
const behind = (limit: ReturnType<typeof rateLimitByKey>) => {
  const gateway = compilePolicy(testDocument({ inbound: [limit] }));
  const ports = testPorts();
  let passed = 0;
  return async (second: number, changes: Parameters<typeof testRequest>[0] = {}) => {
    ports.clock.advance(second - passed);
    passed = second;
    const { status, headers } = await gateway(testRequest(changes), ports);
    return status === 200 ? 200 : [status, Object.fromEntries(headers)["Retry-After"]];
  };
};

const rate = (props: Partial<RateLimitByKeyProps> = {}) =>
  behind(rateLimitByKey({ calls: 2, periodSeconds: 10, key, ...props }));
const quota = (props: Partial<QuotaByKeyProps> = {}) =>
  behind(quotaByKey({ calls: 2, periodSeconds: 300, key, ...props }));

describe("a rate limit", () => {
  it("slides: a call leaves the window as long after it came as the window is", async () => {
    const call = rate();
    expect(await call(0)).toBe(200);
    expect(await call(6)).toBe(200);
    expect(await call(9)).toEqual([429, "1"]);
    expect(await call(10)).toBe(200);
    expect(await call(15)).toEqual([429, "1"]);
    expect(await call(16)).toBe(200);
  });

  it("does not count what it refuses", async () => {
    const call = rate();
    for (const second of [0, 0, 1, 2, 3, 4]) await call(second);
    expect(await call(10)).toBe(200);
  });

  it("counts each key by itself", async () => {
    const call = rate({ calls: 1 });
    expect([await call(0), await call(0, { clientIp: "203.0.113.8" })]).toEqual([200, 200]);
    expect(await call(0)).toEqual([429, "10"]);
  });

  it("counts a request as much as it says", async () => {
    const call = rate({ calls: 5, countBy: 3 });
    expect([await call(0), await call(0), await call(0)]).toEqual([200, 200, [429, "10"]]);
  });

  it("counts what its condition counts, judged by the answer", async () => {
    const gateway = compilePolicy(
      testDocument({
        inbound: [
          rateLimitByKey({ calls: 1, periodSeconds: 10, key, countIf: isNumber(response.status, 401) }),
          choose(when(equals(request.method, "PUT"), returnResponse({ status: 401 }))),
        ],
      }),
    );
    const ports = testPorts();
    const statuses = [];
    for (const method of ["POST", "POST", "PUT", "POST"])
      statuses.push((await gateway(testRequest({ method }), ports)).status);
    expect(statuses).toEqual([200, 200, 401, 429]);
  });

  it("is one counter for all limits of one key", async () => {
    const twice = testDocument({
      inbound: [
        rateLimitByKey({ calls: 2, periodSeconds: 10, key }),
        rateLimitByKey({ calls: 2, periodSeconds: 10, key }),
      ],
    });
    const ports = testPorts();
    const gateway = compilePolicy(twice);
    expect([(await gateway(testRequest(), ports)).status, (await gateway(testRequest(), ports)).status]).toEqual([
      200, 429,
    ]);
  });

  it("tells policies how long to wait and how much is left", async () => {
    const [wait, left] = [platformVariable("wait"), platformVariable("left")];
    const limit = rateLimitByKey({ calls: 2, periodSeconds: 10, key, retryAfter: wait, remaining: left });
    const document = testDocument({
      outbound: [setHeader("Left", left.text)],
      inbound: [limit],
      onError: [setHeader("Wait", wait.text)],
    });
    const [gateway, ports] = [compilePolicy(document), testPorts()];
    const answers = [];
    for (let turn = 0; turn < 3; turn++) answers.push(...(await gateway(testRequest(), ports)).headers);
    expect(answers).toEqual(expect.arrayContaining([["Left", "1"], ["Left", "0"], ["Wait", "10"]])); // prettier-ignore
  });

  it("with a condition that cannot be judged counts", async () => {
    const fault = stringVariable("fault");
    const limit = rateLimitByKey({ calls: 1, periodSeconds: 10, key, countIf: equals(request.id, fault.or("")) });
    const gateway = compilePolicy(testDocument({ inbound: [limit, setVariable(fault, "x")] }));
    const ports = testPorts({ random: () => { throw new Error("no entropy"); } }); // prettier-ignore
    expect([(await gateway(testRequest(), ports)).status, (await gateway(testRequest(), ports)).status]).toEqual([
      200, 429,
    ]);
  });
});

describe("a quota", () => {
  it("is full again when its window ends, whenever it was used up", async () => {
    const call = quota();
    expect([await call(0), await call(200), await call(299)]).toEqual([200, 200, [403, "1"]]);
    expect([await call(300), await call(301), await call(302)]).toEqual([200, 200, [403, "298"]]);
  });

  it("has windows that begin where it says", async () => {
    const call = quota({ calls: 1, firstPeriodStart: "2026-11-20T07:59:00Z" });
    expect([await call(0), await call(239), await call(240)]).toEqual([200, [403, "1"], 200]);
  });

  it("counts apart from a rate of the same key", async () => {
    const document = testDocument({
      inbound: [
        rateLimitByKey({ calls: 2, periodSeconds: 10, key }),
        quotaByKey({ calls: 2, periodSeconds: 300, key }),
      ],
    });
    const [gateway, ports] = [compilePolicy(document), testPorts()];
    expect([(await gateway(testRequest(), ports)).status, (await gateway(testRequest(), ports)).status]).toEqual([
      200, 200,
    ]);
  });
});

describe("limits are refused that the gateway would not keep", () => {
  it.each([
    ["a window of more than 300 seconds", () => rate({ periodSeconds: 301 })],
    ["a window of no time", () => rate({ periodSeconds: 0 })],
    ["no calls", () => rate({ calls: 0 })],
    ["a quota of less than 300 seconds", () => quota({ periodSeconds: 299 })],
    ["a start that is no instant", () => quota({ firstPeriodStart: "yesterday" })],
  ])("%s", (_, build) => {
    expect(build).toThrow(/expected/);
  });
});

describe("counters forget keys that no window can hold any more", () => {
  it("of sliding windows", () => {
    const counters = countersInMemory();
    for (let caller = 1; caller < 10_000; caller++) counters.count(`old ${caller}`, 0, 1);
    counters.count("new", 300_000, 1);
    expect(counters.size()).toBe(1);
  });

  it("of fixed windows", () => {
    const counters = countersInMemory();
    for (let caller = 1; caller < 10_000; caller++) counters.countWithin(`old ${caller}`, { began: 0, ends: 1 }, 1);
    counters.countWithin("new", { began: 1, ends: 2 }, 1);
    expect(counters.size()).toBe(1);
  });

  it("and keep those that one can", () => {
    const counters = countersInMemory();
    for (let caller = 1; caller < 20_000; caller++) counters.count(`caller ${caller}`, caller, 1);
    expect(counters.since("caller 1", 0).calls).toBe(1);
  });
});
