import { defineTool } from "../tools/define-tool.ts";
import type { Tool } from "../tools/define-tool.ts";
import { choice, list, object, text } from "../tools/schema.ts";

export const whoami: Tool = defineTool({
  name: "whoami",
  version: "1.0.0",
  title: "Who am I",
  description: "Says which identity the server sees: tenant, object id, client application and granted rights.",
  scope: "profile.read",
  effect: "read",
  classification: "internal",
  input: object({}),
  output: object({
    tenantId: text({ maxLength: 36 }),
    objectId: text({ maxLength: 36 }),
    clientId: text({ maxLength: 36 }),
    kind: choice("user", "application"),
    rights: list(text({ maxLength: 120 }), { maxItems: 100 }),
  }),
  run: async (_args, { principal }) => ({
    tenantId: principal.tenantId,
    objectId: principal.objectId,
    clientId: principal.clientId,
    kind: principal.kind,
    rights: [...principal.rights].sort(),
  }),
});
