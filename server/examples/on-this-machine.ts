/** A server that runs as a child of its client, on its user's machine. */
import { createMemoryShield, serveStdio } from "@mcp-landing-zone/server";
import { catalogue, greet } from "./greeter.ts";

serveStdio({
  tools: [{ tool: greet, reaches: "nothing" }],
  catalogue,
  catalogueDigest: catalogue.digest,
  ports: {
    shield: createMemoryShield((text) => /ignore (?:all|previous) instructions/i.test(text)),
    audit: { record: async (event) => void process.stderr.write(`${JSON.stringify(event)}\n`) },
  },
});
