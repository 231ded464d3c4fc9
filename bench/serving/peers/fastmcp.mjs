import process from "node:process";
import { FastMCP } from "fastmcp";
import { z } from "zod";

const [port, bytes] = process.argv.slice(2).map(Number);
const answer = "x".repeat(bytes);

const server = new FastMCP({ name: "peer", version: "1.0.0" });
server.addTool({
  name: "echo",
  description: "Echoes.",
  parameters: z.object({ say: z.string() }),
  execute: async () => answer,
});
await server.start({ transportType: "httpStream", httpStream: { port, host: "127.0.0.1", stateless: true } });
process.stdout.write(`${JSON.stringify({ port, headers: { host: `127.0.0.1:${port}` } })}\n`);
