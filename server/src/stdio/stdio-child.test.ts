import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { attackText } from "../../../testing/harness.ts";
import { childOf, connectStdio, startChild } from "../../../testing/stdio-client.ts";

const file = new URL("../../../testing/stdio-child.ts", import.meta.url);
const rights = { MCP_STDIO_SCOPES: "tools.use" };
const soon = { interval: 50 };

describe.each(["modern", "legacy"] as const)("over standard input and output (%s)", (era) => {
  let served: Awaited<ReturnType<typeof connectStdio>>;
  beforeAll(async () => {
    served = await connectStdio(file, rights, era);
  });
  afterAll(() => served.client.close());

  const call = (name: string, say = "hi") => served.client.callTool({ name, arguments: { say } });
  const refusalOf = async (answer: ReturnType<typeof call>): Promise<unknown> =>
    (await answer)._meta?.["org.landing-zone/refusal"];

  it("R-156 output that a tool prints goes to standard error", async () => {
    const stray = vi.fn();
    served.client.onerror = stray;
    expect(await call("echo")).toMatchObject({ structuredContent: { said: "hi" } });
    expect(stray).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(served.errors()).toMatch(/printed by a tool[^]*written by a tool/), soon);
  });

  it("tells how far the work is", async () => {
    const onprogress = vi.fn();
    await served.client.callTool({ name: "echo", arguments: { say: "hi" } }, { onprogress });
    expect(onprogress).toHaveBeenCalledWith(expect.objectContaining({ progress: 1, total: 2 }));
  });

  it("R-08 rights are what the environment grants", async () => {
    const { tools } = await served.client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain("other");
    await expect(call("other")).rejects.toThrow(/scope/i);
  });

  it("R-56 a tool has its own limit", async () => {
    await call("seldom");
    await expect(call("seldom")).rejects.toThrow(/too many/i);
  });

  it("R-44 arguments are judged", async () => {
    expect(await refusalOf(call("echo", attackText))).toBe("input-refused");
  });

  it("arguments are strict", async () => {
    const answer = served.client.callTool({ name: "echo", arguments: { say: "hi", more: 1 } });
    expect(await refusalOf(answer)).toBe("arguments-invalid");
  });

  it("R-51 R-177 a tool that needs another person's approval is neither listed nor run", async () => {
    const { tools } = await served.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["asks", "confirmed", "echo", "seldom", "waits"]);
    await expect(call("approved")).rejects.toThrow(/Unknown tool/);
  });

  it("R-93 secrets are taken out", async () => {
    expect(JSON.stringify(await call("echo", "card 4111 1111 1111 1111"))).not.toContain("4111 1111 1111 1111");
  });

  it("R-156 a tool that did not say so acts for no user", async () => {
    expect(await refusalOf(call("asks"))).toBe("downstream-refused");
  });

  it("R-61 every call is recorded", async () => {
    await call("echo");
    await vi.waitFor(() => expect(served.errors()).toMatch(/"decision":"allowed",.*"event":"tool.call"/), soon);
  });

  it("a call that is cancelled is stopped", async () => {
    const cancelled = new AbortController();
    const before = served.errors().length;
    const since = () => served.errors().slice(before);
    const call = served.client.callTool({ name: "waits", arguments: { say: "hi" } }, { signal: cancelled.signal });
    await vi.waitFor(() => expect(since()).toContain("waiting"), soon);
    cancelled.abort();
    await expect(call).rejects.toThrow();
    await vi.waitFor(() => expect(since()).toContain("stopped"), soon);
  });
});

