import { sealCatalogue } from "@mcp-landing-zone/contract";
import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { createMemoryDocuments } from "../documents/memory.ts";
import { createEgress } from "../egress/index.ts";
import { referenceScopes } from "../reference/scopes.ts";
import { referenceTools } from "../reference/tools.ts";

/** The catalogue of the reference tools as they are now, whatever the committed one says. */
export const currentReferenceCatalogue = (): ToolCatalogue => {
  const profiles = { scope: "", read: async () => undefined };
  const ports = { documents: createMemoryDocuments(), egress: createEgress({ allow: [] }), profiles };
  return sealCatalogue(
    referenceScopes,
    referenceTools(ports).map(({ definition }) => definition),
  );
};
