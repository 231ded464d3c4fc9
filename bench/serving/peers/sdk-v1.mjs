import process from "node:process";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import express from "express";
import { z } from "zod";

const [port, bytes] = process.argv.slice(2).map(Number);
const answer = "x".repeat(bytes);

/** As its own documentation has it for servers without sessions: a fresh one for every request. */
const serverOf = () => {
  const server = new McpServer({ name: "peer", version: "1.0.0" });
  server.registerTool("echo", { inputSchema: { say: z.string() } }, async () => ({
    content: [{ type: "text", text: answer }],
  }));
  return server;
};

const app = express();
app.use(express.json());
app.post("/mcp", async (request, response) => {
  const server = serverOf();
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  response.on("close", () => {
    void transport.close();
    void server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});
app.listen(port, "127.0.0.1", () =>
  process.stdout.write(`${JSON.stringify({ port, headers: { host: `127.0.0.1:${port}` } })}\n`),
);
