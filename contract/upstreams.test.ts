import { describe, expect, it } from "vitest";
import { upstreamProblems } from "./index.ts";
import { upstreamList } from "./upstreams.ts";

const http = { name: "archive", url: "https://tools.example/mcp" };
const stdio = { name: "local", command: "/opt/tools/server", args: ["--quiet"], env: { LANG: "C" }, cwd: "/opt/tools" };

describe("upstreams", () => {
  it("are read as they are written", () => {
    const credential = { kind: "secret", name: "archive-key", as: "x-api-key" } as const;
    const upstreams = [{ ...http, credential, private: ["10.1.0.0/24"] }, stdio];
    expect(upstreamList.read(upstreamList.write(upstreams))).toEqual(upstreams);
  });

  it.each<[string, unknown, string]>([
    ["no list", {}, ""],
    ["no object", ["archive"], "[0]"],
    ["neither address nor program", [{ name: "a" }], "[0]"],
    ["both address and program", [{ ...http, ...stdio }], "[0]"],
    ["a name with a dot, in which others could hide", [{ ...http, name: "a.b" }], "[0].name"],
    ["a name twice", [http, { ...stdio, name: "archive" }], "[1].name"],
    ["an unknown field", [{ ...http, token: "x" }], "[0].token"],
    ["R-41 an address without TLS", [{ ...http, url: "http://tools.example/mcp" }], "[0].url"],
    ["an address of numbers", [{ ...http, url: "https://10.0.0.1/mcp" }], "[0].url"],
    ["R-34 an address with credentials", [{ ...http, url: "https://me:word@tools.example/mcp" }], "[0].url"],
    ["R-34 an address with a query", [{ ...http, url: "https://tools.example/mcp?key=1" }], "[0].url"],
    ["a range that is none", [{ ...http, private: ["everything"] }], "[0].private"],
    ["a credential of an unknown kind", [{ ...http, credential: { kind: "caller-token" } }], "[0].credential.kind"],
    [
      "a scope of single rights",
      [{ ...http, credential: { kind: "managed-identity", scope: "api://x/Read" } }],
      "[0].credential.scope",
    ],
    ["a secret without a name", [{ ...http, credential: { kind: "secret", as: "x-api-key" } }], "[0].credential.name"],
    [
      "tokens for a program",
      [{ ...stdio, credential: { kind: "on-behalf-of", scope: "api://x/.default" } }],
      "[0].credential.kind",
    ],
    ["R-114 a variable with NUL", [{ ...stdio, env: { LANG: "C\0" } }], "[0].env"],
    ["R-114 variables that differ only in case", [{ ...stdio, env: { LANG: "C", Lang: "D" } }], "[0].env"],
    ["R-114 an argument with NUL", [{ ...stdio, args: ["a\0b"] }], "[0].args"],
    ["R-114 a program found by search", [{ ...stdio, command: "server" }], "[0].command"],
    ["R-34 a secret by the name of its variable", [{ ...stdio, env: { API_KEY: "1" } }], "[0].env"],
    ["R-34 a secret by its looks", [{ ...stdio, env: { OPTIONS: "password=1" } }], "[0].env"],
    ["R-34 a secret among the arguments", [{ ...stdio, args: ["--token=1"] }], "[0].args"],
    ["a way of marking that is none", [{ ...http, spotlight: "off" }], "[0].spotlight"],
  ])("with %s are refused", (_title, value, field) => {
    expect(upstreamProblems(value).map((problem) => problem.field)).toEqual([field]);
  });
});
