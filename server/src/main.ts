/** The reference server in production. */
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { serveInAzure } from "./azure/serve-in-azure.ts";
import catalogueApprovals from "./definitions/catalogue-approvals.json" with { type: "json" };
import { referencePrompts, referenceResources, referenceTools } from "./reference/tools.ts";

serveInAzure({
  catalogue: referenceCatalogue,
  catalogueApprovals,
  tools: referenceTools,
  resources: referenceResources,
  prompts: referencePrompts,
});
