import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("template", import.meta.url));
const source = "@mcp-landing-zone/source";
const loader = import.meta.resolve("tsx/esm");
const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

/** `npm run package` copies it into an empty folder and uses the packed packages. */
const run = (...args: readonly string[]) => {
  const conditions = [`--conditions=${source}`, "--import", "tsx/esm"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...conditions, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
};

it("R-50 the template's catalogue is what its tools say, and no pattern of it backtracks", () => {
  const { status, said } = run(cli, "tools", "catalogue", "src/server.ts", "--check");
  expect({ status, said }).toEqual({ status: 0, said: "catalogue.json is current\n" });
});

it("the template's own test passes", () => {
  const { status, said } = run("--test", "test/server.ts");
  expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining("pass 2") });
});

describe("the template's image", () => {
  const lines = readFileSync(join(folder, "Dockerfile"), "utf8").split("\n");
  const copied = lines
    .filter((line) => line.startsWith("COPY "))
    .map((line) =>
      line
        .split(" ")
        .slice(1, -1)
        .filter((word) => !word.startsWith("--chown")),
    );

  it("R-57 is built from what the folder holds after `npm install`, and from nothing that its ignore file leaves out", () => {
    const sources = copied.filter(([first]) => !first!.startsWith("--from=")).flat();
    const left = readFileSync(join(folder, ".dockerignore"), "utf8").split("\n").filter(Boolean);
    expect(sources).toEqual(["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", "src"]);
    // `npm install` writes the lock.
    const missing = sources.filter((name) => name !== "package-lock.json" && !existsSync(join(folder, name)));
    expect([missing, left.filter((name) => sources.includes(name))]).toEqual([[], []]);
    const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(lines.join("\n").match(/npm run (\w+)/g)).toEqual(["npm run build"]);
    expect(scripts["build"]).toBe("tsc --project tsconfig.build.json");
  });

  it("R-57 R-114 finds all that it copies in what the package packs, and installs what is packed with it", () => {
    const server = join(folder, "../..");
    const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"];
    const packed = spawnSync("npm", args, { cwd: server, encoding: "utf8" });
    const [{ files }] = JSON.parse(packed.stdout) as [{ readonly files: readonly { readonly path: string }[] }];
    const inside = files
      .map(({ path }) => path)
      .filter((path) => path.startsWith("examples/template/"))
      .map((path) => path.slice("examples/template/".length));
    expect(inside).toEqual(expect.arrayContaining(["Dockerfile", ".dockerignore", "catalogue.json"]));
    const fromOutside = copied.filter(([first]) => !first!.startsWith("--from=")).flat();
    const missing = fromOutside.filter((name) => !inside.some((path) => path === name || path.startsWith(`${name}/`)));
    // `npm install` writes it.
    expect(missing).toEqual(["package-lock.json"]);
    const read = (path: string) =>
      JSON.parse(readFileSync(path, "utf8")) as {
        readonly version: string;
        readonly dependencies: Readonly<Record<string, string>>;
        readonly devDependencies: Readonly<Record<string, string>>;
      };
    const { dependencies, devDependencies } = read(join(folder, "package.json"));
    const ours = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => name.startsWith("@mcp-"));
    const versionOf = (name: string) => read(join(server, "..", name.split("/")[1]!, "package.json")).version;
    expect(ours.map(([name, version]) => [name, version === versionOf(name)])).toEqual([
      ["@mcp-landing-zone/server", true],
      ["@mcp-landing-zone/cli", true],
    ]);
  });

  it("R-57 holds what was built, and its command starts: it asks for its settings", () => {
    const app = mkdtempSync(join(tmpdir(), "template-image-"));
    try {
      // Types are checked against the packed packages, by `npm run package`.
      mkdirSync(join(app, "dist"));
      const { compilerOptions } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile).config as {
        compilerOptions: ts.CompilerOptions;
      };
      for (const name of readdirSync(join(folder, "src"))) {
        const text = readFileSync(join(folder, "src", name), "utf8");
        const { outputText } = ts.transpileModule(text, {
          fileName: name,
          compilerOptions: { ...compilerOptions, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
        });
        writeFileSync(join(app, "dist", name.replace(/ts$/, "js")), outputText);
      }
      symlinkSync(join(folder, "../../../node_modules"), join(app, "node_modules"));
      symlinkSync(join(folder, "package.json"), join(app, "package.json"));
      const taken = copied.filter(([first]) => first === "--from=build").map(([, path]) => path);
      expect(taken).toEqual(["/app/package.json", "/app/node_modules", "/app/dist"]);
      for (const path of taken) expect(existsSync(path!.replace("/app", app))).toBe(true);
      const command = JSON.parse(/^CMD (.+)$/m.exec(lines.join("\n"))?.[1] ?? "[]") as string[];
      // Here the packages are sources, which a loader reads, and Node 20 knows the permission model by another name.
      const known = command.filter((word) => !/^--(?:permission|allow-fs-read|disallow-code)/.test(word));
      expect(command.length - known.length).toBe(4);
      const { stderr } = spawnSync(process.execPath, [`--conditions=${source}`, "--import", loader, ...known], {
        cwd: app,
        env: { NODE_ENV: "production", MCP_BIND_ADDRESS: "0.0.0.0" },
        encoding: "utf8",
      });
      expect(stderr).toMatch(/^\d+ settings are wrong/);
      expect(stderr).not.toContain("MCP_BIND_ADDRESS");
    } finally {
      rmSync(app, { recursive: true });
    }
  });
});
