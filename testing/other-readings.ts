import { withDigests } from "@mcp-landing-zone/contract";
import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import type {
  Prompt as WirePrompt,
  Resource as WireResource,
  ResourceTemplateType as WireTemplate,
} from "@modelcontextprotocol/server";
import { pinReadings } from "../server/src/upstreams/pin-readings.ts";
import type { PinReadingsOptions } from "../server/src/upstreams/pin-readings.ts";
import { unsealed } from "../server/src/upstreams/unsealed.ts";
import { pinnedCatalogue, reading, search } from "./other-server.ts";
import type { OtherReadings } from "./other-server.ts";

export const page: WireResource = {
  name: "Whales",
  uri: "docs://page/whales",
  description: "A page about whales.",
  mimeType: "text/markdown",
};

export const note: WireTemplate = {
  name: "note",
  uriTemplate: "docs://note/{id}",
  description: "A note by its id.",
  mimeType: "text/plain",
};

export const review: WirePrompt = {
  name: "review",
  title: "Review",
  description: "Asks for a review.",
  arguments: [
    { name: "topic", description: "What to review.", required: true },
    { name: "tone", required: false },
  ],
};

/** What the foreign server offers, and what it answers when all is well. */
export const offered = (): OtherReadings => ({
  resources: [page],
  templates: [note],
  prompts: [review],
  read: async (uri) => ({ contents: [{ uri, text: uri === page.uri ? "about whales" : uri }] }),
  get: async (_name, { topic }) => ({
    messages: [{ role: "user", content: { type: "text", text: `Review ${String(topic)}` } }],
  }),
  complete: async () => ({ completion: { values: ["brief"] } }),
});

export const readable = { scope: "archive.read", classification: "internal" } as const;

/** Everything above as it is pinned. */
export const pinned = (more: Partial<PinReadingsOptions> = {}) =>
  pinReadings({
    upstream: { name: "archive" },
    resources: {
      [page.uri]: readable,
      [note.uriTemplate]: { ...readable, limits: { timeoutSeconds: 1 } },
    },
    prompts: { review: { ...readable, complete: true } },
    listed: { resources: [page], resourceTemplates: [note], prompts: [review] },
    ...more,
  });

export const store = { ...search, name: "store" };

/** A catalogue of a foreign server's tools, resources and prompts. */
export const readingsCatalogue = (): ToolCatalogue => {
  const { scopes, tools } = pinnedCatalogue([search, store], {
    search: reading,
    store: { ...reading, scope: "archive.write", effect: "write" },
  });
  return withDigests(scopes, tools.map(unsealed), pinned());
};
