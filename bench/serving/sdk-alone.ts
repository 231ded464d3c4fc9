/** The floor of a start: the bare SDK with a server of no tools, ready as soon as it listens. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { toNodeHandler } from "@modelcontextprotocol/node";

const node = toNodeHandler(createMcpHandler(() => new McpServer({ name: "bare", version: "1.0.0" })));
const http = createServer((request, response) => void node(request as never, response));
process.once("SIGTERM", () => process.exit(0));
http.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (http.address() as AddressInfo).port })));
