// Long: resources and prompts of one other server, through every stage and every change of their definitions.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GetPromptResult, ReadResourceResult } from "@modelcontextprotocol/server";
import { attackText } from "../../../testing/harness.ts";
import { guard, overHttpAt, search, startOtherServer } from "../../../testing/other-server.ts";
import type { Guarded, OtherServer } from "../../../testing/other-server.ts";
import { toolRefusals } from "../refusal/tool-refusal.ts";
import type { ToolRefusalName } from "../refusal/tool-refusal.ts";
import { readContents } from "./read-reading.ts";
import { offered, page, readingsCatalogue, review, store } from "../../../testing/other-readings.ts";

const catalogue = readingsCatalogue();
const pageUri = "archive+docs://page/whales";

let other: OtherServer;
let guarded: Guarded;

afterEach(async () => {
  await guarded.close();
  await other.close();
});

const start = async (era: "modern" | "legacy" = "modern", more: Parameters<typeof guard>[2] = {}): Promise<void> => {
  other = await startOtherServer(era);
  other.tools = [search, store];
  other.readings = offered();
  guarded = await guard(overHttpAt(), catalogue, { way: other.way, ...more });
};

const namesIn = (list: unknown): readonly unknown[] =>
  (list as readonly { readonly name: string }[]).map(({ name }) => name);

const refusalIn = ({ error }: Awaited<ReturnType<Guarded["ask"]>>): unknown =>
  (error as { readonly data?: Readonly<Record<string, unknown>> } | undefined)?.data?.["org.landing-zone/refusal"];

describe.each(["modern", "legacy"] as const)("resources and prompts of another server (%s)", (era) => {
  beforeEach(() => start(era));

  it("R-177 are listed under its name, with addresses that no other server can have", async () => {
    const { result: fixed } = await guarded.ask("resources/list");
    expect(fixed?.["resources"]).toMatchObject([
      { name: "archive.Whales", uri: pageUri, mimeType: "text/markdown", title: "Whales" },
    ]);
    const { result: templates } = await guarded.ask("resources/templates/list");
    expect(templates?.["resourceTemplates"]).toMatchObject([
      { name: "archive.note", uriTemplate: "archive+docs://note/{id}" },
    ]);
    const { result: prompts } = await guarded.ask("prompts/list");
    expect(prompts?.["prompts"]).toMatchObject([
      {
        name: "archive.review",
        arguments: [
          { name: "topic", required: true },
          { name: "tone", required: false },
        ],
      },
    ]);
  });

  it("R-30 are listed and read by callers with their right only", async () => {
    expect((await guarded.ask("resources/list", {}, "archive.write")).result?.["resources"]).toEqual([]);
    const { status } = await guarded.ask("resources/read", { uri: pageUri }, "archive.write");
    expect(status).toBe(403);
    expect(other.requests.some(({ headers }) => headers["mcp-method"] === "resources/read")).toBe(false);
  });

  it("R-47 are read with their text marked as another's, and R-115 their reader's next writing call waits", async () => {
    const { result } = await guarded.ask("resources/read", { uri: pageUri });
    const { marker } = (result?.["_meta"] as Record<string, { marker: string }>)["org.landing-zone/spotlight"]!;
    expect(result?.["contents"]).toEqual([{ uri: pageUri, mimeType: "text/markdown", text: `about${marker} whales` }]);
    const { request, tool, spotlight, host } = guarded.events.at(-1)!;
    expect({ request: request?.method, tool: tool?.name, spotlight, host }).toMatchObject({
      request: "resources/read",
      tool: "resource/archive.Whales",
      host: "tools.example",
    });
    expect((await guarded.call("archive.store")).result._meta?.["org.landing-zone/refusal"]).toBe("approval-needed");
  });

  it("are read by a template, whose variables reach the other server as parts of its address", async () => {
    const { result } = await guarded.ask("resources/read", { uri: "archive+docs://note/a%20b" });
    expect(JSON.stringify(result?.["contents"])).toContain("docs://note/a%20b");
  });

  it("R-45 prompts are given with their text marked", async () => {
    const { result } = await guarded.ask("prompts/get", { name: "archive.review", arguments: { topic: "whales" } });
    const { marker } = (result?.["_meta"] as Record<string, { marker: string }>)["org.landing-zone/spotlight"]!;
    expect(result).toMatchObject({
      description: "Asks for a review.",
      messages: [{ role: "user", content: { type: "text", text: `Review${marker} whales` } }],
    });
  });

  it("R-05 are asked for without the caller's token", async () => {
    await guarded.ask("resources/read", { uri: pageUri });
    await guarded.ask("prompts/get", { name: "archive.review", arguments: { topic: "x" } });
    expect(JSON.stringify(other.requests)).not.toMatch(/authorization|eyJ/i);
  });

  it("complete where a person agreed to it, and nowhere else", async () => {
    const ref = { type: "ref/prompt", name: "archive.review" };
    const { result } = await guarded.ask("completion/complete", { ref, argument: { name: "tone", value: "b" } });
    expect(result?.["completion"]).toEqual({ values: ["brief"], hasMore: false });
    const template = { type: "ref/resource", uri: "archive+docs://note/{id}" };
    const not = await guarded.ask("completion/complete", { ref: template, argument: { name: "id", value: "a" } });
    expect(not.error).toBeDefined();
  });
});

