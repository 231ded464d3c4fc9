import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Platform } from "../../deploy/pipelines/copy-pipelines.ts";
import { copyPipelines, isPlatform, platforms, templatesOf } from "../../deploy/pipelines/copy-pipelines.ts";
import { commandsIn } from "./pipeline-commands.ts";
import { temporaryFolder } from "./small-stacks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const names = Object.keys(platforms) as readonly Platform[];
const read = (platform: Platform, file: string): string => readFileSync(join(templatesOf(platform), file), "utf8");
const files = readdirSync(templatesOf("github"));

const helps = new Map<string, string>();
const helpOf = (script: string): string => {
  const env = { ...process.env, npm_lifecycle_event: script };
  const help =
    helps.get(script) ??
    execFileSync(process.execPath, ["tools/help.mjs", "--help"], { cwd: root, env, encoding: "utf8" });
  helps.set(script, help);
  return help;
};

describe("R-147 the pipelines for a deployment", () => {
  it("are the same on both platforms", () => {
    expect(readdirSync(templatesOf("azure-devops"))).toEqual(files);
  });

  it.each(files)("%s runs the same commands in the same order", (file) => {
    const commands = names.map((platform) => commandsIn(read(platform, file)));
    expect(commands[0]!.length).toBeGreaterThan(0);
    expect(commands[1]).toEqual(commands[0]);
  });

  it.each(names.flatMap((platform) => files.map((file) => [platform, file] as const)))(
    "%s/%s names scripts and options that exist",
    (platform, file) => {
      const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly scripts: object };
      for (const { script, text } of commandsIn(read(platform, file))) {
        expect(Object.keys(scripts)).toContain(script);
        const options = [...text.matchAll(/(?<= )(--[a-z-]+|-c)(?= |$)/g)].map(([option]) => option).slice(1);
        expect(options.filter((option) => option !== "--" && !helpOf(script).includes(option))).toEqual([]);
      }
    },
  );

  it.each(["deploy.yml", "roll-back.yml"])("%s changes Azure only where reviewers approve", (file) => {
    const { jobs } = parse(read("github", file)) as {
      readonly jobs: Readonly<
        Record<string, { readonly environment?: string; readonly env: { readonly ARM_CLIENT_ID: string } }>
      >;
    };
    for (const { environment, env } of Object.values(jobs))
      expect(env.ARM_CLIENT_ID.includes("DEPLOY")).toBe(environment === "production");
    const { stages } = parse(read("azure-devops", file)) as {
      readonly stages: readonly {
        readonly jobs: readonly {
          readonly environment?: string;
          readonly variables: { readonly ARM_CLIENT_ID: string };
        }[];
      }[];
    };
    for (const { environment, variables } of stages.flatMap(({ jobs: all }) => all))
      expect(variables.ARM_CLIENT_ID === "$(deployClientId)").toBe(environment === "production");
  });

  it.each(names)("%s holds no secret and asks for none but the platform's own token", (platform) => {
    const text = files.map((file) => read(platform, file)).join("\n");
    const secrets = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
    expect(secrets.filter((name) => name !== "GITHUB_TOKEN")).toEqual([]);
    expect(text).not.toMatch(/CLIENT_SECRET|password/i);
  });
});

describe("R-147 npm run pipeline", () => {
  it.each(names)("copies those of %s byte by byte", (platform) => {
    const folder = temporaryFolder();
    const paths = copyPipelines(platform, folder);
    expect(paths).toEqual(files.map((file) => `${platforms[platform]}/${file}`));
    for (const [at, path] of paths.entries())
      expect(readFileSync(join(folder, path), "utf8")).toBe(read(platform, files[at]!));
  });

  it("refuses to overwrite, names what is there, and copies nothing", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, ".github/workflows"), { recursive: true });
    writeFileSync(join(folder, ".github/workflows/deploy.yml"), "mine\n");
    expect(() => copyPipelines("github", folder)).toThrow(
      /\.github\/workflows\/deploy\.yml: received a file that exists/,
    );
    expect(readdirSync(join(folder, ".github/workflows"))).toEqual(["deploy.yml"]);
    expect(readFileSync(join(folder, ".github/workflows/deploy.yml"), "utf8")).toBe("mine\n");
  });

  it.each([[undefined], ["gitlab"], ["constructor"]])("knows no platform %s", (text) => {
    expect(isPlatform(text)).toBe(false);
  });
});
