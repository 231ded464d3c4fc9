import { expect, it } from "vitest";
import { LaunchError } from "../launch-error.ts";
import { defaultPort, launchOptions } from "./options.ts";

const nothingElse = { guests: [], trust: false, watch: false };

it("without options: three known ports, the gateway as authorization server, until Ctrl-C", () => {
  expect(launchOptions([])).toEqual({
    mode: "facade",
    port: defaultPort,
    ...nothingElse,
    check: false,
    inspect: false,
  });
});

it("with all options", () => {
  const args = ["--mode", "direct", "--port", "0", "--check", "--inspect", "--stacks", "cdktf.out"];
  expect(launchOptions(args)).toEqual({
    mode: "direct",
    port: 0,
    ...nothingElse,
    check: true,
    inspect: true,
    stacks: "cdktf.out",
  });
});

it.each([
  [["--port", "http"], "--port: received http; should be a number from 0 to 65533"],
  [["--port", "65534"], "--port: received 65534; should be a number from 0 to 65533"],
  [["--mode", "open"], "--mode: received open; should be one of facade, direct"],
  [["--check=no"], "--check"],
  [["--server", "a1=http://127.0.0.1:1/mcp", "--server", "a1=node x.js"], "--server: received a1 twice"],
  [["now"], "now"],
])("%j is refused with what would be right", (args, message) => {
  expect(() => launchOptions(args)).toThrow(LaunchError);
  expect(() => launchOptions(args)).toThrow(message);
});
