import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protections, runFlags } from "../../server/hardening/run-flags.ts";
import { sealPrototypes } from "../../server/src/node/seal-prototypes.ts";
import { node, nodeMajor } from "./built-server.ts";

interface Attack {
  /** What code that got into the process does; it prints `done` when it succeeds. */
  readonly program: string;
  /** The protection without which it succeeds. */
  readonly off: string;
}

const done = `console.log("done");`;
/** No flag of Node: what the start does before it loads the server. */
const sealed = "sealed prototypes";

const attacks: Readonly<Record<string, Attack>> = {
  "runs a program": {
    program: `const { execFileSync } = await import("node:child_process"); execFileSync("/bin/true"); ${done}`,
    off: "permission model",
  },
  "reads a file of the system": {
    program: `const { readFileSync } = await import("node:fs"); readFileSync("/etc/passwd"); ${done}`,
    off: "permission model",
  },
  "reads the environment of the first process": {
    program: `const { readFileSync } = await import("node:fs"); readFileSync("/proc/self/environ"); ${done}`,
    off: "permission model",
  },
  "writes a module beside the server, to outlive a restart": {
    program: `const { writeFileSync } = await import("node:fs"); writeFileSync("late.mjs", ""); ${done}`,
    off: "permission model",
  },
  "starts a worker thread, which has its own intrinsics": {
    program:
      `const { Worker } = await import("node:worker_threads"); const worker = new Worker("", { eval: true }); ` +
      `await new Promise((end) => worker.once("exit", end)); ${done}`,
    off: "permission model",
  },
  "opens the inspector": {
    program: `const inspector = await import("node:inspector"); inspector.open(0); if (inspector.url()) ${done}`,
    off: "permission model",
  },
  "has the inspector opened by a signal": {
    program:
      `const { url } = await import("node:inspector"); process.kill(process.pid, "SIGUSR1"); ` +
      `await new Promise((late) => setTimeout(late, 200)); if (url()) ${done}`,
    off: "permission model",
  },
  "evaluates a text": { program: `eval('${done}')`, off: "no code from strings" },
  "reaches Function through a value": {
    program: `({}).constructor.constructor('${done}')()`,
    off: "no code from strings",
  },
  "gives an object a prototype of its choice through __proto__": {
    program: `const user = {}; user["__proto__"] = { isAdmin: true }; if (user.isAdmin) ${done}`,
    off: "no __proto__",
  },
  "pollutes every object through constructor.prototype": {
    program: `JSON.parse('{}').constructor.prototype.isAdmin = true; if (({}).isAdmin) ${done}`,
    off: sealed,
  },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hardened-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const succeeds = (program: string, flags: readonly string[], off = ""): boolean => {
  const before = off === sealed ? "" : `(${sealPrototypes.toString()})();\n`;
  writeFileSync(join(folder, "server.mjs"), before + program);
  return spawnSync(node, [...flags, "server.mjs"], { cwd: folder, encoding: "utf8" }).stdout.includes("done");
};

const without = (off: string) =>
  runFlags(
    folder,
    nodeMajor,
    protections.filter(({ id }) => id !== off),
  );

describe("R-88 R-57 an attacker in the process", () => {
  it.each(Object.entries(attacks))("who %s is stopped by the flags of the container", (_, { program }) => {
    expect(succeeds(program, runFlags(folder, nodeMajor))).toBe(false);
  });

  it.each(Object.entries(attacks))("who %s succeeds where that protection is off", (_, { program, off }) => {
    expect(succeeds(program, without(off), off)).toBe(true);
  });

  it("is what each protection stands against", () => {
    const against = new Set(Object.values(attacks).map(({ off }) => off));
    expect(protections.map(({ id }) => id).filter((id) => !against.has(id))).toEqual([]);
  });
});

it("R-88 the start seals the prototypes before it loads the server", () => {
  const start = readFileSync(new URL("../../server/src/start.ts", import.meta.url), "utf8");
  expect(start).toMatch(/^ {2}sealPrototypes\(\);\n(?: {2}\/\/.*\n)* {2}await import\(/m);
});

it("R-88 the image starts the server with these flags, in its own folder", () => {
  const dockerfile = readFileSync(new URL("../../server/Dockerfile", import.meta.url), "utf8");
  const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)![1]!) as readonly string[];
  const base = /^FROM \S*distroless\/nodejs(\d+)/m.exec(dockerfile)![1];
  expect(command).toEqual([...runFlags("/app", Number(base)), "server.mjs"]);
});
