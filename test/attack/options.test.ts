import { describe, expect, it } from "vitest";
import { OptionsError, readOptions } from "./options.ts";

const command = ["--token-command", "print-a-token"];

describe("R-66 whose target it is", () => {
  it.each([
    "https://mcp.example.com/mcp",
    "http://10.0.0.1/mcp",
    "https://127.0.0.1.example.com/mcp",
    "https://localhost.example/mcp",
  ])("%s is refused unless the caller says that it is theirs", (url) => {
    expect(() => readOptions(["--url", url, ...command])).toThrow(/--i-own-this-target/);
    expect(readOptions(["--url", url, ...command, "--i-own-this-target"]).url).toBe(url);
  });

  it.each(["http://127.0.0.1:8080/mcp", "http://localhost/mcp", "http://[::1]/mcp"])("%s is this machine", (url) => {
    expect(readOptions(["--url", url, ...command]).url).toBe(url);
  });
});

it.each([
  [["--url", "mcp.example.com"], /--url: received "mcp.example.com"/],
  [["--url", "file:///etc/passwd"], /--url/],
  [["--url", "http://127.0.0.1/mcp"], /--token-command: received nothing/],
  [["--family", "tokens,nothing"], /--family: received "nothing"/],
  [["--max-requests", "many"], /--max-requests: received "many"/],
  [["--soak", "0"], /--soak/],
  [["--url", "http://127.0.0.1/mcp", ...command, "--load"], /for this machine alone/],
])("%j is refused with what would be right", (args, message) => {
  expect(() => readOptions(args)).toThrow(OptionsError);
  expect(() => readOptions(args)).toThrow(message);
});

it("R-66 a run that needs no token needs no command that prints one", () => {
  expect(readOptions(["--url", "http://127.0.0.1/mcp", "--anonymous"])).toMatchObject({
    anonymous: true,
    tokenCommand: undefined,
  });
});

it("an unknown option is refused", () => {
  expect(() => readOptions(["--nothing"])).toThrow(/--nothing/);
});
