// Copied beside an installed @modelcontextprotocol/sdk, which this project does not depend on.
import console from "node:console";
import process from "node:process";
import { URL } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const { URL_OF_SERVER: url, TOKEN: token } = process.env;
const client = new Client({ name: "older-line", version: "1.0.0" });
const requestInit = { headers: { authorization: `Bearer ${token}` } };
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
const { tools } = await client.listTools();
const called = await client
  .callTool({ name: "no_such_tool", arguments: {} })
  .catch(({ name, code, message }) => ({ error: name, code, message }));
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), called }));
await client.close();
