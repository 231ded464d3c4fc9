import { resourcesOf } from "@mcp-landing-zone/constructs/testing";
import { expect, it } from "vitest";
import type { DeploymentKey } from "../deployments.ts";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

/** How many requests a minute each limit by the caller's address allows, by the name of its counter. */
const addressLimits = (key: DeploymentKey): Readonly<Record<string, number>> => {
  const deployment = synthesisedDeployment(deployments[key]);
  try {
    const policies = Object.values(deployment.stacks())
      .flatMap((stack) => resourcesOf(stack, "azurerm_api_management_api_policy"))
      .map((policy) => String(policy["xml_content"]));
    const limit = /calls="(\d+)"\s+renewal-period="60"\s+counter-key="@\("([^"]+)" \+ context\.Request\.IpAddress\)"/g;
    return Object.fromEntries(
      policies.flatMap((xml) => [...xml.matchAll(limit)].map(([, calls, counter]) => [counter!, Number(calls)])),
    );
  } finally {
    deployment.remove();
  }
};

it("R-56 behind Front Door, all callers share an address, and no limit by address counts one person", () => {
  const [alone, shared] = [addressLimits("standard"), addressLimits("regulated")];
  expect(Object.keys(shared)).toEqual(expect.arrayContaining(["mcp:address:", "mcp-facade:", "mcp-metadata:address:"]));
  expect(Math.max(...Object.values(alone))).toBeLessThanOrEqual(1_200);
  expect(Math.min(...Object.values(shared))).toBeGreaterThanOrEqual(6_000);
});
