// `mcp-landing-zone dev` as an author runs it, on a file that changes.
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, expect, it } from "vitest";
import { freePort } from "../../../testing/free-port.ts";
import { eventually } from "../../../testing/wait.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dev-test-"));
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

const source = (description: string, scope = "greetings.read"): string => `
import { defineTool, schema } from "@mcp-landing-zone/server";
export const scopes = [{ name: "greetings.read", title: "Be greeted", description: "Be greeted.", applications: true }];
export const tools = [defineTool({
  name: "greet", version: "1.0.0", title: "Greet", description: "${description}",
  scope: "${scope}", effect: "read", classification: "public",
  input: schema.object({}), output: schema.object({}), run: async () => ({}),
})];
`;

/** As editors and git write: another file in the place of the first. */
const save = (text: string): void => {
  writeFileSync(join(folder, "server.ts.new"), text);
  renameSync(join(folder, "server.ts.new"), join(folder, "server.ts"));
};

const dev = (...args: readonly string[]) => {
  const conditions = ["--conditions=@mcp-landing-zone/source", "--import", import.meta.resolve("tsx/esm")];
  const child = spawn(process.execPath, [...conditions, join(root, "cli/main.ts"), "dev", "server.ts", ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void (said += chunk.toString()));
  const says = (text: string) => eventually(() => (said.includes(text) ? true : undefined));
  return { child, says, said: () => said, ended: once(child, "close").then(([code]) => code as number | null) };
};

/** What a client sees, with the token that was printed. */
const described = async (port: number, said: string): Promise<string> => {
  const [, token] = /^token +(\S+)$/m.exec(said) ?? [];
  const answer = await fetch(`http://127.0.0.1:${port}/mcp`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  });
  return answer.text();
};

const timesIn = (said: string, text: string): number => said.split(text).length - 1;

it("serves a file again after every change, also one that replaces it, and the token stays", async () => {
  save(source("The first."));
  const port = await freePort();
  const { child, says, said, ended } = dev("--port", String(port));
  await says("inspector npx");
  expect(said()).toContain("1 tool, digest ");
  expect(await described(port, said())).toContain("The first.");
  for (const [times, text] of [
    [2, "The second."],
    [3, "The third."],
  ] as const) {
    save(source(text));
    await eventually(() => timesIn(said(), "inspector npx") === times || undefined);
    expect(await described(port, said())).toContain(text);
  }
  save(source("The fourth.", "greetings.raed"));
  await says("Waiting for a change");
  expect(said()).toContain('tools[0].scope (greet): received "greetings.raed"; should be one of greetings.read');
  expect(said()).not.toMatch(/^ +at /m);
  save(source("The fifth."));
  await eventually(() => timesIn(said(), "inspector npx") === 4 || undefined);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await expect(described(port, said())).rejects.toThrow();
});

it("a port that is taken and a scope that there is not are said in one line", async () => {
  save(source("The first."));
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const busy = dev("--port", String(port));
  expect(await busy.ended).toBe(2);
  expect(busy.said()).toBe(`--port: received ${port}, where another program listens; should be a free one\n`);
  other.close();
  const wrong = dev("--scopes", "greetings.raed");
  expect(await wrong.ended).toBe(2);
  expect(wrong.said()).toBe("--scopes: received greetings.raed; should be some of greetings.read\n");
});

it("the server ends with the command, however that came about", async () => {
  save(source("The first."));
  const port = await freePort();
  const { child, says, said } = dev("--port", String(port));
  await says("inspector npx");
  child.kill("SIGKILL");
  const isThere = (): Promise<boolean> =>
    described(port, said()).then(
      () => true,
      () => false,
    );
  await expect.poll(isThere).toBe(false);
});
