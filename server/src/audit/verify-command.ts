import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { readFileLines } from "./file-log.ts";
import { groupByStream } from "./file-names.ts";
import type { Lines } from "./line-log.ts";
import { verificationKeys } from "./signer.ts";
import type { VerificationKeys } from "./signer.ts";
import { verifyAudit } from "./verify.ts";
import type { AuditVerdict } from "./verify.ts";

/** Behind the words by which the command was called. */
export const verifyUsage =
  "<folder or one log file> --key <public key, PEM> [--key …] [--checkpoints <folder, default: where the log is>]";

/** What was asked cannot be answered. */
class Mistake extends Error {}

const given = async <T>(field: string, received: string, right: string, read: () => T | Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch {
    throw new Mistake(`${field}: received ${received}; should be ${right}`);
  }
};

/** A file of the log that is none: nothing is proven of its stream, and the other streams are read all the same. */
class NoFile extends Error {}

async function* linesOf(folder: string, names: readonly string[]): AsyncIterable<string> {
  for (const name of names) {
    const path = join(folder, name);
    try {
      // Of a pipe or a device there is no end to wait for.
      if (!(await stat(path)).isFile()) throw new Error("no file");
      yield* readFileLines(path);
    } catch {
      throw new NoFile(`${name}: should be a file that can be read`);
    }
  }
}

const verdictOf = async (records: Lines, checkpoints: Lines, keys: VerificationKeys): Promise<AuditVerdict> => {
  try {
    return await verifyAudit(records, checkpoints, keys);
  } catch (error) {
    if (!(error instanceof NoFile)) throw error;
    return { sound: false, fault: "unreadable", seq: 0, message: error.message };
  }
};

/** A sound copy of one stream under the name of another hides that the other is gone. */
const ofStream = (named: string, verdict: AuditVerdict): AuditVerdict =>
  !verdict.sound || verdict.stream === named
    ? verdict
    : {
        sound: false,
        fault: "checkpoint",
        seq: 0,
        message: `the files are named after stream "${named}" and hold stream "${verdict.stream}"`,
      };

const verify = async (args: readonly string[], print: (line: string) => void, command: string): Promise<boolean> => {
  const usage = `${command} ${verifyUsage}`;
  const { values, positionals } = await given("arguments", args.join(" ") || "nothing", usage, () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: "string", multiple: true }, checkpoints: { type: "string" } },
    }),
  );
  const [source, ...rest] = positionals;
  if (source === undefined || rest.length > 0 || !values.key) throw new Mistake(`usage: ${usage}`);
  const publicKeys = values.key.map((path) =>
    given("--key", path, "a file with a public key in PEM", () => createPublicKey(readFileSync(path))),
  );
  const keys = verificationKeys(await Promise.all(publicKeys));
  const isFolder = await given("log", source, "a folder or a file that can be read", async () =>
    (await stat(source)).isDirectory(),
  );
  const folder = isFolder ? source : dirname(source);
  const anchors = values.checkpoints ?? folder;
  const anchored = await given("--checkpoints", anchors, "a folder that can be read", () => readdir(anchors));
  const streams = groupByStream([...new Set([...(await readdir(folder)), ...anchored])]);
  const wanted = [...streams].filter(([, { logs }]) => isFolder || logs.includes(basename(source)));
  if (wanted.length === 0) {
    throw new Mistake(
      `${source}: no audit log; expected files such as <stream>.audit.jsonl and <stream>.checkpoints.jsonl`,
    );
  }
  let sound = true;
  for (const [stream, { logs, checkpoints }] of wanted) {
    const verdict = ofStream(stream, await verdictOf(linesOf(folder, logs), linesOf(anchors, checkpoints), keys));
    sound &&= verdict.sound;
    print(JSON.stringify({ stream, ...verdict }));
  }
  return sound;
};

/** Prints one line of JSON per stream; 0 when all are sound, 1 when one is not, 2 when the question was wrong. */
export const verifyCommand = async (
  args: readonly string[],
  print: (line: string) => void,
  command = "npm run audit:verify --",
): Promise<number> => {
  try {
    return (await verify(args, print, command)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    print(error.message);
    return 2;
  }
};
