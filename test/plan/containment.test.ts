import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentConfig } from "../../stacks/config.ts";
import { deployments, first } from "../deployments.ts";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import type { Plan } from "./plan-json.ts";
import { plannedChanges } from "./plan-json.ts";
import { terraformAvailable } from "./terraform-cli.ts";

/** What the gateway reads of an incident, by the end of the named value's name. */
const containedValues = { switch: "all", "threat-level": "2", indicators: `client:${"0".repeat(8)}` } as const;

/** What each playbook leaves behind in Azure and Entra, by the type of the resource that it changes. */
const contained: Readonly<Record<string, (attributes: Readonly<Record<string, unknown>>) => object>> = {
  // disable-sign-in
  azuread_service_principal: () => ({ account_enabled: false }),
  // roll-back
  azurerm_container_app: ({ ingress }) => {
    const [first] = ingress as readonly object[];
    const traffic_weight = [{ label: null, latest_revision: false, percentage: 100, revision_suffix: "before" }];
    return { ingress: [{ ...first, traffic_weight }] };
  },
  // stop-tool, stop-client, stop-server, quarantine-definition; raise-threat-level; the words of a new list of indicators
  azurerm_api_management_named_value: ({ name }) => {
    const [, kind] = /-(switch|threat-level|indicators)$/.exec(String(name)) ?? [];
    return kind === undefined ? {} : { value: containedValues[kind as keyof typeof containedValues] };
  },
};

// Without the governance stack: nothing in it is contained.
const config = Object.fromEntries(
  Object.entries({ ...deployments.dev, servers: [first], indicators: deployments.regulated.indicators }).filter(
    ([name]) => name !== "governance",
  ),
) as unknown as DeploymentConfig;
const newImage: DeploymentConfig = {
  ...config,
  servers: [{ ...first, image: `ghcr.io/contoso/mcp-server@sha256:${"cd34".repeat(16)}` }],
};

describe.skipIf(!terraformAvailable())("R-76 R-77 R-90 an apply after an incident", () => {
  let terraform: OfflineTerraform;
  const made: SynthesisedDeployment[] = [];
  const synthesised = (of: DeploymentConfig) => {
    const deployment = synthesisedDeployment(of);
    made.push(deployment);
    return deployment;
  };
  beforeAll(async () => (terraform = await offlineTerraform()));
  afterAll(() => {
    terraform.close();
    for (const deployment of made) deployment.remove();
  });

  it("leaves disabled sign-ins, shifted traffic, the kill switch, the threat level and the gateway's indicators as they are, with a new release too", async () => {
    const azure = terraform.deployment();
    const [before, after] = [synthesised(config), synthesised(newImage)];
    for (const stack of before.stackNames) await azure.apply(before.directory(stack));
    const changed = new Set<string>();
    const values = new Set<unknown>();
    for (const stack of ["platform", "workload"]) {
      azure.outside(before.directory(stack), (type, attributes) => {
        const left = contained[type]?.(attributes) ?? {};
        if (Object.keys(left).length > 0) changed.add(type);
        if ("value" in left) values.add(left.value);
        return { ...attributes, ...left };
      });
      expect(plannedChanges(await azure.plan(before.directory(stack))), stack).toEqual([]);
    }
    expect([...changed].sort()).toEqual(Object.keys(contained).sort());
    expect([...values].sort()).toEqual(Object.values(containedValues).sort());
    const release = await azure.plan(after.directory("workload"));
    expect(plannedChanges(release).join()).toMatch(/update azurerm_container_app/);
    for (const [type, left] of Object.entries(contained)) {
      for (const values of plannedOf(release, type)) expect(values).toMatchObject(left(values));
    }
    // That the silence above is no blindness: a change that no playbook makes is undone.
    azure.outside(before.directory("workload"), (type, attributes) =>
      type === "azuread_service_principal" ? { ...attributes, app_role_assignment_required: false } : attributes,
    );
    expect(plannedChanges(await azure.plan(before.directory("workload"))).join()).toMatch(
      /update azuread_service_principal/,
    );
  });
});

const plannedOf = ({ planned_values }: Plan, type: string) =>
  (planned_values.root_module?.resources ?? []).filter((one) => one.type === type).map(({ values }) => values);
