import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Evidence } from "../../local/page/endpoints/evidence.ts";
import type { PageDeployment } from "./page-deployment.ts";
import { smallAttack, startPage } from "./page-deployment.ts";

let served: PageDeployment;

beforeAll(async () => {
  served = await startPage(smallAttack(true));
});
afterEach(() => ask("DELETE", "attack"));
afterAll(() => served?.close());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const ask = async (method: string, path: string, more: RequestInit = {}): Promise<Answer> => {
  const changes = method === "GET" ? {} : { body: "{}", headers: { "content-type": "application/json" } };
  const answer = await fetch(`${served.url}api/${path}`, { method, ...changes, ...more });
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
};

describe("the attack", () => {
  it.each<[string, Record<string, string>]>([
    ["a page of another origin", { "content-type": "application/json", origin: "https://evil.example" }],
    ["a page of another port of this machine", { "content-type": "application/json", origin: "http://127.0.0.1:1" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["text, which needs no leave of a browser", { "content-type": "text/plain" }],
  ])("R-12 is not started by %s", async (_who, headers) => {
    expect((await ask("POST", "attack", { headers })).status).toBe(403);
    expect((await ask("GET", "attack/0")).body["state"]).not.toBe("running");
  });

  it("R-55 is started once at a time, and stopped", async () => {
    expect((await ask("POST", "attack")).status).toBe(202);
    expect((await ask("POST", "attack")).status).toBe(409);
    await ask("DELETE", "attack");
    await expect.poll(async () => (await ask("GET", "attack/0")).body["end"]).toBe("stopped");
  });

  it.each(["-1", "x", "1e9", "99999999"])("refuses %s as the number of a result", async (number) => {
    const { status, body } = await ask("GET", `attack/${number}`);
    expect([status, body["error"]]).toEqual([400, `result: received "${number}"; should be a number`]);
  });
});

describe("calls to try", () => {
  it("are those that are offered, and no others", async () => {
    const { status, body } = await ask("POST", "calls", { body: JSON.stringify({ call: "delete everything" }) });
    expect([status, body["error"]]).toEqual([
      400,
      expect.stringMatching(/^call: received "delete everything"; should/),
    ]);
  });
});

describe("evidence", () => {
  const control = async (id: string) => {
    const { controls } = (await ask("GET", "evidence")).body as unknown as Evidence;
    const found = controls.find((one) => one.id === id);
    if (!found) throw new Error(`${id}: no control`);
    return found;
  };

  it("names tests, attacks and rules", async () => {
    const { tests, attacks, rules } = await control("R-86");
    expect(tests).toContainEqual(expect.objectContaining({ file: expect.stringMatching(/^[\w/.-]+\.ts$/) }));
    expect(attacks.length).toBeGreaterThan(0);
    expect(rules).toContainEqual(
      expect.objectContaining({ id: "private-endpoint", outcome: "compliant", remarks: [] }),
    );
  });

  it("does not count what was given up as if it held, and gives the reason", async () => {
    const { rules } = await control("R-86");
    const { outcome, remarks } = rules.find(({ id }) => id === "gateway-access") ?? {};
    expect([outcome, remarks?.join()]).toEqual(["acknowledged", expect.stringContaining("Given up: ")]);
  });
});
