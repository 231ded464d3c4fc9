import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAppendBlobLog } from "./append-blob-log.ts";
import type { AppendBlobs } from "./append-blob-log.ts";
import { createAuditLog } from "./audit-log.ts";
import { createFileLog, readFileLines } from "./file-log.ts";
import { checkpointFile, logFile } from "./file-names.ts";
import { createLocalSigner } from "./signer.ts";
import { verifyCommand } from "./verify-command.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "audit-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("R-62 file log", () => {
  it("R-62 gives back the last line, of any length, across restarts", async () => {
    const path = join(folder, "deep", "x.jsonl");
    const first = createFileLog(path);
    expect(await first.tail()).toBeUndefined();
    await first.append(["a", "b".repeat(200_000)]);
    await first.close();
    const second = createFileLog(path);
    expect(await second.tail()).toBe("b".repeat(200_000));
    await second.append(["c"]);
    expect(await second.tail()).toBe("c");
    await second.close();
  });

  it.each([
    ["a\nb\nhalf", "b", "a\nb\n"],
    ["half", undefined, ""],
    ["a\n", "a", "a\n"],
  ])("R-62 %j: a half-written line is cut off", async (content, last, rest) => {
    const path = join(folder, "x.jsonl");
    await writeFile(path, content);
    const log = createFileLog(path);
    expect(await log.tail()).toBe(last);
    await log.close();
    expect(await readFile(path, "utf8")).toBe(rest);
  });
});

describe("R-62 lines of a file", () => {
  it.each([
    ["a\r\nb\n", ["a\r", "b"]],
    ["a\u2028b\nc", ["a\u2028b", "c"]],
    ["a\rb\n\nc\n", ["a\rb", "", "c"]],
    ["\ufeffa\n", ["\ufeffa"]],
    [Buffer.from([0x61, 0xff, 0x0a, 0x62, 0x0a]), ["not UTF-8", "b"]],
    ["x".repeat(200_000) + "\ny", ["x".repeat(200_000), "y"]],
    ["a\n" + "x".repeat(1_200_000) + "\ny", ["a", "longer than 1048576 bytes"]],
  ])("R-62 end at a line feed, and are what is there to the byte (%#)", async (content, expected) => {
    const path = join(folder, "x.jsonl");
    await writeFile(path, content);
    const found: string[] = [];
    for await (const line of readFileLines(path)) found.push(line);
    expect(found).toEqual(expected);
  });
});

const fakeBlobs = () => {
  const stored = new Map<string, Buffer>();
  const blobs: AppendBlobs = {
    list: async (prefix) => [...stored.keys()].filter((name) => name.startsWith(prefix)),
    create: async (name) => {
      if (stored.has(name)) throw new Error("exists");
      stored.set(name, Buffer.alloc(0));
    },
    size: async (name) => (stored.get(name) as Buffer).byteLength,
    append: async (name, block, position) => {
      const now = stored.get(name) as Buffer;
      if (now.byteLength !== position) throw new Error("append position");
      stored.set(name, Buffer.concat([now, block]));
    },
    read: async (name, from) => (stored.get(name) as Buffer).subarray(from),
  };
  return { stored, blobs };
};

describe("R-62 append-blob log", () => {
  const name = logFile("s1");
  const first = "s1.000001.audit.jsonl";

  it("R-62 a new process writes a new blob and sees the last line of the old", async () => {
    const { stored, blobs } = fakeBlobs();
    await createAppendBlobLog(blobs, name).append(["a", "b"]);
    const second = createAppendBlobLog(blobs, name);
    expect(await second.tail()).toBe("b");
    await second.append(["c"]);
    expect(await second.tail()).toBe("c");
    expect([...stored].map(([key, value]) => [key, value.toString()])).toEqual([
      [first, "a\nb\n"],
      ["s1.000002.audit.jsonl", "c\n"],
    ]);
  });

  it("R-62 blobs of a stream with a similar name are not taken for its own", async () => {
    const { blobs } = fakeBlobs();
    await createAppendBlobLog(blobs, logFile("s1.000001")).append(["other"]);
    expect(await createAppendBlobLog(blobs, name).tail()).toBeUndefined();
  });

  it("R-62 a write given up that arrives after the tail was read makes the next one fail", async () => {
    const { stored, blobs } = fakeBlobs();
    let late = () => {};
    let stuck = true;
    const slow: AppendBlobs = {
      ...blobs,
      append: (blob, block, position) => {
        if (!stuck) return blobs.append(blob, block, position);
        stuck = false;
        late = () => void blobs.append(blob, block, position);
        return Promise.reject(new Error("timeout"));
      },
    };
    const log = createAppendBlobLog(slow, name);
    await expect(log.append(["a"])).rejects.toThrow("timeout");
    expect(await log.tail()).toBeUndefined();
    late();
    await expect(log.append(["b"])).rejects.toThrow("append position");
    expect(await log.tail()).toBe("a");
    await log.append(["c"]);
    expect(stored.get(first)?.toString()).toBe("a\nc\n");
  });

  it("R-62 a write that landed although it was reported as failed does not stop the next", async () => {
    const { stored, blobs } = fakeBlobs();
    let lossy = true;
    const log = createAppendBlobLog(
      {
        ...blobs,
        append: async (...args) => {
          await blobs.append(...args);
          if (lossy) throw new Error("connection reset");
        },
      },
      name,
    );
    await expect(log.append(["a"])).rejects.toThrow("reset");
    lossy = false;
    await log.append(["b"]);
    expect(stored.get(first)?.toString()).toBe("a\nb\n");
  });

  it("R-62 a service that answers nonsense for a while is believed no longer than that", async () => {
    const { blobs } = fakeBlobs();
    let nonsense = false;
    const log = createAppendBlobLog(
      {
        ...blobs,
        size: async (at) => (nonsense ? 1 : blobs.size(at)),
        append: async (...given) => {
          if (nonsense) throw new Error("nonsense");
          await blobs.append(...given);
        },
      },
      name,
    );
    await log.append(["a", "b"]);
    nonsense = true;
    await expect(log.append(["c"])).rejects.toThrow();
    await log.tail();
    nonsense = false;
    expect(await log.tail()).toBe("b");
    await log.append(["c"]);
    expect(await log.tail()).toBe("c");
  });

  it("R-62 a full blob is followed by a new one", async () => {
    const { stored, blobs } = fakeBlobs();
    const log = createAppendBlobLog({ ...blobs, append: async () => {} }, name);
    for (let i = 0; i < 49_001; i += 1) await log.append(["x"]);
    expect([...stored.keys()]).toEqual([first, "s1.000002.audit.jsonl"]);
  });
});

