import type { HardenedMcpProps } from "@mcp-landing-zone/constructs";
import { HardenedMcp, TimeProvider } from "@mcp-landing-zone/constructs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployments, first } from "../deployments.ts";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import { plannedChanges } from "./plan-json.ts";
import { sampleStack } from "./sample-stack.ts";
import { synthesised } from "./synthesised.ts";
import { terraformAvailable } from "./terraform-cli.ts";

const { location, tenantId } = deployments.standard;
const { image, users } = first;

const props = (name: string): HardenedMcpProps => ({
  ...{ name, location, tenantId, image, users },
  environment: "prod",
  profile: "dev",
  authorization: "facade",
  clients: deployments.standard.clients,
  alertEmails: deployments.standard.alerts.emails,
});

describe.skipIf(!terraformAvailable())("HardenedMcp, through the real Terraform", () => {
  let terraform: OfflineTerraform;
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });
  afterAll(() => terraform.close());

  it("twice in one stack is planned without a cycle", async () => {
    const directory = synthesised((app) => {
      const stack = sampleStack(app, "both");
      new TimeProvider(stack, "time");
      for (const name of ["sales", "legal"]) new HardenedMcp(stack, name, props(name));
    })("both");
    const planned = plannedChanges(await terraform.deployment().plan(directory));
    expect(planned.length).toBeGreaterThan(250);
  });
});
