import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { readFileLines } from "./file-log.ts";
import { groupByStream } from "./file-names.ts";
import { verificationKeys } from "./signer.ts";
import { verifyAudit } from "./verify.ts";

const usage =
  "usage: audit:verify <folder or one log file> --key <public key, PEM> [--key …] [--checkpoints <folder, default: where the log is>]";

async function* linesOf(folder: string, names: readonly string[]): AsyncIterable<string> {
  for (const name of names) yield* readFileLines(join(folder, name));
}

/** Prints one line of JSON per stream; 0 when all are sound, 1 when one is not, 2 when the question was wrong. */
export async function verifyCommand(args: readonly string[], print: (line: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: "string", multiple: true }, checkpoints: { type: "string" } },
  });
  const [source, ...rest] = positionals;
  if (source === undefined || rest.length > 0 || !values.key) {
    print(usage);
    return 2;
  }
  const keys = verificationKeys(values.key.map((path) => createPublicKey(readFileSync(path))));
  const isFolder = (await stat(source)).isDirectory();
  const folder = isFolder ? source : dirname(source);
  const anchors = values.checkpoints ?? folder;
  const streams = groupByStream([...new Set([...(await readdir(folder)), ...(await readdir(anchors))])]);
  const wanted = [...streams].filter(([, { logs }]) => isFolder || logs.includes(basename(source)));
  if (wanted.length === 0) {
    print(`${source}: no audit log; expected files such as <stream>.audit.jsonl and <stream>.checkpoints.jsonl`);
    return 2;
  }
  let sound = true;
  for (const [stream, { logs, checkpoints }] of wanted) {
    const verdict = await verifyAudit(linesOf(folder, logs), linesOf(anchors, checkpoints), keys);
    sound &&= verdict.sound;
    print(JSON.stringify({ stream, ...verdict }));
  }
  return sound ? 0 : 1;
}
