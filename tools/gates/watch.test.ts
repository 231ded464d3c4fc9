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

describe("R-95 what is said to be implemented is", () => {
  const read = (id: string): string => sources.find((candidate) => candidate.id === id)!.read;

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
