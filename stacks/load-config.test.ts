import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigFileError, loadDeployment } from "./load-config.ts";
import { errorText } from "./command/report-error.ts";

const file = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), "config-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "prod.config.ts");
  writeFileSync(path, text);
  return path;
};

const refusalOf = (text: string): string => {
  const path = file(text);
  try {
    loadDeployment(path);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigFileError);
    return errorText(error);
  }
  throw new Error("was accepted");
};

describe("loadDeployment", () => {
  it("reads TypeScript, and the file of the repository when none is named", () => {
    expect(loadDeployment(file('export const deployment: object = { name: "mine" as const };'))).toEqual({
      name: "mine",
    });
    expect(loadDeployment()).toMatchObject({ name: "mcp" });
  });

  it("shows the place of a syntax error, and nothing of Node", () => {
    const text = refusalOf('export const deployment = {\n  name: "mcp"\n  location: "westeurope",\n};');
    expect(text).toMatch(/prod\.config\.ts:3:2:[^]*location: "westeurope"/);
    expect(text).not.toMatch(/node:internal|at \w+ \(|failureErrorWithLog/);
  });

  it.each([
    ["throws", "export const deployment = { name: undefined.name };", /prod\.config\.ts: threw TypeError: Cannot read/],
    ["exports nothing", "export const config = {};", /exports no deployment, expected `export const deployment/],
    ["is not there", "import './missing.ts'; export const deployment = {};", /Could not resolve "\.\/missing\.ts"/],
  ])("names a file that %s", (_, text, message) => {
    expect(refusalOf(text)).toMatch(message);
  });
});

describe("errorText", () => {
  it("names the kind of an error of ours, its causes, and how to see the place", () => {
    const error = new TypeError("x is undefined", { cause: new RangeError("too long") });
    expect(errorText(error)).toBe(
      "TypeError: x is undefined\n  because of RangeError: too long\n  Run it again with --trace (or DEBUG=1) to see where.",
    );
  });

  it("shows the place when it was asked for", () => {
    process.argv.push("--trace");
    onTestFinished(() => void process.argv.pop());
    expect(errorText(new TypeError("x is undefined"))).toMatch(
      /TypeError: x is undefined\n +at .*load-config\.test\.ts/,
    );
  });
});
