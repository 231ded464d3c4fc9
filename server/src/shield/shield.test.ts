// Long: the shield over one stand-in for Content Safety, with all of its verdicts and faults.
import type { HttpClient, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turned } from "../../../testing/wait.ts";
import { createBreaker } from "./breaker.ts";
import { chunksOf } from "./chunks.ts";
import { createContentSafetyClient } from "./content-safety-client.ts";
import { createContentSafetyShield } from "./content-safety-shield.ts";
import type { ContentSafetyShieldOptions } from "./content-safety-shield.ts";
import { createMemoryShield } from "@mcp-landing-zone/content";
import { rememberVerdicts } from "./remember-verdicts.ts";
import { ShieldUnavailable } from "@mcp-landing-zone/content";

interface Body {
  readonly userPrompt?: string;
  readonly documents?: string[];
  readonly text?: string;
}
interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}
type Service = (body: Body, path: string, request: PipelineRequest) => Reply | Promise<Reply>;

const signal = new AbortController().signal;
const credential = { getToken: async () => ({ token: "t", expiresOnTimestamp: Date.now() + 3_600_000 }) };
const isAttack = (text: string) => text.includes("ATTACK");

const faithful: Service = ({ userPrompt, documents }) => ({
  body: {
    ...(userPrompt !== undefined && { userPromptAnalysis: { attackDetected: isAttack(userPrompt) } }),
    ...(documents && { documentsAnalysis: documents.map((text) => ({ attackDetected: isAttack(text) })) }),
  },
});

const shieldOver = (service: Service, options: Partial<ContentSafetyShieldOptions> = {}) => {
  const sent: { path: string; body: Body }[] = [];
  const httpClient: HttpClient = {
    async sendRequest(request): Promise<PipelineResponse> {
      const { pathname } = new URL(request.url);
      const body = JSON.parse(request.body as string) as Body;
      sent.push({ path: pathname + new URL(request.url).search, body });
      const reply = await service(body, pathname, request);
      const headers = createHttpHeaders({ "content-type": "application/json", ...reply.headers });
      return { request, status: reply.status ?? 200, headers, bodyAsText: reply.raw ?? JSON.stringify(reply.body) };
    },
  };
  const client = createContentSafetyClient("https://a.cognitiveservices.azure.com/", credential, { httpClient });
  return { sent, shield: createContentSafetyShield({ client, ...options }) };
};

describe("R-44 Prompt Shields", () => {
  it("R-44 an attack in the prompt is an attack", async () => {
    const { shield, sent } = shieldOver(faithful);
    expect(await shield.check({ prompt: "an ATTACK" }, signal)).toEqual({ attack: true, reasons: ["prompt-attack"] });
    expect(sent).toEqual([
      { path: "/contentsafety/text:shieldPrompt?api-version=2024-09-01", body: { userPrompt: "an ATTACK" } },
    ]);
  });

  it("R-45 an attack in any document is an attack", async () => {
    const { shield } = shieldOver(faithful);
    const verdict = await shield.check({ documents: ["fine", "fine", "an ATTACK"] }, signal);
    expect(verdict).toEqual({ attack: true, reasons: ["document-attack"] });
  });

  it("R-44 a harmless text passes", async () => {
    const { shield } = shieldOver(faithful);
    expect(await shield.check({ prompt: "hello", documents: ["page"] }, signal)).toEqual({
      attack: false,
      reasons: [],
    });
  });

  it.each([{}, { prompt: "" }, { prompt: " \n", documents: ["", " "] }])("R-44 %j asks nothing", async (input) => {
    const { shield, sent } = shieldOver(faithful);
    expect((await shield.check(input, signal)).attack).toBe(false);
    expect(sent).toEqual([]);
  });

  it.each([0, 1_900, 1_999, 2_000, 9_990, 25_000, 79_990])(
    "R-44 an attack at code point %i of a long text is seen, in prompt and document",
    async (at) => {
      const text = "😀".repeat(at) + "ATTACK" + "😀".repeat(80_000 - at);
      const { shield } = shieldOver(faithful);
      expect((await shield.check({ prompt: text }, signal)).attack).toBe(true);
      expect((await shield.check({ documents: [text] }, signal)).attack).toBe(true);
    },
  );

  it("R-44 no request is longer than the service allows", async () => {
    const { shield, sent } = shieldOver(faithful);
    await shield.check({ prompt: "é😀".repeat(30_000), documents: ["a".repeat(40_000), "😀".repeat(30_000)] }, signal);
    for (const { body } of sent) {
      const texts = [body.userPrompt ?? "", ...(body.documents ?? [])];
      expect(texts.reduce((sum, text) => sum + [...text].length, 0)).toBeLessThanOrEqual(10_000);
      expect(body.documents?.length ?? 0).toBeLessThanOrEqual(5);
    }
  });

  it("R-160 a text too long to be judged whole is refused", async () => {
    const { shield, sent } = shieldOver(faithful);
    await expect(shield.check({ documents: ["a".repeat(2_000_000)] }, signal)).rejects.toThrow(ShieldUnavailable);
    expect(sent).toEqual([]);
  });
});

