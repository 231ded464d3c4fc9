import { describe, expect, it, vi } from "vitest";
import { answerOf, attackText, modern } from "../../../testing/harness.ts";
import type { Era } from "../../../testing/harness.ts";
import { testTenant } from "../../../testing/issuer.ts";
import { setUp, tool } from "../../../testing/tool-calls.ts";
import type { Called, Said } from "../../../testing/tool-calls.ts";
import { ShieldUnavailable } from "@mcp-landing-zone/content";
import type { ToolSpec } from "./define-tool.ts";
import { choice, object, text } from "./schema.ts";
import { ToolError } from "./tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

describe.each<Era>(["modern", "legacy"])("what a tool says (%s)", (era) => {
  it("R-47 is marked with a marker of its own for every call, named beside it", async () => {
    const { call } = await setUp([tool("fetch", { spotlight: { mode: "delimit", fields: ["said"] } })]);
    const [one, two] = [await call("fetch", { era }), await call("fetch", { era })];
    const { marker } = one.result._meta?.["org.landing-zone/spotlight"] as { marker: string };
    expect(one.result.structuredContent?.said).toBe(`<<${marker}>>\nhi\n<</${marker}>>`);
    expect(two.result.structuredContent?.said).not.toContain(marker);
  });

  it("R-45 says the same as text and as data", async () => {
    const { call } = await setUp([tool("fetch", { spotlight: { mode: "datamark", fields: ["said"] } })]);
    const { result } = await call("fetch", { era, say: "one two" });
    expect(JSON.parse(result.content[0]?.text ?? "")).toEqual(result.structuredContent);
  });

  it("R-93 has its secrets and personal data taken out, in both copies", async () => {
    const { call } = await setUp([tool("leak", { run: async () => ({ said: "card 4111 1111 1111 1111" }) })]);
    const { result } = await call("leak", { era });
    expect(JSON.stringify(result)).not.toContain("4111 1111 1111 1111");
  });

  it("R-93 still fits its schema where the schema has no room for the name of what was taken out", async () => {
    const output = object({ said: text({ maxLength: 20, format: "email" }) });
    const { call } = await setUp([tool("mail", { output, run: async () => ({ said: "ann.lee@contoso.com" }) })]);
    const { result } = await call("mail", { era });
    expect(result.structuredContent?.said).toBe("xxx.xxx@xxxxxxx.xxx");
    expect(JSON.parse(result.content[0]?.text ?? "")).toEqual(result.structuredContent);
  });

  it("R-93 is withheld when its schema has room for nothing else", async () => {
    const output = object({ said: choice("ann.lee@contoso.com") });
    const { call } = await setUp([tool("mail", { output, run: async () => ({ said: "ann.lee@contoso.com" }) })]);
    const { result } = await call("mail", { era });
    expect(result._meta).toMatchObject({ "org.landing-zone/refusal": "output-invalid" });
    expect(JSON.stringify(result)).not.toContain("ann.lee");
  });

  it("R-45 is withheld when the shield takes it for an attack", async () => {
    const { call, harness } = await setUp([tool("poisoned", { run: async () => ({ said: `x ${attackText}` }) })]);
    const { result } = await call("poisoned", { era });
    expect(result).toMatchObject({ isError: true });
    expect(JSON.stringify(result)).not.toContain(attackText);
    expect(harness.events).toMatchObject([{ decision: "refused", reason: "output-refused" }]);
  });

  it("is withheld when it is not what the tool declares", async () => {
    const { call } = await setUp([tool("odd", { run: async () => ({ said: 1, more: "detail" }) as never })]);
    const { result } = await call("odd", { era });
    expect(result).toMatchObject({ isError: true, _meta: { "org.landing-zone/refusal": "output-invalid" } });
    expect(JSON.stringify(result)).not.toContain("detail");
  });

  it("R-135 is cut to size, and says so", async () => {
    const fields = { spotlight: { mode: "delimit", fields: ["said"] }, limits: { maxOutputBytes: 1_000 } } as const;
    const { call } = await setUp([tool("flood", { ...fields, run: async () => ({ said: "x ".repeat(50_000) }) })]);
    const { result } = await call("flood", { era });
    expect(result._meta).toMatchObject({ "org.landing-zone/truncated": true });
    expect(result.structuredContent?.said).toContain("[cut here");
    expect(JSON.stringify(result.structuredContent).length).toBeLessThan(1_200);
  });

  it("R-135 is refused when it is too large and cannot be cut", async () => {
    const limits = { maxOutputBytes: 1_000 };
    const { call } = await setUp([tool("flood", { limits, run: async () => ({ said: "x".repeat(5_000) }) })]);
    expect((await call("flood", { era })).result._meta).toMatchObject({
      "org.landing-zone/refusal": "output-too-large",
    });
  });

  it("R-157 when it fails tells the model nothing of the inside", async () => {
    const run = () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.4:5432 at /app/db.js"));
    const { call, harness } = await setUp([tool("broken", { run })]);
    const { result } = await call("broken", { era });
    expect(JSON.stringify(result)).not.toMatch(/ECONN|10\.0|app/);
    expect(harness.reported).toHaveLength(1);
    expect(result._meta).toMatchObject({ "org.landing-zone/request-id": harness.events[0]?.request?.id });
  });

  it("R-157 when it says what went wrong passes that on, redacted", async () => {
    const run = () => Promise.reject(new ToolError("No document for 4111 1111 1111 1111."));
    const { call } = await setUp([tool("missing", { run })]);
    const { result } = await call("missing", { era });
    expect(result.content[0]?.text).toMatch(/No document/);
    expect(result.content[0]?.text).not.toContain("4111 1111 1111 1111");
  });

  it("R-132 when what it says of a failure gives orders, that is withheld and recorded", async () => {
    const run = () => Promise.reject(new ToolError(`No such document. ${attackText}`));
    const { call, harness } = await setUp([tool("missing", { run })]);
    const { result } = await call("missing", { era });
    expect(result._meta).toMatchObject({ "org.landing-zone/refusal": "output-refused" });
    expect(JSON.stringify(result)).not.toContain("document");
    expect(harness.events).toEqual([expect.objectContaining({ reason: "output-refused" })]);
  });

  it("R-61 R-64 is recorded with its size, the host that it called, and why it was kept from calling one", async () => {
    const { call, harness } = await setUp([
      tool("answers", { run: async () => ({ said: "four" }) }),
      tool("reaches", {
        run: (_args, { reaches }) => {
          reaches("evil.example");
          return Promise.reject(new ToolError("no", { findings: ["egress.host"] }));
        },
      }),
      tool("shouts", {
        run: async (_args, { reaches }) => {
          reaches("NOT A HOST");
          return { said: "x" };
        },
      }),
    ]);
    for (const name of ["answers", "reaches", "shouts"]) await call(name, { era });
    const [answered, kept, shouted] = harness.events.filter(({ event }) => event === "tool.call");
    expect(answered).toMatchObject({ outputBytes: '{"said":"four"}'.length });
    expect(kept).toMatchObject({ reason: "tool-error", host: "evil.example", findings: ["egress.host"] });
    expect(shouted).not.toHaveProperty("host");
  });

  it("R-46 when what it says of a failure hides text, that is taken out and recorded", async () => {
    const run = () => Promise.reject(new ToolError(`No such${String.fromCodePoint(0xe0068, 0xe0069)} document.`));
    const { call, harness } = await setUp([tool("missing", { run })]);
    const { result } = await call("missing", { era });
    expect(result.content[0]?.text).toContain("No such document.");
    expect(harness.events).toEqual([expect.objectContaining({ findings: ["invisible.tag-characters"] })]);
  });

  it("R-46 when it hides text, that is taken out, reported and recorded", async () => {
    const run = async () => ({ said: `a p\u0430ypal\u200b account` });
    const { call, harness } = await setUp([tool("odd", { run })]);
    const { result } = await call("odd", { era });
    expect(result.structuredContent).toEqual({ said: "a paypal account" });
    expect(result._meta).toMatchObject({ "org.landing-zone/findings": ["confusable.mixed-script"] });
    expect(harness.events.at(-1)?.findings).toEqual(["confusable.mixed-script"]);
  });

  it("R-55 is not waited for beyond its time, and the tool's signal is aborted", async () => {
    const aborted = vi.fn();
    const limits = { timeoutSeconds: 0.05 };
    const run: ToolSpec<Said, { readonly said: string }>["run"] = (_args, { signal }) => {
      signal.addEventListener("abort", aborted);
      return new Promise(() => undefined);
    };
    const { call } = await setUp([tool("slow", { limits, run })]);
    expect((await call("slow", { era })).result._meta).toMatchObject({ "org.landing-zone/refusal": "timed-out" });
    expect(aborted).toHaveBeenCalled();
  });
});

