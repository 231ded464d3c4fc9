// Asks the server in argv[2] over standard input, as a client that starts it would, and prints its first answer.
import { spawn } from "node:child_process";

const call = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: {
    name: "greet",
    arguments: { name: "Ada" },
    _meta: {
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
    },
  },
};
const server = spawn(process.execPath, [process.argv[2]], {
  env: { ...process.env, MCP_STDIO_SCOPES: "greetings.read" },
  stdio: ["pipe", "pipe", "inherit"],
});
server.stdout.once("data", (answer) => {
  console.log(String(answer));
  server.stdin.end();
});
server.once("exit", (code) => process.exit(code ?? 1));
server.stdin.write(`${JSON.stringify(call)}\n`);