describe("R-59 harm", () => {
  const analysis =
    (severity: number, hits: readonly unknown[] = []): Service =>
    (body, path) =>
      path.endsWith(":analyze")
        ? {
            body: {
              categoriesAnalysis: [
                { category: "Violence", severity },
                { category: "Hate", severity: 0 },
              ],
              blocklistsMatch: hits,
            },
          }
        : faithful(body, path, undefined as never);
  const harm = { categories: { Violence: 4, Hate: 2 }, blocklists: ["terms"] } as const;

  it.each([
    [0, false],
    [2, false],
    [4, true],
    [6, true],
  ])("R-59 severity %i against a limit of 4: refused %s", async (severity, attack) => {
    const { shield } = shieldOver(analysis(severity), { harm });
    const verdict = await shield.check({ documents: ["text"] }, signal);
    expect(verdict).toEqual({ attack, reasons: attack ? ["harm.violence"] : [] });
  });

  it("R-59 a hit of a blocklist is an attack", async () => {
    const { shield } = shieldOver(analysis(0, [{ blocklistName: "terms" }]), { harm });
    expect(await shield.check({ prompt: "text" }, signal)).toEqual({ attack: true, reasons: ["blocklist"] });
  });

  it.each([
    [{}],
    [{ categoriesAnalysis: [] }],
    [{ categoriesAnalysis: [{ category: "Violence", severity: 0 }] }],
    [{ categoriesAnalysis: [{ category: "Violence" }, { category: "Hate", severity: 0 }] }],
    [
      {
        categoriesAnalysis: [
          { category: "Violence", severity: 0 },
          { category: "Hate", severity: 0 },
        ],
      },
    ],
  ])("R-160 a partial judgement is refused: %j", async (body) => {
    const { shield } = shieldOver(
      (b, path) => (path.endsWith(":analyze") ? { body } : faithful(b, path, undefined as never)),
      { harm },
    );
    await expect(shield.check({ prompt: "text" }, signal)).rejects.toThrow(ShieldUnavailable);
  });
});

describe("R-160 Content Safety under faults", () => {
  const hang = () => new Promise<never>(() => {});
  const faults: readonly (readonly [name: string, service: Service])[] = [
    ["400", () => ({ status: 400, body: { error: { code: "InvalidRequestBody" } } })],
    ["401", () => ({ status: 401, body: {} })],
    ["404", () => ({ status: 404, body: {} })],
    ["429", () => ({ status: 429, body: {}, headers: { "retry-after": "60" } })],
    ["500", () => ({ status: 500, body: {} })],
    ["503", () => ({ status: 503, body: {} })],
    ["201 with a verdict", (body, path, request) => ({ ...(faithful(body, path, request) as Reply), status: 201 })],
    ["hang", hang],
    ["connection reset", () => Promise.reject(new Error("reset"))],
    ["empty body", () => ({ raw: "" })],
    ["HTML", () => ({ raw: "<html>", headers: { "content-type": "text/html" } })],
    ["broken JSON", () => ({ raw: '{"documentsAnalysis":[' })],
    ["null", () => ({ body: null })],
    ["array", () => ({ body: [] })],
    ["empty object", () => ({ body: {} })],
    ["no verdict for a document", () => ({ body: { documentsAnalysis: [] } })],
    ["verdicts for some documents", () => ({ body: { documentsAnalysis: [{ attackDetected: false }] } })],
    ["too many verdicts", () => ({ body: { documentsAnalysis: Array(9).fill({ attackDetected: false }) } })],
    ["verdict of another type", () => ({ body: { documentsAnalysis: [{ attackDetected: "false" }, {}] } })],
    ["verdict for the other part", () => ({ body: { userPromptAnalysis: { attackDetected: false } } })],
  ];
  const documents = ["a".repeat(2_500)];

  it.each(faults)("R-160 %s is refused", async (_, service) => {
    const { shield } = shieldOver(service, { deadlineMs: 100 });
    await expect(shield.check({ documents }, signal)).rejects.toThrow(ShieldUnavailable);
  });

  it("R-160 one failing part makes the whole unjudged", async () => {
    let calls = 0;
    const { shield } = shieldOver((b, p, r) => ((calls += 1) === 2 ? { status: 400, body: {} } : faithful(b, p, r)));
    await expect(shield.check({ documents: ["a".repeat(25_000)] }, signal)).rejects.toThrow(ShieldUnavailable);
  });

  it("R-160 a credential that fails is refused", async () => {
    const client = createContentSafetyClient("https://a.example", {
      getToken: () => Promise.reject(new Error("no identity")),
    });
    const shield = createContentSafetyShield({ client, deadlineMs: 200 });
    await expect(shield.check({ prompt: "x" }, signal)).rejects.toThrow(ShieldUnavailable);
  });

  it("R-55 the caller's abort ends the wait", async () => {
    const { shield } = shieldOver(hang);
    await expect(shield.check({ prompt: "x" }, AbortSignal.timeout(20))).rejects.toThrow(/timeout/);
  });

  it("R-160 after repeated failures the service is spared and everything refused", async () => {
    let now = 0;
    let status = 401;
    const breaker = createBreaker({ failures: 3, openMs: 1_000, clock: () => now });
    const { shield, sent } = shieldOver((b, p, r) => (status === 200 ? faithful(b, p, r) : { status, body: {} }), {
      breaker,
    });
    const outcome = () =>
      shield.check({ prompt: "x" }, signal).then(
        ({ attack }) => attack,
        (e: Error) => e.message,
      );
    for (let i = 0; i < 3; i += 1) expect(await outcome()).toContain("answered 401");
    expect(await outcome()).toContain("not asked for a while");
    expect(sent).toHaveLength(3);
    [now, status] = [1_001, 200];
    expect(await outcome()).toBe(false);
    expect(await outcome()).toBe(false);
  });

  it("R-55 R-160 a caller who goes away while the service is spared leaves no unhandled rejection", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const breaker = createBreaker({ failures: 1, openMs: 60_000, clock: () => 0 });
    const { shield } = shieldOver(() => ({ status: 503, body: {} }), { breaker });
    const gone = new AbortController();
    for (let i = 0; i < 2; i += 1) await expect(shield.check({ prompt: "x" }, gone.signal)).rejects.toThrow();
    gone.abort(new Error("gone"));
    await turned();
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it.each([
    ["that go away", () => hang(), () => AbortSignal.timeout(5)],
    ["whose text the service refuses", () => ({ status: 400, body: {} }), () => signal],
  ] as const)("R-55 callers %s cannot close the door for others", async (_, bad, signalOf) => {
    let service: Service = bad;
    const breaker = createBreaker({ failures: 2, openMs: 60_000, clock: () => 0 });
    const { shield } = shieldOver((b, p, r) => service(b, p, r), { breaker });
    for (let i = 0; i < 4; i += 1) await expect(shield.check({ prompt: "x" }, signalOf())).rejects.toThrow();
    service = faithful;
    expect((await shield.check({ prompt: "x" }, signal)).attack).toBe(false);
  });

  it("R-160 a half-open breaker lets one attempt through", async () => {
    let now = 0;
    const breaker = createBreaker({ failures: 1, openMs: 10, clock: () => now });
    const refuse = () => new Error("open");
    await expect(breaker.run(() => Promise.reject(new Error("down")), refuse)).rejects.toThrow("down");
    now = 11;
    let answer: (what: string) => void = () => undefined;
    const attempt = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)), refuse);
    await expect(breaker.run(async () => "second", refuse)).rejects.toThrow("open");
    answer("up");
    expect(await attempt).toBe("up");
  });
});

