import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../../testing/wait.ts";
import type { AttackProgress, AttackRun } from "./attack-run.ts";
import { createAttackRun } from "./attack-run.ts";

let run: AttackRun = createAttackRun({ arguments: [], directory: ".", longestMs: 0 });

const started = (program: string, longestMs = 20_000): AttackRun => {
  run = createAttackRun({ arguments: ["--eval", program], directory: import.meta.dirname, longestMs });
  run.start();
  return run;
};

const ended = (): Promise<AttackProgress> =>
  eventually(() => (run.progress(0).state === "ended" ? run.progress(0) : undefined));

const waits = "setInterval(() => undefined, 1000);";

const tellsItsId = `console.log(process.pid); ${waits}`;
const execute = promisify(execFile);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

afterEach(() => run.stop());

describe("a run of the attack", () => {
  it.each([
    [0, "passed"],
    [1, "failed"],
    [2, "failed"],
  ])("that exits with %i has %s", async (code, end) => {
    started(`process.exitCode = ${code};`);
    expect((await ended()).end).toBe(end);
  });

  it("tells its results from a number on", async () => {
    started("for (const id of ['a', 'b', 'c']) process.send({ id });");
    await ended();
    expect(run.progress(1).results).toEqual([{ id: "b" }, { id: "c" }]);
  });

  it("keeps the last lines of what it writes, and not their whole length", async () => {
    started("for (let i = 0; i < 300; i += 1) console.log(i); console.error('x'.repeat(9000));");
    const { lines } = await ended();
    expect([lines.length, Math.max(...lines.map(({ length }) => length))]).toEqual([200, 500]);
  });

  it("R-55 is one at a time", async () => {
    started(waits);
    expect(run.start()).toBe(false);
  });

  it("R-55 ends when it takes too long", async () => {
    started(waits, 200);
    expect((await ended()).end).toBe("late");
  });

  it("is stopped, and can be started again", async () => {
    started(waits);
    run.stop();
    expect((await ended()).end).toBe("stopped");
    expect(run.start()).toBe(true);
    expect(run.progress(0)).toMatchObject({ state: "running", results: [] });
  });

  it("does not keep the process from ending, and ends with it", async () => {
    const endWithParent = new URL("../../server/end-with-parent.ts", import.meta.url).href;
    const command = {
      arguments: ["--import", "tsx", "--import", endWithParent, "--eval", tellsItsId],
      directory: process.cwd(),
      longestMs: 60_000,
    };
    const parent = `
      import { createAttackRun } from ${JSON.stringify(new URL("attack-run.ts", import.meta.url).href)};
      const run = createAttackRun(${JSON.stringify(command)});
      run.start();
      const timer = setInterval(() => {
        const [line] = run.progress(0).lines;
        if (line === undefined) return;
        console.log(line);
        clearInterval(timer);
      }, 20);
    `;
    const { stdout } = await execute(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", parent], {
      timeout: 240_000,
    });
    await expect.poll(() => isAlive(Number(stdout))).toBe(false);
  });

  it("says so when it cannot be started", async () => {
    run = createAttackRun({ arguments: [], directory: "/nowhere/at/all", longestMs: 20_000 });
    run.start();
    const { end, lines } = await ended();
    expect([end, lines.join()]).toEqual(["failed", expect.stringContaining("ENOENT")]);
  });
});
