import { expect, it } from "vitest";
import type { Client } from "@modelcontextprotocol/client";
import { ProtocolError } from "@modelcontextprotocol/client";
import { listOffers } from "./client.ts";

const noSignal = new AbortController().signal;

/** A client whose server answers each method by a function of the cursor. */
const clientOf = (
  capabilities: object,
  answers: Readonly<Record<string, (cursor?: string) => object>>,
): { readonly client: Client; readonly asked: readonly string[] } => {
  const asked: string[] = [];
  const request = async ({ method, params }: { method: string; params: { cursor?: string } }) => {
    asked.push(method);
    const answer = answers[method];
    if (!answer) throw new ProtocolError(-32601, "Method not found");
    return answer(params.cursor);
  };
  return { client: { request, getServerCapabilities: () => capabilities } as unknown as Client, asked };
};

it("a capability that an upstream does not declare is not requested, and its list is empty", async () => {
  const { client, asked } = clientOf({ tools: {} }, { "tools/list": () => ({ tools: [{ name: "a" }] }) });
  expect(await listOffers(client, ["tools", "resources", "prompts"], noSignal)).toEqual({
    ...{ tools: [{ name: "a" }], resources: [], resourceTemplates: [], prompts: [] },
  });
  expect(asked).toEqual(["tools/list"]);
});

it("a server of resources that knows no templates has none", async () => {
  const { client } = clientOf({ resources: {} }, { "resources/list": () => ({ resources: [{ uri: "a:b" }] }) });
  expect(await listOffers(client, ["tools", "resources"], noSignal)).toMatchObject({
    resources: [{ uri: "a:b" }],
    resourceTemplates: [],
  });
});

it("all pages are read", async () => {
  const pages: Readonly<Record<string, object>> = {
    "": { prompts: [{ name: "a" }], nextCursor: "2" },
    "2": { prompts: [{ name: "b" }] },
  };
  const { client } = clientOf({ prompts: {} }, { "prompts/list": (cursor = "") => pages[cursor] as object });
  expect((await listOffers(client, ["prompts"], noSignal)).prompts).toEqual([{ name: "a" }, { name: "b" }]);
});

it.each<[string, (cursor?: string) => object, RegExp]>([
  ["pages that lead in a circle", () => ({ resources: [], nextCursor: "again" }), /in a circle/],
  ["pages without an end", (cursor = "0") => ({ resources: [], nextCursor: `${Number(cursor) + 1}` }), /more than 16/],
  ["a huge list", () => ({ resources: Array.from({ length: 257 }, () => ({})) }), /more than 256/],
  ["no list", () => ({ resources: "many" }), /no list/],
])("R-135 %s of an upstream end with a refusal", async (_title, answer, message) => {
  const { client, asked } = clientOf({ resources: {} }, { "resources/list": answer });
  await expect(listOffers(client, ["resources"], noSignal)).rejects.toThrow(message);
  expect(asked.length).toBeLessThan(20);
});