describe("an address", () => {
  beforeEach(() => start());

  it.each([
    ["of the other server itself", "docs://page/whales"],
    ["of what it has and nothing assigns", "archive+docs://secret"],
    ["of another upstream", "other+docs://page/whales"],
    ["with a name before the name", "other+archive+docs://page/whales"],
    ["of a file", "file:///etc/passwd"],
    ["of a file under its name", "archive+file:///etc/passwd"],
    ["that leaves its place in the template", "archive+docs://note/..%2fpage%2fwhales"],
    ["with two parts for one", "archive+docs://note/a/b"],
    ["with a query", "archive+docs://note/a?b=c"],
    ["in capitals", "ARCHIVE+docs://page/whales"],
  ])("R-133 %s leads nowhere", async (_title, uri) => {
    const { error } = await guarded.ask("resources/read", { uri });
    expect(error?.message).toMatch(/not found/i);
    expect(other.requests.some(({ headers }) => headers["mcp-method"] === "resources/read")).toBe(false);
  });
});

describe("an upstream's answer for a resource", () => {
  beforeEach(() => start());

  const giving = async (contents: readonly unknown[] | unknown, uri = pageUri) => {
    other.readings!.read = async () => ({ contents }) as ReadResourceResult;
    return guarded.ask("resources/read", { uri });
  };
  const textIn = ({ result }: Awaited<ReturnType<typeof giving>>): string => JSON.stringify(result?.["contents"]);
  const blob = (text: string): string => Buffer.from(text).toString("base64");

  it("R-45 is withheld when it gives instructions, in a text or in bytes that are one", async () => {
    expect(refusalIn(await giving([{ uri: "x:y", text: `Read this: ${attackText}` }]))).toBe("output-refused");
    expect(refusalIn(await giving([{ uri: "x:y", mimeType: "image/png", blob: blob(attackText) }]))).toBe(
      "output-refused",
    );
  });

  it("R-110 is redacted", async () => {
    expect(textIn(await giving([{ uri: "x:y", text: "card 4111 1111 1111 1111" }]))).not.toContain("4111");
  });

  it("R-133 has the address and the type that were asked for and approved, under any name", async () => {
    const { result } = await giving([{ uri: "other+docs://page", mimeType: "text/html", text: "hello" }]);
    expect(result?.["contents"]).toEqual([{ uri: pageUri, mimeType: "text/markdown", text: "hello" }]);
  });

  it("is left out where it is bytes that nothing can look at, and said to be", async () => {
    const answer = await giving([{ uri: "x:y", blob: Buffer.from([0, 255, 254, 1]).toString("base64") }]);
    expect(textIn(answer)).toMatch(/binary/);
    expect(textIn(answer)).not.toContain("AP/+AQ");
  });

  it("R-135 is cut to its size, and says so", async () => {
    const text = textIn(await giving([{ uri: "x:y", text: "word ".repeat(50_000) }]));
    expect(text).toMatch(/cut\S* here/);
    expect(text.length).toBeLessThan(120_000);
  });

  it.each<[string, unknown, ToolRefusalName]>([
    ["no list", "hello", "output-invalid"],
    ["empty", [], "output-invalid"],
    ["a list of texts", ["hello"], "output-invalid"],
    ["neither text nor bytes", [{ uri: "x:y", text: 7 }], "output-invalid"],
    ["bytes in name only", [{ uri: "x:y", blob: "<script>" }], "output-invalid"],
    [
      "longer than a reader would read",
      Array.from({ length: 65 }, () => ({ uri: "x:y", text: "a" })),
      "output-too-large",
    ],
    ["larger than any message may be", [{ uri: "x:y", text: "x".repeat(5_000_000) }], "upstream-unavailable"],
  ])("R-135 is refused when it is %s", async (_title, contents, refusal) => {
    // The SDK of the other server would not send it.
    other.interfere = (response) => {
      const id = other.asked.at(-1)?.id;
      const result = { resultType: "complete", contents, ttlMs: 0, cacheScope: "private" };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ jsonrpc: "2.0", id, result }));
    };
    // In the newer revision the SDK of this side refuses some of it first.
    const refused = refusalIn(await guarded.ask("resources/read", { uri: pageUri }));
    expect([refusal, "upstream-unavailable"]).toContain(refused);
    const read = () => readContents({ contents }, { uri: pageUri, mimeType: "text/plain", maxBytes: 1_000 });
    if (refusal !== "upstream-unavailable") expect(read).toThrow(toolRefusals[refusal]);
  });

  it("R-135 is refused when it takes too long, and the other server learns it", async () => {
    other.readings!.read = () => new Promise(() => undefined);
    expect(refusalIn(await guarded.ask("resources/read", { uri: "archive+docs://note/slow" }))).toBe("timed-out");
  });

  it("is inspected and marked when it says what went wrong, too", async () => {
    other.readings!.read = async () => {
      throw new Error(attackText);
    };
    const { error } = await guarded.ask("resources/read", { uri: pageUri });
    expect(error).toBeDefined();
    expect(JSON.stringify(error)).not.toContain(attackText);
    expect(guarded.events.at(-1)).toMatchObject({
      event: "resource.read",
      decision: expect.stringMatching(/failed|refused/),
    });
  });
});

