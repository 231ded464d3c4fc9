// `mcp-landing-zone dev` answers a call with the token that it prints, and answers anew after a change.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const port = 20_000 + (process.pid % 20_000);
const url = `http://127.0.0.1:${port}/mcp`;
const dev = spawn("../node_modules/.bin/mcp-landing-zone", ["dev", "src/server.ts", "--port", String(port)]);
let said = "";
for (const stream of [dev.stdout, dev.stderr]) stream.on("data", (text) => (said += text));

const until = async (what) => {
  for (let left = 600; left > 0; left -= 1) {
    const found = await what();
    if (found) return found;
    await new Promise((settle) => setTimeout(settle, 100));
  }
  throw new Error(`dev: ${said}`);
};
const call = async (token) => {
  const revision = "2026-07-28";
  const body = {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: {
      name: "greet",
      arguments: { name: "Ada" },
      _meta: {
        "io.modelcontextprotocol/protocolVersion": revision,
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  };
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": revision,
    "mcp-method": "tools/call",
    "mcp-name": "greet",
  };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => undefined);
  return answer && (await answer.json()).result?.structuredContent?.greeting;
};

try {
  const token = await until(() => /^token +(\S+)/m.exec(said)?.[1]);
  if (!said.includes(`--server-url ${url}`)) throw new Error(said);
  const before = await until(() => call(token));
  writeFileSync("src/server.ts", readFileSync("src/server.ts", "utf8").replace("Hello,", "Good day,"));
  const after = await until(async () => {
    const greeting = await call(token);
    return greeting === before ? undefined : greeting;
  });
  console.log(JSON.stringify([before, after]));
} finally {
  dev.kill("SIGTERM");
}
await new Promise((settle) => dev.once("exit", settle));
const left = await fetch(url).catch(() => undefined);
if (left) throw new Error("dev left its server behind");
