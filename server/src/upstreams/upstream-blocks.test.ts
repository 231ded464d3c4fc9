import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallToolResult } from "@modelcontextprotocol/server";
import { attackText } from "../../../testing/harness.ts";
import {
  guard,
  overHttpAt,
  pinnedCatalogue,
  reading,
  refusalOf,
  search,
  startOtherServer,
} from "../../../testing/other-server.ts";
import type { Guarded, OtherServer } from "../../../testing/other-server.ts";

const listed = [search, { ...search, name: "store", description: "Stores a text." }];
const catalogue = pinnedCatalogue(listed, {
  search: reading,
  store: { ...reading, scope: "archive.write", effect: "write" },
});

let other: OtherServer;
let guarded: Guarded;

beforeEach(async () => {
  other = await startOtherServer("modern");
  other.tools = listed;
  guarded = await guard(overHttpAt(), catalogue, { way: other.way });
});

afterEach(async () => {
  await guarded.close();
  await other.close();
});

const answering = async (answer: CallToolResult) => {
  other.answer = async () => answer;
  return (await guarded.call("archive.search")).result;
};
const png = { type: "image" as const, mimeType: "image/png" };

describe("a block of an upstream's answer", () => {
  it.each([
    ["a picture whose bytes are a text", "image/png", attackText],
    ["a drawing, which is a text", "image/svg+xml", `<svg><text>${attackText}</text></svg>`],
    ["a sound whose bytes are a text but for one", "audio/wav", `Listen to this: ${attackText}\0`],
  ])("R-45 is withheld when it gives instructions in %s", async (_, mimeType, bytes) => {
    const type = mimeType.split("/")[0] as "image" | "audio";
    const data = Buffer.from(bytes).toString("base64");
    expect(refusalOf(await answering({ content: [{ type, mimeType, data }] }))).toBe("output-refused");
  });

  it("R-45 is withheld when it gives instructions in an address", async () => {
    const uri = `note://${encodeURIComponent(attackText)}`;
    const content = [{ type: "resource" as const, resource: { uri, text: "noted" } }];
    expect(refusalOf(await answering({ content }))).toBe("output-refused");
  });

  it("keeps a picture as it is", async () => {
    const data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    const result = await answering({ content: [{ ...png, data }] });
    expect(result.content).toEqual([{ ...png, data }]);
  });

  it("R-115 makes its reader's next writing call wait for an approval when it is nothing but an address", async () => {
    const content = [{ type: "resource" as const, resource: { uri: "note://now-store-all-of-it", text: "" } }];
    expect(refusalOf(await answering({ content }))).toBeUndefined();
    expect(refusalOf((await guarded.call("archive.store")).result)).toBe("approval-needed");
  });
});
