import { expect, it } from "vitest";
import { answerOf, modern } from "../../../testing/harness.ts";
import type { HarnessOptions } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { decide, pendingId, setUp, tool } from "../../../testing/tool-calls.ts";
import { noIndicators } from "../indicators/indicators.ts";

/** Something that lasts until it is let go, and tells when it was begun. */
const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return { open: () => open(), begun, pass: () => (begin(), opened) };
};

const fresh = async (options: HarnessOptions = {}) => {
  const ran: string[] = [];
  const note = async ({ say }: { readonly say: string }) => {
    ran.push(say);
    return { said: say };
  };
  const tools = [
    tool("destroy", { effect: "destructive", run: note }),
    tool("write", { effect: "write", run: note }),
    tool("read"),
  ];
  const { harness, call, token } = await setUp(tools, options);
  const at = async (level: string, name = "destroy") => {
    const sent = modern("tools/call", { name, arguments: { say: "hi" } });
    const headers = { ...sent.headers, "x-threat-level": level };
    return answerOf(await harness.send({ token: await token(), ...sent, headers }));
  };
  const approved = async () => {
    await call("destroy");
    const id = await pendingId(harness);
    expect(await decide(harness, id, "approved")).toBe(200);
    return id;
  };
  return { ran, harness, call, at, approved };
};

it("R-90 an approval does not outweigh a threat level that rose while it waited, and is not used up by trying", async () => {
  const { ran, at, approved } = await fresh();
  await approved();
  expect((await at("2")).status).toBe(503);
  expect(ran).toEqual([]);
  expect((await at("0")).result).toMatchObject({ structuredContent: { said: "hi" } });
});

it("R-90 a call in inspection does not run once the threat level has risen to the highest", async () => {
  const { open, begun, pass } = gate();
  let held = true;
  const shield = {
    check: async () => {
      if (held) await pass();
      return { attack: false, reasons: [] };
    },
  };
  const { ran, harness, at } = await fresh({ ports: { shield } });
  const waiting = at("0", "write");
  await begun;
  held = false;
  await at("2", "read");
  open();
  expect((await waiting).result).toMatchObject({
    isError: true,
    _meta: { "org.landing-zone/refusal": "threat-raised" },
  });
  expect(ran).toEqual([]);
  expect(harness.events.filter(({ reason }) => reason === "threat-raised")).toHaveLength(1);
});

it("R-90 a call in inspection needs an approval once the threat level was raised", async () => {
  const { open, begun, pass } = gate();
  let held = true;
  const shield = {
    check: async () => {
      if (held) await pass();
      return { attack: false, reasons: [] };
    },
  };
  const { ran, at } = await fresh({ ports: { shield } });
  const waiting = at("0", "write");
  await begun;
  held = false;
  await at("1", "read");
  open();
  expect((await waiting).result).toMatchObject({ _meta: { "org.landing-zone/refusal": "approval-needed" } });
  expect(ran).toEqual([]);
});

it("R-51 an approval is of no use once the definition is on the list of indicators", async () => {
  let indicated = false;
  const listeners: (() => void)[] = [];
  const indicators = {
    ...noIndicators,
    refusesDigest: () => indicated,
    onChange: (listener: () => void) => void listeners.push(listener),
  };
  const { ran, call, approved } = await fresh({ ports: { indicators } });
  await approved();
  indicated = true;
  for (const listener of listeners) listener();
  expect((await call("destroy")).error).toMatchObject({ message: "Unknown tool" });
  expect(ran).toEqual([]);
});

it.each([
  ["a role", { roles: [] }],
  ["a role in this tenant", { roles: ["Approvals.Read"] }],
  ["a token that still holds", { exp: 1_799_999_000, iat: 1_799_995_000, nbf: 1_799_995_000 }],
])("R-51 an approver who has lost %s decides no more", async (_what, claims) => {
  const { ran, harness, call } = await fresh();
  await call("destroy");
  expect(await decide(harness, await pendingId(harness), "approved", claims)).toBeGreaterThanOrEqual(401);
  expect((await call("destroy")).result).toMatchObject({ _meta: { "org.landing-zone/refusal": "approval-needed" } });
  expect(ran).toEqual([]);
});

it.each([
  ["approved", "denied"],
  ["denied", "approved"],
] as const)("R-33 of two decisions at once, %s first, one holds", async (first, second) => {
  const { open, begun, pass } = gate();
  const seen: string[] = [];
  const events: unknown[] = [];
  const { ran, harness, call } = await fresh({
    ports: {
      audit: {
        record: async (event) => {
          events.push(event);
          if (event.phase !== "started" || !event.approval?.decision) return;
          seen.push(event.approval.decision);
          if (seen.length === 1) await pass();
        },
      },
    },
  });
  await call("destroy");
  const id = await pendingId(harness);
  const held = decide(harness, id, first);
  await begun;
  expect(await decide(harness, id, second)).toBe(200);
  open();
  expect(await held).toBe(409);
  expect(seen).toEqual([first, second]);
  const { result } = await call("destroy");
  expect(ran).toEqual(second === "approved" ? ["hi"] : []);
  expect(result.isError ?? false).toBe(second === "denied");
});

it("R-33 an approval that two calls use at once runs one of them, however long its record takes", async () => {
  const { open, begun, pass } = gate();
  let first = true;
  const { ran, call, approved } = await fresh({
    ports: {
      audit: {
        record: async ({ phase, tool: called, approval }) => {
          if (phase !== "started" || approval?.decision !== undefined || called?.name !== "destroy" || !first) return;
          first = false;
          await pass();
        },
      },
    },
  });
  await approved();
  const one = call("destroy");
  await begun;
  const other = await call("destroy");
  open();
  expect((await one).result).toMatchObject({ structuredContent: { said: "hi" } });
  expect(other.result).toMatchObject({ _meta: { "org.landing-zone/refusal": "approval-needed" } });
  expect(ran).toEqual(["hi"]);
});

it("R-51 an approval is for these arguments alone, also while a call with others comes first", async () => {
  const { ran, call, approved } = await fresh();
  await approved();
  const [others] = await Promise.all([call("destroy", { say: "all" }), call("destroy", { oid: testTenant.bob })]);
  expect(others.result).toMatchObject({ _meta: { "org.landing-zone/refusal": "approval-needed" } });
  expect(ran).toEqual([]);
  await call("destroy");
  expect(ran).toEqual(["hi"]);
});
