import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// `npm run package`: builds what others can install into dist/, and proves it by installing it elsewhere and synthesising with plain JavaScript.
const root = fileURLToPath(new URL("..", import.meta.url));
const packages = ["server/contract", "constructs", "server"];
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
  const installed = tarballs.filter((file) => !file.includes("-server-"));
  runNpm(elsewhere, "install", ...installed, "--no-audit", "--no-fund", "--loglevel=error");
  const apps = run(elsewhere, process.execPath, "main.js").trim();
  if (apps !== "1") throw new Error(`expected one container app from elsewhere, found ${apps}`);
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}
console.log(`${tarballs.join("\n")}\nThey install elsewhere, and a whole deployment synthesises from them.`);
