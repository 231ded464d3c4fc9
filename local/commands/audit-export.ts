// `npm run audit:export`: the trail of the deployment that runs on this machine, with its checkpoints and the key that proves them.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { askConsole } from "./ask-console.ts";
import type { ExportedAudit } from "../console/exported-audit.ts";
import { LaunchError } from "../launch-error.ts";
import { defaultPort, portOf } from "../configuration/options.ts";

const usage = `npm run audit:export -- <folder> [--port ${defaultPort}]`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string", default: String(defaultPort) } },
  });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0)
    throw new Error(`folder: received ${positionals.join(" ") || "nothing"}`);
  const { files, publicKeys } = (await askConsole(portOf(values.port), "GET", "/api/audit")) as ExportedAudit;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, basename(name)), text);
  const keys = publicKeys.map((publicKey, index) => {
    const key = join(folder, `audit-key${index === 0 ? "" : `-${index}`}.pem`);
    writeFileSync(key, publicKey);
    return `--key ${key}`;
  });
  console.log(
    `${Object.keys(files).length} files in ${folder}. Verify them with:\n  npm run audit:verify -- ${folder} ${keys.join(" ")}`,
  );
} catch (error) {
  const { message } = error as Error;
  console.error(`${message}\n${error instanceof LaunchError ? error.remedy : usage}`);
  process.exitCode = 1;
}