describe.each<Era>(["modern", "legacy"])("a tool's context (%s)", (era) => {
  const ran = vi.fn();
  const watched = tool("watched", {
    limits: { maxInputBytes: 10_000 },
    run: async ({ say }) => {
      ran(say);
      return { said: "ok" };
    },
  });

  it.each<[string, string, string]>([
    ["R-44 looks like an attack to the shield", attackText, "input-refused"],
    ["R-46 carries invisible text", `hi${String.fromCodePoint(0xe0068, 0xe0069)}`, "input-refused"],
    ["R-55 is larger than the tool takes", "x".repeat(10_001), "arguments-too-large"],
    ["R-17 does not fit the schema", "x".repeat(2_001), "arguments-invalid"],
  ])("is refused when it %s", async (_title, say, refusal) => {
    ran.mockClear();
    const { call } = await setUp([watched]);
    expect((await call("watched", { era, say })).result._meta).toMatchObject({ "org.landing-zone/refusal": refusal });
    expect(ran).not.toHaveBeenCalled();
  });

  it("R-56 is refused beyond the tool's own limit", async () => {
    ran.mockClear();
    const { call } = await setUp([tool("rare", { limits: { callsPerMinute: 1 } })]);
    expect([(await call("rare", { era })).status, (await call("rare", { era })).status]).toEqual([200, 429]);
  });

  it("R-160 is refused when the shield cannot judge it", async () => {
    ran.mockClear();
    const shield = { check: () => Promise.reject(new ShieldUnavailable("down")) };
    const { call, harness } = await setUp([watched], { ports: { shield } });
    const { result } = await call("watched", { era });
    expect(result._meta).toMatchObject({ "org.landing-zone/refusal": "shield-unavailable" });
    expect(harness.events).toMatchObject([{ decision: "refused", reason: "shield-unavailable" }]);
    expect(ran).not.toHaveBeenCalled();
  });

  it.each([
    ["downstream-unavailable", "failed"],
    ["downstream-refused", "refused"],
  ] as const)("R-160 that ends as %s is recorded as %s", async (refusal, decision) => {
    const asking = tool("asking", { run: async (_args, context) => ({ said: await context.onBehalfOf("api://x") }) });
    const onBehalfOf = () => Promise.reject(new ToolRefusal(refusal));
    const { call, harness } = await setUp([asking], { ports: { onBehalfOf } });
    const { result } = await call("asking", { era });
    expect(result._meta).toMatchObject({ "org.landing-zone/refusal": refusal });
    expect(harness.events).toMatchObject([{ decision, reason: refusal }]);
  });

  it("R-05 never contains the caller's token", async () => {
    const seen: unknown[] = [];
    const nosy = tool("nosy", {
      run: async (args, context) => {
        seen.push(args, context, await context.onBehalfOf("api://other/scope"));
        return { said: "ok" };
      },
    });
    const { call, token } = await setUp([nosy]);
    await call("nosy", { era });
    expect(seen.at(-1)).toBe("downstream-token");
    expect(JSON.stringify(seen)).not.toContain((await token()).split(".")[1]?.slice(0, 40));
  });
});

describe("two principals", () => {
  it("R-119 interleaved thousands of times see only their own", async () => {
    const own = tool("own", {
      limits: { callsPerMinute: 1e6, callsPerDay: 1e6 },
      run: async ({ say }, { principal }) => ({ said: `${principal.objectId} ${say}` }),
    });
    const { harness, token } = await setUp([own], {
      settings: { requestsPerMinute: 100_000, maxConcurrentPerPrincipal: 100 },
    });
    const owners = [testTenant.alice, testTenant.bob] as const;
    const tokens = await Promise.all(owners.map((oid) => token(oid)));
    const crossed: string[] = [];
    const one = async (index: number): Promise<void> => {
      const who = index % 2;
      const sent = modern("tools/call", { name: "own", arguments: { say: String(index) } });
      const { result } = await answerOf(await harness.send({ token: tokens[who] ?? "", ...sent }));
      const said = (result as unknown as Called | undefined)?.structuredContent?.said;
      if (said !== `${owners[who]} ${index}`) crossed.push(`${index}: ${said}`);
    };
    for (let from = 0; from < 2_000; from += 40) await Promise.all(Array.from({ length: 40 }, (_, i) => one(from + i)));
    expect(crossed).toEqual([]);
  });
});
