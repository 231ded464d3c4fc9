// What `npm start` costs with three servers, until each has answered: processor seconds of all its processes, of the first start (nothing kept) and of later
// ones. Prints JSON. Linux only: its kernel sums the processor time of ended processes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const ticksPerSecond = 100;

/** A server of the official SDK that speaks over its standard streams. */
const guest = `
import { Server } from ${JSON.stringify(import.meta.resolve("@modelcontextprotocol/server"))};
import { StdioServerTransport } from ${JSON.stringify(import.meta.resolve("@modelcontextprotocol/server/stdio"))};
const server = new Server({ name: "notes", version: "1.0.0" }, { capabilities: { tools: {} } });
server.setRequestHandler("tools/list", () => ({
  tools: [{ name: "note", inputSchema: { type: "object" }, annotations: { readOnlyHint: true } }],
}));
await server.connect(new StdioServerTransport());
`;

/** Of processes that have ended. */
const spent = (): number => {
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
};

const home = mkdtempSync(join(tmpdir(), "bench-start-"));
writeFileSync(join(home, "notes.mjs"), guest);
const servers = ["notes", "memos"].flatMap((name) => ["--server", `${name}=node ${join(home, "notes.mjs")}`]);

const start = (): { readonly processorSeconds: number; readonly seconds: number } => {
  const [before, begun] = [spent(), performance.now()];
  const words = ["tools/run-bundled.mjs", "--alone", "local/start.ts", "--port", "0", "--check", "--trust", ...servers];
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { ...process.env, HOME: home },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the start ended with ${status}: ${stderr}`);
  return {
    processorSeconds: Math.round((spent() - before) * 100) / 100,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  };
};

try {
  rmSync(join(root, "node_modules/.cache/run-bundled"), { recursive: true, force: true });
  const first = start();
  const later = Array.from({ length: rounds }, start);
  console.log(JSON.stringify({ servers: 3, first, later }, null, 2));
} finally {
  rmSync(home, { recursive: true, force: true });
}
