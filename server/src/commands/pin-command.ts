import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { AzureCliCredential } from "@azure/identity";
import { SecretClient } from "@azure/keyvault-secrets";
import { UpstreamUnavailable } from "../upstreams/link.ts";
import { PinRefused } from "../upstreams/pin-each.ts";
import { pinUpstreams } from "../upstreams/pin-upstreams.ts";
import type { PinnedUpstreams } from "../upstreams/pin-upstreams.ts";
import { readUpstreamsFile } from "../upstreams/upstreams-file.ts";
import { asMistake, Mistake, readJson } from "./command.ts";
import type { Command } from "./command.ts";

export const pinUsage = "tools pin <upstreams.json> [--out upstream-tools.json]";

const credential = new AzureCliCredential();

const readSecret = async (name: string): Promise<string> => {
  const vault = process.env["MCP_VAULT_URL"];
  if (vault === undefined) throw new Mistake(`MCP_VAULT_URL: received nothing; should be the vault that holds ${name}`);
  return (await new SecretClient(vault, credential).getSecret(name)).value ?? "";
};

/**
 * Asks upstream servers for their tools, resources and prompts, and pins those that the file assigns. The upstreams see the user who runs it, by the sign-in to Azure;
 * MCP_VAULT_URL says where their secrets are.
 */
export const pinCommand: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: "string", default: "upstream-tools.json" } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new Mistake(`usage: ${pinUsage}`);
  const written = readJson(file, "a JSON file with the upstreams, as the guide of the server shows it");
  const asked = asMistake(() => readUpstreamsFile(written));
  let pinned: PinnedUpstreams;
  try {
    pinned = await pinUpstreams(asked, {
      secrets: { read: readSecret },
      identityToken: async (scope, abortSignal) => (await credential.getToken(scope, { abortSignal })).token,
      log: (line) => console.error(line),
    });
  } catch (error) {
    if (!(error instanceof PinRefused) && !(error instanceof UpstreamUnavailable)) throw error;
    const { message, cause } = error;
    console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
    return 1;
  }
  writeFileSync(values.out, `${JSON.stringify(pinned, undefined, 2)}\n`);
  const { tools, resources, prompts } = pinned;
  console.log(
    `${tools.length} tools, ${resources.length} resources and ${prompts.length} prompts pinned in ${values.out}; next: the catalogue, its review, its approval`,
  );
  return 0;
};
