// The process in Azure: settings from the environment, everything outside it through the managed identity.
import { serveInAzure } from "@mcp-landing-zone/server";
import { catalogue, tools } from "./server.ts";

serveInAzure({ catalogue, tools: () => tools });