describe.each(["modern", "legacy"] as const)("an approval over standard input (%s)", (era) => {
  const asked = async (answer?: (message: string) => unknown) => {
    const { client, errors } = await connectStdio(file, rights, era, answer);
    try {
      const called = await client.callTool({ name: "confirmed", arguments: { say: "hi" } });
      return { ...called, errors: errors() } as {
        readonly structuredContent?: unknown;
        readonly content: readonly { readonly text: string }[];
        readonly _meta?: Readonly<Record<string, unknown>>;
        readonly errors: string;
      };
    } finally {
      await client.close();
    }
  };
  const form = vi.fn();
  const says = (answer: unknown) => (message: string) => {
    form(message);
    return answer;
  };

  it("R-51 is asked of the user with a form that shows the call, and the call runs", async () => {
    form.mockClear();
    const { structuredContent } = await asked(says({ action: "accept", content: { approve: true } }));
    expect(structuredContent).toEqual({ said: "hi" });
    expect(form).toHaveBeenCalledTimes(1);
    expect(form.mock.calls[0]?.[0]).toMatch(/confirmed.*write.*"say":"hi"/);
  });

  it.each([
    ["says no", { action: "accept", content: { approve: false } }],
    ["declines", { action: "decline" }],
    ["closes it", { action: "cancel" }],
  ])("R-51 does not run when the user %s", async (_what, answer) => {
    const { structuredContent, _meta } = await asked(says(answer));
    expect(structuredContent).toBeUndefined();
    expect(_meta?.["org.landing-zone/refusal"]).toBe("approval-denied");
  });

  it("R-51 is refused where the client has no forms, with who could approve", async () => {
    const { content, _meta } = await asked();
    expect(_meta?.["org.landing-zone/refusal"]).toBe("approval-needed");
    expect(content[0]?.text).toContain("No approver is configured here.");
  });
});

const waiting = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"waits","arguments":{"say":"hi"}}}';

describe("standard input", () => {
  const said = (line: string, env: Readonly<Record<string, string>> = {}) => {
    const child = startChild(file, { ...rights, ...env });
    let output = "";
    let errors = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdin?.write(line);
    return { child, output: () => output, errors: () => errors };
  };

  it.each([
    ["no JSON", "{bad\n", -32700],
    ["a key twice", '{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/list"}\n', -32600],
    ["no bound to its depth", `${"[".repeat(40)}${"]".repeat(40)}\n`, -32600],
    ["several messages in one", '[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]\n', -32600],
  ])("R-156 is refused when it has %s", async (_what, line, code) => {
    const { child, output } = said(line);
    await vi.waitFor(() => expect(output()).toContain("\n"), soon);
    expect(JSON.parse(output())).toMatchObject({ error: { code } });
    child.stdin?.end();
    await once(child, "exit");
  });

  it("R-156 ends the server by a line that is too long, and nothing behind it is heard", async () => {
    const { child, output, errors } = said(`${waiting}\n`, { MCP_MAX_BODY_BYTES: "1024" });
    await vi.waitFor(() => expect(errors()).toContain("waiting"), soon);
    child.stdin?.write(`${" ".repeat(2_000)}\n{bad\n`);
    expect(await once(child, "close")).toEqual([1, null]);
    expect(errors()).toContain("stopped");
    expect(errors()).not.toContain("body-not-json");
    expect(output()).toBe("");
  });

  it("a notification is not answered, not even by a refusal", async () => {
    const refused = '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"other","arguments":{"say":"hi"}}}';
    const { child, output } = said(`${refused}\n{"jsonrpc":"2.0","id":7,"method":"ping"}\n`);
    await vi.waitFor(() => expect(output()).toContain('"id":7'), soon);
    expect(output().trim().split("\n")).toHaveLength(1);
    child.stdin?.end();
    await once(child, "exit");
  });

  it("R-61 no record, no answer", async () => {
    const { child, output } = said('{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n', { NO_AUDIT: "1" });
    await vi.waitFor(() => expect(output()).toContain("\n"), soon);
    expect(JSON.parse(output())).toMatchObject({ id: 1, error: { message: "The request cannot be recorded now" } });
    child.stdin?.end();
    await once(child, "exit");
  });

  it("R-156 ends the server with its parent, with any work under way", async () => {
    const { command, args, env } = childOf(file, rights);
    const script = `
      const child = require("node:child_process").spawn(process.execPath, ${JSON.stringify(args)}, {
        stdio: ["pipe", "ignore", "inherit"],
      });
      child.stdin.write(${JSON.stringify(`${waiting}\n`)});
      console.error("pid " + child.pid + ".");`;
    const parent = spawn(command, ["--eval", script], { env, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    parent.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    await vi.waitFor(() => expect(errors).toContain("waiting"), soon);
    const pid = Number(/pid (\d+)\./.exec(errors)?.[1]);
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), soon);
    expect(errors).toContain("stopped");
  });
});
