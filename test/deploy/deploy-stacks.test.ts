import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeployOptions } from "../../deploy/engine/deploy-stacks.ts";
import { deployStacks } from "../../deploy/engine/deploy-stacks.ts";
import { exitCodeOf, outputsOf } from "../../deploy/engine/result.ts";
import { planFileOf } from "../../deploy/engine/stack-run.ts";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { running, smallStacks, temporaryFolder, testEngine } from "./small-stacks.ts";

const apply: DeployOptions = { mode: "apply", autoApprove: true };
const statuses = (results: Awaited<ReturnType<typeof deployStacks>>) =>
  results.map(({ name, status }) => `${name} ${status}`);
const three = (last = running("true")) => ({
  first: { resources: { a: {}, b: {} } },
  second: { dependsOn: ["first"], resources: { c: last } },
  third: { dependsOn: ["second"], resources: {} },
});

describe.skipIf(!terraformAvailable())("deploying stacks", () => {
  it("applies them in order, with the values between them, and then has nothing left to do", async () => {
    const stacks = smallStacks(three());
    const done = await deployStacks(stacks, testEngine(), apply);
    expect(statuses(done)).toEqual(["first applied", "second applied", "third applied"]);
    expect(outputsOf(done)).toEqual({
      first: { value: "first" },
      second: { value: "second" },
      third: { value: "third" },
    });
    const again = await deployStacks(stacks, testEngine(), apply);
    expect(statuses(again)).toEqual(["first unchanged", "second unchanged", "third unchanged"]);
    const alone = await deployStacks(stacks.slice(2), testEngine(), apply);
    expect(statuses(alone)).toEqual(["third unchanged"]);
  });

  it("plans without changing anything, says what has to wait, and applies exactly the saved plans", async () => {
    const folder = temporaryFolder();
    const stacks = smallStacks(three(), folder);
    const engine = testEngine();
    const planned = await deployStacks(stacks, engine, { ...apply, mode: "plan" });
    expect(statuses(planned)).toEqual(["first planned", "second waiting", "third waiting"]);
    expect(engine.said.join("\n")).toMatch(/first: 2 to create\n {2}create {2}terraform_data \(2\)/);
    expect(engine.said.join("\n")).toMatch(/second: 2 resources in it; its changes are known after first/);
    expect(existsSync(join(folder, "first.tfstate"))).toBe(false);
    const [first] = stacks;
    const plan = readFileSync(planFileOf(first!));
    const applied = await deployStacks(stacks, testEngine(), { ...apply, mode: "saved" });
    expect(statuses(applied)).toEqual(["first applied", "second waiting", "third waiting"]);
    const spent = deployStacks(stacks, testEngine(), { ...apply, mode: "saved" });
    await expect(spent).rejects.toThrow("No plan is kept: make one with `npm run deploy -- --plan`");
    writeFileSync(planFileOf(first!), plan);
    const stale = testEngine();
    expect(statuses(await deployStacks([first!], stale, { ...apply, mode: "saved" }))).toEqual(["first failed"]);
    expect(stale.said.join("\n")).toContain("What helps: `npm run deploy -- --plan` again.");
    const next = await deployStacks(stacks, testEngine(), { ...apply, mode: "plan" });
    expect(statuses(next)).toEqual(["first unchanged", "second planned", "third waiting"]);
  });

  it("shows in bold what is replaced or destroyed, and why", async () => {
    const folder = temporaryFolder();
    const make = (resources: Record<string, object>) =>
      smallStacks({ only: { resources: resources as never } }, folder);
    await deployStacks(make({ kept: { triggers_replace: "1" }, lost: {} }), testEngine(), apply);
    const engine = testEngine("no");
    const results = await deployStacks(make({ kept: { triggers_replace: "2" } }), engine, {
      ...apply,
      autoApprove: false,
    });
    const said = engine.said.join("\n");
    expect(said).toContain("**  replace terraform_data.kept: triggers_replace cannot be changed in place**");
    expect(said).toContain("**  destroy terraform_data.lost**");
    expect(said).toContain("2 of what is there will be destroyed.");
    expect([statuses(results), exitCodeOf(results)]).toEqual([["only declined"], 4]);
  });

  it.each([
    ["yes", "first applied"],
    ["y", "first declined"],
    [undefined, "first declined"],
  ])("asks before it changes anything: %s", async (answer, status) => {
    const results = await deployStacks(smallStacks({ first: { resources: { a: {} } } }), testEngine(answer), {
      ...apply,
      autoApprove: false,
    });
    expect(statuses(results)).toEqual([status]);
  });

  it("ends at what fails, says where and what helps, and goes on from there the next time", async () => {
    const folder = temporaryFolder();
    const failing = running("echo 'Code=\"RequestDisallowedByPolicy\"' >&2; exit 1");
    const engine = testEngine();
    const results = await deployStacks(smallStacks(three(failing), folder), engine, apply);
    expect(statuses(results)).toEqual(["first applied", "second failed", "third skipped"]);
    expect(exitCodeOf(results)).toBe(1);
    const said = engine.said.join("\n");
    expect(said).toMatch(/terraform_data\.c: local-exec provisioner error/);
    expect(said).toContain("Why: Azure Policy of the landing zone denies the resource.");
    const resumed = await deployStacks(smallStacks(three(), folder), testEngine(), apply);
    expect(statuses(resumed)).toEqual(["first unchanged", "second applied", "third applied"]);
  });

  it("stops at a signal after the step that it is in, leaves the state unlocked, and goes on the next time", async () => {
    const folder = temporaryFolder();
    const engine = testEngine();
    const interrupting = deployStacks(smallStacks(three(running("sleep 30")), folder), engine, apply);
    const watch = setInterval(() => {
      if (!existsSync(join(folder, "second.tfstate"))) return;
      clearInterval(watch);
      engine.interruption.stop("SIGTERM");
      engine.interruption.stop("SIGTERM");
    }, 20);
    const results = await interrupting;
    expect(statuses(results)).toEqual(["first applied", "second interrupted", "third skipped"]);
    expect(exitCodeOf(results)).toBe(130);
    expect(engine.said.filter((text) => text.startsWith("SIGTERM"))).toHaveLength(1);
    expect(engine.said.some((text) => text.startsWith("Still stopping."))).toBe(true);
    expect(existsSync(join(folder, ".second.tfstate.lock.info"))).toBe(false);
    const resumed = await deployStacks(smallStacks(three(), folder), testEngine(), apply);
    expect(statuses(resumed)).toEqual(["first unchanged", "second applied", "third applied"]);
  });

  it("begins no further step after a signal that came between two", async () => {
    const folder = temporaryFolder();
    const engine = testEngine();
    engine.console.ask = async () => {
      engine.interruption.stop("SIGINT");
      return "yes";
    };
    const stacks = smallStacks({ first: { resources: { a: {} } } }, folder);
    expect(statuses(await deployStacks(stacks, engine, { ...apply, autoApprove: false }))).toEqual([
      "first interrupted",
    ]);
    expect(existsSync(join(folder, "first.tfstate"))).toBe(false);
  });

  it("names a missing stack that it depends on", async () => {
    const engine = testEngine();
    const results = await deployStacks(smallStacks(three()).slice(1, 2), engine, apply);
    expect(statuses(results)).toEqual(["second failed"]);
    expect(engine.said.join("\n")).toContain("What helps: deploy that stack first, or all of them: `npm run deploy`.");
  });
});
