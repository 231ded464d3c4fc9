// Starts the program as a shell would, and prints how it ended.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const program = "../node_modules/@mcp-landing-zone/cli/dist/mcp-landing-zone.mjs";
const run = (...args) => spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
const posture = run("posture", "open", "--format", "json", "--out", "reports");
const { rules } = JSON.parse(posture.stdout);
const open = rules.filter(({ id, outcome }) => id === "public-access" && outcome === "violation").map(({ id }) => id);
const sarif = JSON.parse(readFileSync("reports/posture.sarif", "utf8")).version;
const attack = run("attack", "--url", "https://mcp.example.com/mcp", "--token-command", "true");
if (!attack.stderr.includes("--i-own-this-target")) throw new Error(attack.stderr);
const dev = run("dev", "server.ts");
if (!dev.stderr.includes("npm install @mcp-landing-zone/server")) throw new Error(dev.stderr);
console.log(JSON.stringify({ posture: posture.status, open, sarif, attack: attack.status, dev: dev.status }));
