import { describe, expect, it } from "vitest";
import { createHarness, legacy, modern } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { tool } from "../../../testing/tool-calls.ts";
import type { VerifiedToken } from "../identity/token.ts";
import type { ToolContext } from "./tool-context.ts";

/** What a tool does with its context, and the messages that its caller gets. */
const called = async (
  run: (context: ToolContext) => Promise<string>,
  {
    token: progressToken,
    kind = "user",
    era = modern,
  }: { token?: string; kind?: "user" | "application"; era?: typeof modern } = {},
) => {
  const asked: unknown[] = [];
  const onBehalfOf = async (user: { principal: { key: string; kind: string }; token: string }, scope: string) => {
    asked.push({ kind: user.principal.kind, scope });
    return "downstream-token";
  };
  const probe = tool("probe", { run: async (_args, context) => ({ said: await run(context) }) });
  const harness = await createHarness({ tools: [probe], ports: { onBehalfOf } });
  const { issuer } = harness;
  const token = await (kind === "user"
    ? issuer.user({ scp: "tools.use" })
    : issuer.application({ roles: ["tools.use"] }));
  const meta = progressToken === undefined ? {} : { _meta: { progressToken } };
  const sent = era("tools/call", { name: "probe", arguments: { say: "" }, ...meta });
  const text = await (await harness.send({ token, ...sent })).text();
  const lines = text.split("\n").flatMap((line) => (line.startsWith("data: {") ? [line.slice(6)] : []));
  const messages = (lines.length > 0 ? lines : [text]).map((line) => JSON.parse(line) as Record<string, never>);
  return { messages, asked, token, harness };
};

describe.each([modern, legacy])("a tool's context", (era) => {
  it("tells of progress that rises, to a client that asked for it", async () => {
    const run = async ({ progress }: ToolContext): Promise<string> => {
      await progress(1, 3);
      await progress(0, 3);
      await progress(3, 3);
      return "";
    };
    const { messages } = await called(run, { token: "p", era });
    const shown = messages.filter((message) => "method" in message).map(({ params }) => params);
    expect(shown).toEqual([1, 3].map((progress) => ({ progressToken: "p", progress, total: 3 })));
    expect((await called(run, { era })).messages).toHaveLength(1);
  });

  it("R-05 has a token for another API in the caller's name, and never the caller's own", async () => {
    const seen: string[] = [];
    const run = async (context: ToolContext): Promise<string> => {
      seen.push(JSON.stringify(context), ...Object.keys(context));
      return context.onBehalfOf("api://archive/.default");
    };
    const { messages, asked, token } = await called(run, { era });
    expect(asked).toEqual([{ kind: "user", scope: "api://archive/.default" }]);
    expect(JSON.stringify(messages)).toContain("downstream-token");
    expect(seen.join()).not.toContain(token);
  });

  it("R-30 gives a tool no hold on what its caller may do in the next call", async () => {
    const seen: number[] = [];
    const probe = tool("probe", {
      run: async (_args, { principal }) => {
        for (const set of [principal.rights, principal.roles, principal.contexts] as unknown as Set<string>[]) {
          seen.push(set.size);
          set.add("tools.rule");
        }
        return { said: "" };
      },
    });
    const said = {
      objectId: testTenant.alice,
      clientId: testTenant.clientId,
      clientProof: undefined,
      kind: "user",
    } as const;
    const user: VerifiedToken = { ...said, scopes: ["tools.use"], roles: [], contexts: [], expiresAt: 2_000_000_000 };
    const gateway: VerifiedToken = {
      ...user,
      clientId: testTenant.gatewayClientId,
      kind: "application",
      roles: ["Gateway.Forward"],
    };
    // One object for one token, as where tokens are remembered.
    const verifyToken = async (given: string): Promise<VerifiedToken> => (given === token ? user : gateway);
    const harness = await createHarness({ tools: [probe], ports: { verifyToken } });
    const token = await harness.issuer.user({ scp: "tools.use" });
    for (let call = 0; call < 2; call += 1) {
      await harness.send({ token, ...era("tools/call", { name: "probe", arguments: { say: "" } }) });
    }
    expect(seen).toEqual([1, 0, 0, 1, 0, 0]);
  });
});

it("R-55 a tool's signal aborts when its caller goes away", async () => {
  const leaving = new AbortController();
  let resolve = (_aborted: boolean): void => undefined;
  const promise = new Promise<boolean>((settle) => (resolve = settle));
  const waits = tool("waits", {
    run: async (_args, { signal }) => {
      signal.addEventListener("abort", () => resolve(signal.aborted));
      leaving.abort();
      await promise;
      return { said: "" };
    },
  });
  const harness = await createHarness({ tools: [waits] });
  const sent = modern("tools/call", { name: "waits", arguments: { say: "" } });
  const token = await harness.issuer.user({ scp: "tools.use" });
  void harness.send({ token, ...sent, signal: leaving.signal }).catch(() => undefined);
  expect(await promise).toBe(true);
});
