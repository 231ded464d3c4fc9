import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { revisions } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { sources } from "./sources.ts";
import { changes } from "./watch.ts";

const root = new URL("../../", import.meta.url);
const source = {
  id: "x",
  title: "Revisions",
  url: "https://example.com",
  version: /rev\/(\d+)\//g,
  read: "2",
  touches: "a",
};
const answering =
  (text: string, status = 200) =>
  async () => ({ status, text });

describe("R-95 R-100 changes outside are noticed", () => {
  it("a newer revision is reported with what it touches", async () => {
    const [line] = await changes([source], answering("rev/1/ rev/3/ rev/2/"));
    expect(line).toContain("read 2, now 3");
  });

  it("the revision that was read is no change", async () => {
    expect(await changes([source], answering("rev/1/ rev/2/"))).toEqual([]);
  });

  it.each([
    ["an error", answering("rev/2/", 503)],
    ["another page", answering("moved")],
    ["no answer", () => Promise.reject(new Error("ECONNREFUSED"))],
  ])("%s is reported, not taken for silence", async (_, ask) => {
    const [line] = await changes([source], ask);
    expect(line).toContain("could not be read");
  });
});

describe("R-95 R-100 a dry run over answers as the sources gave them", () => {
  const answers: Readonly<Record<string, string>> = {
    "mcp-revision": `{"pages":["specification/2025-11-25/basic","specification/2026-07-28/basic"]}`,
    "mcp-server-sdk": `{"name":"@modelcontextprotocol/server","version":"2.4.0"}`,
    "mcp-guidance": "# MCP Security Best Practices - September 2026 Update\n",
    azurerm: `{"tag_name":"v4.73.0","draft":false}`,
    cdktn: `{"name":"cdktn","version":"0.24.0"}`,
  };
  const readable = sources.filter(({ version }) => version !== "digest");
  const asked = (changed: Readonly<Record<string, string>> = {}) =>
    changes(readable, async (url) => {
      const { id } = readable.find((one) => one.url === url)!;
      return { status: 200, text: changed[id] ?? answers[id] ?? "" };
    });

  it("has an answer for each, and finds nothing new", async () => {
    expect(await asked()).toEqual([]);
  });

  it.each([
    ["mcp-revision", `["specification/2027-01-31/basic"]`, "now 2027-01-31. Touches contract/protocol.ts"],
    ["mcp-guidance", "# MCP Security Best Practices - January 2027 Update\n", "now January 2027. Touches controls/"],
    ["azurerm", `{"tag_name":"v5.0.0"}`, "now 5.0.0. Touches constructs/provider-versions.ts"],
  ])("a new %s is one line that says what it touches", async (id, text, line) => {
    expect(await asked({ [id]: text })).toEqual([expect.stringContaining(line)]);
  });
});

it("R-100 the server loads no model, rule or definition from outside at run time", () => {
  const files = execFileSync("git", ["ls-files", "content/*.ts", "governance/*.ts"], {
    cwd: fileURLToPath(root),
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .filter((file) => !/\.test\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(50);
  const loading = files.filter((file) =>
    /\bfetch\(|from "(?:node:)?https?"|createPipelineRequest/.test(readFileSync(new URL(file, root), "utf8")),
  );
  expect(loading).toEqual([]);
});

describe("R-95 every claimed implementation exists", () => {
  const read = (id: string): string => sources.find((candidate) => candidate.id === id)!.read;

  it("of every source", () => {
    expect(sources.filter((one) => one.read === "").map(({ id }) => id)).toEqual([]);
  });

  it("the revision", () => {
    expect(Object.values(revisions).flat()).toContain(read("mcp-revision"));
  });

  it("the SDK", () => {
    const manifest = readFileSync(new URL("server/package.json", root), "utf8");
    expect(manifest).toContain(`"@modelcontextprotocol/server": "${read("mcp-server-sdk")}"`);
  });

  it.each(sources.flatMap(({ id, touches }) => touches.split(", ").map((path) => [id, path])))(
    "%s touches %s, which is there",
    (_, path) => {
      expect(existsSync(fileURLToPath(new URL(path!, root)))).toBe(true);
    },
  );
});
