import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// `npm run package`: builds what others can install into dist/, and proves it by installing it elsewhere: plain JavaScript synthesises a deployment, and
// the server of the guide to a server of one's own is written, type-checked and asked.
const root = fileURLToPath(new URL("..", import.meta.url));
const packages = ["contract", "gateway", "governance", "content", "constructs", "server"];
const destination = join(root, "dist");
const npm = process.env["npm_execpath"] ?? "npm";

const run = (cwd: string, command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const runNpm = (cwd: string, ...args: readonly string[]): string =>
  npm.endsWith("js") ? run(cwd, process.execPath, npm, ...args) : run(cwd, npm, ...args);

const consumer = `
import { App, TerraformStack } from "cdktf";
import { AzapiProvider, AzureadProvider, AzurermProvider, HardenedMcp, TimeProvider } from "@mcp-landing-zone/constructs";
import { resourcesOf, synthesizeApp } from "@mcp-landing-zone/constructs/testing";

const { elsewhere } = synthesizeApp((app) => {
  const stack = new TerraformStack(app, "elsewhere");
  new AzurermProvider(stack, "azurerm", { features: [{}], storageUseAzuread: true });
  new AzureadProvider(stack, "azuread");
  new AzapiProvider(stack, "azapi");
  new TimeProvider(stack, "time");
  new HardenedMcp(stack, "mcp", {
    name: "mcp",
    environment: "prod",
    location: "westeurope",
    tenantId: "00000000-0000-0000-0000-000000000000",
    authorization: "facade",
    clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],
    users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
    image: "ghcr.io/example/mcp-server@sha256:${"0".repeat(64)}",
    alertEmails: ["platform-team@example.com"],
  });
});
console.log(resourcesOf(elsewhere, "azurerm_container_app").length);
`;

const examples = ["greeter.ts", "on-this-machine.ts", "in-azure.ts"];
const typeCheck = [
  ...["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--allowImportingTsExtensions"],
  ...["--types", "node", "--typeRoots", join(root, "node_modules/@types")],
];
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

/** What the example answers to its client's first line. */
const answerOf = async (cwd: string): Promise<string> => {
  const server = spawn(process.execPath, ["--import", import.meta.resolve("tsx/esm"), "on-this-machine.ts"], {
    cwd,
    env: { ...process.env, MCP_STDIO_SCOPES: "greetings.read" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  server.stdin.write(`${JSON.stringify(call)}\n`);
  const [answer] = (await Promise.race([once(server.stdout, "data"), once(server, "exit")])) as [unknown];
  server.stdin.end();
  return String(answer);
};

rmSync(destination, { recursive: true, force: true });
mkdirSync(destination);
for (const path of packages) {
  rmSync(join(root, path, "dist"), { recursive: true, force: true });
  run(root, process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", join(path, "tsconfig.build.json"));
  const license = join(root, path, "LICENSE");
  copyFileSync(join(root, "LICENSE"), license);
  runNpm(root, "pack", `./${path}`, "--pack-destination", destination, "--loglevel=error");
  rmSync(license);
}
const tarballs = readdirSync(destination).map((file) => join(destination, file));

const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
try {
  writeFileSync(join(elsewhere, "package.json"), JSON.stringify({ name: "elsewhere", private: true, type: "module" }));
  writeFileSync(join(elsewhere, "main.js"), consumer);
  for (const name of examples) copyFileSync(join(root, "server/examples", name), join(elsewhere, name));
  runNpm(elsewhere, "install", ...tarballs, "--no-audit", "--no-fund", "--loglevel=error");
  const apps = run(elsewhere, process.execPath, "main.js").trim();
  if (apps !== "1") throw new Error(`expected one container app from elsewhere, found ${apps}`);
  run(elsewhere, process.execPath, join(root, "node_modules/typescript/bin/tsc"), ...typeCheck, ...examples);
  const answer = await answerOf(elsewhere);
  if (!answer.includes("Hello, Ada!")) throw new Error(`expected a greeting from elsewhere, found ${answer}`);
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}
console.log(
  `${tarballs.join("\n")}\nThey install elsewhere; a whole deployment synthesises from them, and a server of one's own answers.`,
);
