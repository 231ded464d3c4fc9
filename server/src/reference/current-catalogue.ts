import { sealCatalogue } from "@mcp-landing-zone/content";
import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { createMemoryDocuments } from "../documents/memory.ts";
import { createEgress } from "../egress/index.ts";
import { referenceScopes } from "./scopes.ts";
import { referencePrompts, referenceResources, referenceTools } from "./tools.ts";
import type { PinnedUpstreams } from "../upstreams/pin-upstreams.ts";
import upstreamTools from "./upstream-tools.json" with { type: "json" };

/** Written by `npm run tools:pin`. */
const pinned = upstreamTools as unknown as PinnedUpstreams;

/** The catalogue of what the reference server offers now and of upstreams as they were pinned, independent of the committed one. */
export const currentReferenceCatalogue = (): ToolCatalogue => {
  const profiles = { scope: "", read: async () => undefined };
  const ports = { documents: createMemoryDocuments(), egress: createEgress({ allow: [] }), profiles };
  const own = referenceTools(ports).map(({ definition }) => definition);
  const { scopes, tools, resources, prompts } = pinned;
  const readable = referenceResources(ports).map(({ definition }) => definition);
  const choosable = referencePrompts(ports).map(({ definition }) => definition);
  return sealCatalogue([...referenceScopes, ...scopes], [...own, ...tools], {
    resources: [...readable, ...resources],
    prompts: [...choosable, ...prompts],
  });
};