describe("R-59 remembered verdicts", () => {
  it("R-59 the same text is judged once, until it expires", async () => {
    let now = 0;
    let asked = 0;
    const inner = createMemoryShield((text) => ((asked += text === "" ? 0 : 1), isAttack(text)));
    const shield = rememberVerdicts(inner, { entries: 2, seconds: 60, clock: () => now });
    for (let i = 0; i < 3; i += 1) expect((await shield.check({ prompt: "ATTACK" }, signal)).attack).toBe(true);
    expect(asked).toBe(1);
    now = 61_000;
    await shield.check({ prompt: "ATTACK" }, signal);
    expect(asked).toBe(2);
  });

  it("R-160 a failure is not remembered", async () => {
    let down = true;
    const inner = {
      check: () =>
        down ? Promise.reject(new ShieldUnavailable("down")) : createMemoryShield(isAttack).check({}, signal),
    };
    const shield = rememberVerdicts(inner, { entries: 2, seconds: 60, clock: () => 0 });
    await expect(shield.check({ prompt: "x" }, signal)).rejects.toThrow(ShieldUnavailable);
    down = false;
    expect((await shield.check({ prompt: "x" }, signal)).attack).toBe(false);
  });

  it("R-44 prompt and document of the same text are judged apart", async () => {
    const shield = rememberVerdicts(createMemoryShield(isAttack), { entries: 9, seconds: 60, clock: () => 0 });
    await shield.check({ prompt: "ATTACK" }, signal);
    expect(await shield.check({ documents: ["ATTACK"] }, signal)).toEqual({
      attack: true,
      reasons: ["document-attack"],
    });
  });
});

describe("R-44 chunks", () => {
  it("R-44 cover the whole text and overlap", () => {
    const size = { size: 10, overlap: 3 };
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        fc.pre(text.trim() !== "");
        const chunks = chunksOf(text, size);
        const rebuilt = chunks.map((chunk, i) => [...chunk].slice(i === 0 ? 0 : 3).join("")).join("");
        expect(rebuilt).toBe(text);
        expect(Math.max(...chunks.map((chunk) => [...chunk].length))).toBeLessThanOrEqual(10);
      }),
    );
  });

  it("R-44 a surrogate without its partner is replaced", () => {
    expect(chunksOf("a\ud83d", { size: 10, overlap: 1 })).toEqual(["a\ufffd"]);
  });
});
