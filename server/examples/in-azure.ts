/** A server of one's own in Azure: settings from the environment, everything outside it through managed identity. */
import { serveInAzure } from "@mcp-landing-zone/server";
import { catalogue, greet } from "./greeter.ts";

serveInAzure({ catalogue, tools: () => [greet] });