describe("an upstream's answer for a prompt", () => {
  beforeEach(() => start());

  const giving = async (messages: unknown) => {
    other.readings!.get = async () => ({ messages, description: attackText }) as GetPromptResult;
    return guarded.ask("prompts/get", { name: "archive.review", arguments: { topic: "x" } });
  };

  it("R-45 is withheld when it gives instructions", async () => {
    const messages = [{ role: "user", content: { type: "text", text: attackText } }];
    expect(refusalIn(await giving(messages))).toBe("output-refused");
  });

  it("has the description that was approved, and addresses under its server's name", async () => {
    const resource = { uri: "file:///etc/passwd", mimeType: "text/plain", text: "root" };
    const { result } = await giving([{ role: "assistant", content: { type: "resource", resource } }]);
    expect(result).toMatchObject({
      description: "Asks for a review.",
      messages: [{ role: "assistant", content: { resource: { uri: "archive+file:///etc/passwd", text: "root" } } }],
    });
  });

  it("R-46 is never asked for with arguments that were not approved", async () => {
    const before = other.requests.length;
    const asked = { name: "archive.review", arguments: { topic: "x", shell: "rm" } };
    expect(refusalIn(await guarded.ask("prompts/get", asked))).toBe("arguments-invalid");
    expect(other.requests.length).toBe(before);
  });
});

describe.each(["modern", "legacy"] as const)("a definition of another server's resource or prompt (%s)", (era) => {
  beforeEach(() => start(era));

  const alerts = () => guarded.events.filter(({ event }) => event === "definition.changed");

  it.each<[string, () => void, string, string]>([
    [
      "a changed description",
      () => (other.readings!.resources = [{ ...page, description: "New" }]),
      "resource/archive.Whales",
      "definition-changed",
    ],
    [
      "another media type",
      () => (other.readings!.resources = [{ ...page, mimeType: "text/html" }]),
      "resource/archive.Whales",
      "definition-changed",
    ],
    ["a template that is gone", () => (other.readings!.templates = []), "resource/archive.note", "definition-gone"],
    [
      "an invisible character",
      () => (other.readings!.prompts = [{ ...review, title: "Review\u200b" }]),
      "prompt/archive.review",
      "definition-changed",
    ],
    [
      "another argument",
      () => (other.readings!.prompts = [{ ...review, arguments: [{ name: "topic" }, { name: "history" }] }]),
      "prompt/archive.review",
      "definition-changed",
    ],
  ])("R-48 with %s is withheld, refused and alerted", async (_title, change, name, reason) => {
    change();
    guarded.pass(6);
    await guarded.ask("tools/list");
    expect(guarded.server.registry.withheld.get(name)).toBe("changed");
    expect(alerts()).toMatchObject([{ reason, tool: { name }, host: "tools.example" }]);
    const [kind = "", short = ""] = name.split("/");
    const asked =
      kind === "prompt"
        ? await guarded.ask("prompts/get", { name: short, arguments: { topic: "x" } })
        : await guarded.ask("resources/read", { uri: name.endsWith("note") ? "archive+docs://note/a" : pageUri });
    expect(asked.error?.message).toMatch(/not found|unknown/i);
    // The rest goes on.
    expect(await guarded.listed()).toEqual(["archive.search", "archive.store"]);
  });

  it("R-48 has not changed when only its content has", async () => {
    other.readings!.resources = [{ ...page, size: 12, annotations: { lastModified: "2026-11-30T10:00:00Z" } }];
    guarded.pass(6);
    const { result } = await guarded.ask("resources/list");
    expect(namesIn(result?.["resources"])).toEqual(["archive.Whales"]);
    expect(alerts()).toEqual([]);
  });

  it("R-135 that came new is alerted and never listed", async () => {
    other.readings!.prompts = [review, { name: "extra" }];
    guarded.pass(6);
    const { result } = await guarded.ask("prompts/list");
    expect(namesIn(result?.["prompts"])).toEqual(["archive.review"]);
    expect(alerts()).toMatchObject([{ reason: "definition-new" }]);
  });

  it.each<[string, () => void]>([
    ["two resources of one address", () => (other.readings!.resources = [page, page])],
    [
      "more than a person would review",
      () => (other.readings!.resources = Array.from({ length: 300 }, (_, at) => ({ ...page, uri: `docs://${at}` }))),
    ],
    ["a resource without an address", () => (other.readings!.resources = [{ name: "x" } as typeof page])],
  ])("R-135 among %s is not known to be what was approved", async (_title, change) => {
    change();
    guarded.pass(6);
    const { result } = await guarded.ask("resources/list");
    expect(result?.["resources"]).toEqual([]);
    expect(await guarded.listed()).toEqual([]);
  });
});
