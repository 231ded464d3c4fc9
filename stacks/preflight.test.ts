import { expect, it } from "vitest";
import { deployment } from "../deployment.config.ts";
import type { DeploymentConfig } from "./config.ts";
import { placeholders } from "./preflight.ts";

const guid = "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11";
const mine: DeploymentConfig = {
  ...deployment,
  tenantId: guid,
  subscriptionId: guid,
  servers: [
    {
      name: "documents",
      users: [{ name: "users", objectId: guid }],
      image: `ghcr.io/contoso/mcp@sha256:${"ab".repeat(32)}`,
    },
  ],
  alerts: { emails: ["platform@contoso.com"] },
  state: { ...deployment.state, storageAccount: "stcontosostate" },
};

it("names every value of the example that cannot be deployed", () => {
  expect(placeholders(deployment).map(({ field }) => field)).toEqual([
    "tenantId",
    "subscriptionId",
    "servers[0].users[0].objectId",
    "servers[0].image",
    "state.storageAccount",
    "alerts.emails[0]",
  ]);
});

it("lets a configuration of one's own pass", () => {
  expect(placeholders(mine)).toEqual([]);
});
