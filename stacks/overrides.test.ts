import { expect, it } from "vitest";
import { deployment } from "../deployment.config.ts";
import { overridden, overridesInEnvironment, parseOverrides } from "./overrides.ts";

it("replaces what the command line names and nothing else", () => {
  const config = overridden(deployment, parseOverrides(["profile=regulated", "environment=prod"]));
  expect(config).toEqual({ ...deployment, profile: "regulated", environment: "prod" });
});

it("keeps an equals sign in the value", () => {
  expect(parseOverrides(["nameSalt=a=b"])).toEqual({ nameSalt: "a=b" });
});

it.each(["tenantId=x", "profile", "", "=dev"])("refuses %j and names what can be overridden", (pair) => {
  expect(() => parseOverrides([pair])).toThrow(
    /expected <key>=<value> with a key out of environment, location, profile/,
  );
});

it("finds what was sent through the environment", () => {
  expect(overridesInEnvironment({ DEPLOYMENT_OVERRIDES: '{"profile":"standard"}' })).toEqual({ profile: "standard" });
  expect(overridesInEnvironment({})).toEqual({});
});

it.each(["profile=dev", '{"tenantId":"x"}', "null"])(
  "refuses %j in the environment and shows what would be right",
  (json) => {
    expect(() => overridesInEnvironment({ DEPLOYMENT_OVERRIDES: json })).toThrow(
      /expected JSON such as \{"profile":"standard"\}/,
    );
  },
);