describe("R-62 audit:verify", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");

  const write = async (stream: string): Promise<void> => {
    const log = createFileLog(join(folder, logFile(stream)));
    const anchor = createFileLog(join(folder, checkpointFile(stream)));
    const audit = createAuditLog({ stream, log, anchor, signer: createLocalSigner(privateKey, publicKey) });
    await audit.record({ event: "tool.list", decision: "allowed", reason: "ok" });
    await audit.record({ event: "tool.call", decision: "allowed", reason: "ok" });
    await audit.close();
    await log.close();
    await anchor.close();
  };

  const run = async (...args: string[]): Promise<{ code: number; output: string[] }> => {
    const output: string[] = [];
    const key = join(folder, "key.pem");
    await writeFile(key, publicKey.export({ type: "spki", format: "pem" }));
    const code = await verifyCommand([...args, "--key", key], (line) => output.push(line));
    return { code, output };
  };

  it("R-62 says 0 and one line for each sound stream", async () => {
    await write("a");
    await write("b");
    const { code, output } = await run(folder);
    expect([code, output.map((line) => (JSON.parse(line) as { stream: string }).stream)]).toEqual([0, ["a", "b"]]);
  });

  it("R-62 says 1 and names the first bad record of a changed log", async () => {
    await write("a");
    await appendFile(join(folder, logFile("a")), "{}\n");
    const { code, output } = await run(join(folder, logFile("a")));
    expect([code, JSON.parse(output[0] as string)]).toMatchObject([1, { sound: false, seq: 2, line: 3 }]);
  });

  it("R-62 misses a log that was removed whole", async () => {
    await write("a");
    await rm(join(folder, logFile("a")));
    const { code, output } = await run(folder);
    expect([code, JSON.parse(output[0] as string)]).toMatchObject([1, { sound: false, fault: "truncated", seq: 0 }]);
  });

  it("R-62 takes no copy of another stream for the one whose name its files have", async () => {
    await write("a");
    await write("b");
    for (const nameOf of [logFile, checkpointFile])
      await copyFile(join(folder, nameOf("a")), join(folder, nameOf("b")));
    const { code, output } = await run(folder);
    expect([code, output.map((line) => JSON.parse(line) as unknown)]).toMatchObject([
      1,
      [
        { stream: "a", sound: true },
        { stream: "b", sound: false, fault: "checkpoint", seq: 0 },
      ],
    ]);
  });

  it.each([
    ["a folder", (path: string) => mkdir(path)],
    ["a pipe", (path: string) => promisify(execFile)("mkfifo", [path])],
    ["a device without an end", (path: string) => symlink("/dev/zero", path)],
    ["a link to nothing", (path: string) => symlink("/no/such/file", path)],
    ["one line of many megabytes", (path: string) => writeFile(path, "x".repeat(64_000_000))],
  ])("R-62 R-55 believes no stream whose log is %s, and judges the others", async (_title, make) => {
    await write("a");
    await write("b");
    await rm(join(folder, logFile("a")));
    await make(join(folder, logFile("a")));
    const { code, output } = await run(folder);
    expect([code, output.map((line) => JSON.parse(line) as unknown)]).toMatchObject([
      1,
      [
        { stream: "a", sound: false, fault: "unreadable" },
        { stream: "b", sound: true },
      ],
    ]);
  });

  it("R-62 says 2 when there is nothing to verify", async () => {
    expect((await run(folder)).code).toBe(2);
  });

  it("R-62 says 2 without a key", async () => {
    expect(await verifyCommand([folder], () => {})).toBe(2);
  });

  it.each([
    [["/no/such/log"], "log: received /no/such/log"],
    [["--key", "/no/such/key", "."], "--key: received /no/such/key"],
    [[".", "--checkpoints", "/no/such/folder"], "--checkpoints: received /no/such/folder"],
    [["--chekpoints"], "arguments: received --chekpoints"],
  ])("says 2 and what is wrong with %j", async (args, message) => {
    const { code, output } = await run(...args);
    expect([code, output.join()]).toEqual([2, expect.stringContaining(message)]);
  });
});
