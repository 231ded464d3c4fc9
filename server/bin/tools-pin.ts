/**
 * Asks upstream servers for their tools and pins those that the file assigns: `npm run tools:pin -- upstreams.json`. The
 * upstreams see the user who runs it, by the sign-in to Azure. Then: `npm run tools:catalogue`, review,
 * `npm run tools:approve`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { AzureCliCredential } from "@azure/identity";
import { SecretClient } from "@azure/keyvault-secrets";
import { checkSync } from "recheck";
import { pinUpstreams } from "../src/upstreams/pin-upstreams.ts";
import { readUpstreamsFile } from "../src/upstreams/upstreams-file.ts";

const target = new URL("../src/reference/upstream-tools.json", import.meta.url);
const [file] = process.argv.slice(2);
const vault = process.env["MCP_VAULT_URL"];
const credential = new AzureCliCredential();

const readSecret = async (name: string): Promise<string> => {
  if (vault === undefined) throw new Error(`MCP_VAULT_URL: received nothing; should be the vault that holds ${name}`);
  return (await new SecretClient(vault, credential).getSecret(name)).value ?? "";
};

const main = async (): Promise<void> => {
  if (file === undefined) throw new Error("received no file; should be: npm run tools:pin -- upstreams.json");
  const pinned = await pinUpstreams(readUpstreamsFile(JSON.parse(readFileSync(file, "utf8")) as unknown), {
    secrets: { read: readSecret },
    identityToken: async (scope, abortSignal) => (await credential.getToken(scope, { abortSignal })).token,
    isSafePattern: (source) => checkSync(source, "u", { timeout: 10_000 }).status === "safe",
    log: (line) => console.error(line),
  });
  writeFileSync(target, `${JSON.stringify(pinned, null, 2)}\n`);
  console.log(`${pinned.tools.length} tools pinned; next: npm run tools:catalogue, review, npm run tools:approve`);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
