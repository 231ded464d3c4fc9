import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { factsOf } from "./facts.ts";
import { curlCommand } from "./printed-commands.ts";

const listed = { jsonrpc: "2.0", id: 1, result: { tools: [] } };
const json = JSON.stringify(listed);

it.each([
  ["JSON", "application/json", json],
  ["events", "text/event-stream", `: hello\n\nid: 1\ndata: \n\nevent: message\nid: 2\ndata: ${json}\n\n`],
  ["events with returns before their ends", "text/event-stream", `event: message\r\ndata: ${json}\r\n\r\n`],
])("the printed curl prints JSON, from another folder, when the answer is %s", async (_form, type, body) => {
  const server = createServer((_message, response) => response.writeHead(200, { "content-type": type }).end(body));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const printed = curlCommand(factsOf("facade", port))
    .join("\n")
    .replace(/\$\(.*\)/, "token");
  try {
    const { stdout } = await promisify(execFile)("sh", ["-c", printed], { cwd: "/" });
    expect(JSON.parse(stdout)).toEqual(listed);
  } finally {
    server.close();
  }
});
