import { request } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ExportedAudit } from "./exported-audit.ts";
import { verifyCommand } from "../../server/src/audit/verify-command.ts";
import type { Deployment } from "../deployment.ts";
import { startDeployment } from "../deployment.ts";
import { callTool } from "../../testing/rpc.ts";
import { eventually } from "../../testing/wait.ts";

let deployment: Deployment;
let folder: string;
let stops = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "console-test-"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Page</title>");
  await writeFile(join(folder, "notes.txt"), "not part of the page");
  deployment = await startDeployment({
    mode: "facade",
    port: 0,
    page: { folder, endpoints },
    onStop: () => void stops++,
  });
});
afterEach(() => {
  deployment.gateway.stop("none");
  deployment.standIns.faults.clear();
});
afterAll(async () => {
  await deployment.close();
  await rm(folder, { recursive: true });
});

const endpoints = (given: Deployment) => ({
  "GET /api/greeting": () => ({ status: 200, body: { from: given.facts.publicUrl } }),
  "GET /api/status": () => ({ status: 200, body: { mode: "overruled" } }),
});

interface Said {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const ask = async (method: string, path: string, body?: unknown): Promise<Said> => {
  const answer = await fetch(deployment.consoleUrl + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Said["body"] };
};

const call = async (tool: string, given: Readonly<Record<string, unknown>> = {}, user = "alice") => {
  const scopes = deployment.facts.catalogue.scopes.map(({ name }) => name);
  const { token } = (await ask("POST", "/api/tokens", { user, scopes })).body;
  return callTool(deployment.facts.publicUrl, { token: String(token), tool, arguments: given });
};

it("ends the deployment when a command in another terminal asks for it, and for nothing else", async () => {
  expect((await ask("GET", "/api/stop")).status).toBe(404);
  expect(await ask("POST", "/api/stop")).toEqual({ status: 200, body: { stops: true } });
  await eventually(() => (stops === 1 ? true : undefined));
});

it("R-62 gives out its audit trail with the key that proves it, as the verifier wants them", async () => {
  await call("search_documents", { words: "plan" });
  const exported = await mkdtemp(join(tmpdir(), "audit-test-"));
  try {
    const { files, publicKeys } = (await ask("GET", "/api/audit")).body as unknown as ExportedAudit;
    for (const [name, text] of Object.entries(files)) await writeFile(join(exported, name), text);
    const key = join(exported, "key.pem");
    await writeFile(key, publicKeys[0]!);
    const verdicts: string[] = [];
    const verify = () => verifyCommand([exported, "--key", key], (line) => verdicts.push(line));
    expect([await verify(), verdicts]).toEqual([0, [expect.stringMatching(/"sound":true,.*"uncovered":0/)]]);
    const [log] = Object.keys(files).filter((name) => name.endsWith(".audit.jsonl"));
    await writeFile(join(exported, log!), files[log!]!.replace('"allowed"', '"refused"'));
    expect(await verify()).toBe(1);
  } finally {
    await rm(exported, { recursive: true });
  }
});

describe("access to the console", () => {
  const status = async (method: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port, host } = new URL(deployment.consoleUrl);
      const sent = request({ host: "127.0.0.1", port, path: "/api/status", method, headers: { host, ...headers } });
      sent.once("error", reject).once("response", (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.end();
    });

  it.each([
    ["another host, as after DNS rebinding", "GET", { host: "evil.example" }, 403],
    ["another page", "GET", { origin: "https://evil.example" }, 403],
    ["a page in a sandbox", "GET", { origin: "null" }, 403],
    ["another site, by the browser's own word", "GET", { "sec-fetch-site": "cross-site" }, 403],
    ["another port of this machine", "GET", { "sec-fetch-site": "same-site" }, 403],
    ["a form, which needs no leave to be sent", "POST", { "content-type": "application/x-www-form-urlencoded" }, 403],
    ["a request without a type", "POST", {}, 403],
    ["a program", "GET", {}, 200],
    ["a typed address", "GET", { "sec-fetch-site": "none" }, 200],
  ])("R-12 %s", async (_, method, headers, expected) => {
    expect(await status(method, headers)).toBe(expected);
  });
});

describe("tokens", () => {
  it("are good for what was asked for", async () => {
    const { body } = await ask("POST", "/api/tokens", { user: "carol", scopes: ["profile.read"] });
    const answer = await callTool(deployment.facts.publicUrl, { token: String(body["token"]), tool: "whoami" });
    expect(answer.result?.structuredContent).toMatchObject({ rights: ["profile.read"] });
  });

  it.each([
    [{ user: "unknown", scopes: ["profile.read"] }, /^user: received "unknown"; should be one of alice/],
    [{ user: "alice", scopes: ["all"] }, /^scopes: received \["all"\]; should be a list of documents\.read/],
    [["alice"], /^body: received no JSON object/],
  ])("%j is refused with what would be right", async (body, error) => {
    const answer = await ask("POST", "/api/tokens", body);
    expect([answer.status, answer.body["error"]]).toEqual([400, expect.stringMatching(error)]);
  });
});

describe("controls", () => {
  it("R-90 the threat level is turned for the next request at every server, and said to the feed", async () => {
    expect((await ask("PUT", "/api/controls/threat-level", { level: "3" })).status).toBe(400);
    expect((await ask("PUT", "/api/controls/threat-level", { level: "1" })).body).toEqual({ threatLevel: "1" });
    expect((await ask("GET", "/api/controls")).body).toMatchObject({ threatLevel: "1" });
    expect(deployment.gateway.threatLevel).toBe("1");
    const happenings = deployment.feed.since(0).map(({ happening }) => happening);
    expect(happenings).toContainEqual({ kind: "control", what: "threat level: 1" });
    await ask("PUT", "/api/controls/threat-level", { level: "0" });
  });

  it("R-76 the switch is turned for the next request, and said to the feed", async () => {
    const turned = await ask("PUT", "/api/controls/switch", { value: "tool:whoami" });
    expect([turned.body, (await call("whoami")).status]).toEqual([{ stopped: "tool:whoami" }, 503]);
    const happenings = deployment.feed.since(0).map(({ happening }) => happening);
    expect(happenings).toContainEqual({ kind: "control", what: "switch: tool:whoami" });
  });

  it("R-76 a switch that cannot be is refused", async () => {
    expect((await ask("PUT", "/api/controls/switch", { value: "<all>" })).status).toBe(400);
  });

  it("a fault strikes until it is cleared", async () => {
    await ask("POST", "/api/controls/faults", { service: "documents", kind: "status", status: 403 });
    expect((await call("search_documents", { words: "plan" })).result?.isError).toBe(true);
    await ask("DELETE", "/api/controls/faults");
    expect((await call("search_documents", { words: "plan" })).result?.isError).toBeFalsy();
    expect((await ask("GET", "/api/controls")).body["faults"]).toEqual([]);
  });

  it.each([
    { service: "redis", kind: "hang" },
    { service: "audit", kind: "explode" },
    { service: "audit", kind: "delay", ms: -1 },
    { service: "audit", kind: "hang", times: 0 },
    { service: "audit", kind: "hang", path: 1 },
  ])("a fault that cannot be is refused: %j", async (fault) => {
    expect((await ask("POST", "/api/controls/faults", fault)).status).toBe(400);
  });
});

describe("approvals", () => {
  it("R-51 a call that waits runs once another person has agreed", async () => {
    const saved = await call("save_document", { title: "Old plan", text: "Step one." }, "carol");
    const id = String(saved.result?.structuredContent?.["id"]);
    await call("delete_document", { id }, "carol");
    const { body } = await ask("GET", "/api/approvals");
    const [pending] = body["approvals"] as { readonly id: string; readonly arguments: unknown }[];
    expect(pending?.arguments).toEqual({ id });

    expect((await ask("POST", `/api/approvals/${pending?.id}`, { decision: "approved" })).body).toEqual({
      outcome: "decided",
    });
    expect((await call("delete_document", { id }, "carol")).result?.isError).toBeFalsy();
    const kinds = await eventually(() => {
      const happened = deployment.feed.since(0).map(({ happening }) => happening);
      const events = happened.flatMap((one) => (one.kind === "server" ? [one.record.event] : []));
      return events.includes("approval.decided") ? happened.map(({ kind }) => kind) : undefined;
    });
    expect(kinds).toContain("approvals");
  });

  it.each([{ decision: "perhaps" }, {}])("a decision that is none is refused: %j", async (body) => {
    expect((await ask("POST", "/api/approvals/some-id", body)).status).toBe(400);
  });
});

describe("the console shows", () => {
  it("the people and the addresses", async () => {
    const { body } = await ask("GET", "/api/status");
    expect(body).toMatchObject({ mode: "facade", mcpUrl: deployment.facts.publicUrl, approver: "bob" });
  });

  it("R-48 every tool with its pin", async () => {
    const { body } = await ask("GET", "/api/tools");
    const { catalogue } = deployment.facts;
    expect(body).toEqual(catalogue);
  });

  it("without stacks it says how to come by them", async () => {
    expect(await ask("GET", "/api/architecture")).toMatchObject({ status: 404, body: { error: /npm start/ } });
  });

  it("events after the last one seen", async () => {
    // Events of controls: those of a call take each other's place, whenever the next of them comes.
    const turned = async (): Promise<number | undefined> => {
      await ask("DELETE", "/api/controls/faults");
      return deployment.feed.since(0).findLast(({ happening }) => happening.kind === "control")?.id;
    };
    const [last, missed] = [await turned(), await turned()];
    const leaving = new AbortController();
    const answer = await fetch(`${deployment.consoleUrl}/api/events`, {
      headers: { "last-event-id": String(last) },
      signal: leaving.signal,
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const controls = (): readonly number[] =>
      [...text.matchAll(/^id: (\d+)\nevent: control$/gm)].map(([, id]) => Number(id));
    const readUntil = async (count: number): Promise<void> => {
      while (controls().length < count) text += (await reader?.read())?.value ?? "";
    };
    await readUntil(1);
    const next = await turned();
    await readUntil(2);
    leaving.abort();
    expect(controls()).toEqual([missed, next]);
  });
});

describe("the page", () => {
  it("comes with a policy that runs nothing inline and nothing of others", async () => {
    const answer = await fetch(deployment.consoleUrl);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("<title>Page</title>")]);
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
  });

  it("brings endpoints of its own, and overrules none", async () => {
    expect((await ask("GET", "/api/greeting")).body).toEqual({ from: deployment.facts.publicUrl });
    expect((await ask("GET", "/api/status")).body).toMatchObject({ mode: "facade" });
  });

  it.each(["/notes.txt", "/..%2fconsole.ts", "/%2e%2e/package.json", "/missing.html", "/.html"])(
    "%s is no file of it",
    async (path) => {
      expect((await ask("GET", path)).status).toBe(404);
    },
  );
});
