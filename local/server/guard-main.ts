// A server of this machine with upstreams, behind every protection of this project's: this project's own tools, or none where it guards another server.
import { readFileSync } from "node:fs";
import { referencePrompts, referenceResources, referenceTools, serveInAzure } from "@mcp-landing-zone/server";
import { loopbackWay } from "../guests/loopback-way.ts";
import type { LocalServer } from "../local-server.ts";

const { kind, catalogue } = JSON.parse(readFileSync(process.env["SERVER_FILE"] ?? "", "utf8")) as LocalServer;
const own =
  kind === "reference"
    ? { tools: referenceTools, resources: referenceResources, prompts: referencePrompts }
    : { tools: () => [] };

serveInAzure({ catalogue, ...own, way: loopbackWay });
