import { describe, expect, it } from "vitest";
import type { Egress } from "../egress/index.ts";
import { fetchPage } from "./fetch-page.ts";

const page = (contentType: string, text: string) => {
  let discarded = false;
  const egress: Egress = {
    fetch: async (url) => ({
      url,
      status: 200,
      headers: new Headers({ "content-type": contentType }),
      body: ReadableStream.from([new TextEncoder().encode(text)]),
      text: async () => text,
      discard: () => (discarded = true),
    }),
  };
  const reached: string[] = [];
  const context = { signal: new AbortController().signal, reaches: (host: string) => void reached.push(host) };
  const run = async (): Promise<unknown> => fetchPage(egress).run({ url: "https://a.example/" }, context as never);
  return { run, reached, discarded: () => discarded };
};

describe("fetch_page", () => {
  it.each([
    ["text/html; charset=utf-8", "<p>a<p hidden>b", "a"],
    ["application/xhtml+xml", "<p>a</p>", "a"],
    ["text/plain", "<p>a", "<p>a"],
  ])("reads %s", async (type, body, text) => {
    const { run, reached, discarded } = page(type, body);
    expect(await run()).toMatchObject({ text });
    expect(reached).toEqual(["a.example"]);
    expect(discarded()).toBe(false);
  });

  it.each(["application/pdf", "image/svg+xml", "text/htmlx", ""])(
    "R-55 ends the connection of %s unread",
    async (type) => {
      const { run, discarded } = page(type, "x");
      await expect(run()).rejects.toThrow("not text");
      expect(discarded()).toBe(true);
    },
  );
});
