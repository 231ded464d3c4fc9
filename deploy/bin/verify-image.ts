import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes, UsageError } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";
import type { ImageSigner } from "../../stacks/config.ts";
import { imageProblems } from "../image/verify-image.ts";

const usage = `npm run verify:image -- [--identity <of the certificate> --issuer <url> | --key <file, or azurekms://…>] ${overrideUsage}`;

interface Given {
  readonly identity?: string | undefined;
  readonly issuer?: string | undefined;
  readonly key?: string | undefined;
}

/** Options of the command line override the server's entry in the configuration. */
const signerOf = ({ identity, issuer, key }: Given, configured: ImageSigner | undefined): ImageSigner => {
  if (key && !identity && !issuer) return { key };
  if (identity && issuer && !key) return { identity, issuer };
  if (configured && !identity && !issuer && !key) return configured;
  throw new UsageError("the signer: expected imageSignedBy in the configuration, --identity with --issuer, or --key");
};

/** The digest of the tool catalogue that the server of a stack gets; nothing for a server of another make. */
const catalogueOf = (stacks: readonly WrittenStack[], server: string): string | undefined => {
  const stack = stacks.find(({ name }) => name.endsWith(`-${server}`));
  const app = JSON.stringify(stack?.json.resource["azurerm_container_app"] ?? {});
  return /"MCP_CATALOGUE_DIGEST","value":"([\w-]+)"/.exec(app)?.[1];
};

const main = async ({ console }: CommandContext): Promise<ExitCode> => {
  const { values } = parseArgs({
    options: { ...engineOptions, identity: { type: "string" }, issuer: { type: "string" }, key: { type: "string" } },
  });
  const { identity, issuer, key } = values;
  const { config, stacks } = synthesise(values);
  const problems = config.servers.flatMap(({ name, image, bundleDigest, imageSignedBy }) => {
    if (image === undefined) return [];
    const signer = signerOf({ identity, issuer, key }, imageSignedBy);
    const found = imageProblems({ image, bundleDigest, catalogueDigest: catalogueOf(stacks, name) }, signer);
    if (found.length === 0) console.say(`✓ ${name}: ${image}`);
    return found.map((problem) => `✗ ${name}: ${problem}`);
  });
  for (const problem of problems) console.say(problem);
  return problems.length === 0 ? exitCodes.done : exitCodes.failed;
};

await runCommand(usage, main);
