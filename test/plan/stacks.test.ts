import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GovernanceAreas } from "@mcp-landing-zone/constructs";
import type { DeploymentConfig, ServerConfig } from "../../stacks/config.ts";
import { validated } from "../../stacks/validation/validate.ts";
import { deploymentKeys, deployments, first } from "../deployments.ts";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import { plannedChanges, plannedDestroys, resolvedResources } from "./plan-json.ts";
import { terraformAvailable } from "./terraform-cli.ts";

describe.skipIf(!terraformAvailable())("every stack, through the real Terraform", () => {
  let terraform: OfflineTerraform;
  const made: SynthesisedDeployment[] = [];
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });
  afterAll(() => {
    terraform.close();
    for (const deployment of made) deployment.remove();
  });

  const synthesised = (config: DeploymentConfig): SynthesisedDeployment => {
    const deployment = synthesisedDeployment(config);
    made.push(deployment);
    return deployment;
  };

  /** Each area of governance as its team changes it later: switches are turned, lists and numbers are others. */
  const later = (areas: GovernanceAreas): GovernanceAreas => ({
    ...areas,
    ...(areas.detections && {
      detections: {
        without: [...(areas.detections.without ?? []), { id: left, reason: "Keys are renewed by another team" }],
        callsPerDay: 50_000,
      },
    }),
    ...(areas.playbooks && {
      playbooks: { ...areas.playbooks, armed: !areas.playbooks.armed, askFirst: ["stop-client"] },
    }),
    ...(areas.guardrails && { guardrails: { effect: "Audit", enforce: !areas.guardrails.enforce } }),
    ...(areas.conditionalAccess && {
      conditionalAccess: { ...areas.conditionalAccess, enforce: !areas.conditionalAccess.enforce, signInHours: 8 },
    }),
    ...(areas.registry && { registry: { ...areas.registry, owner: "Another team", review: "half-yearly" } }),
    ...(areas.defender && { defender: { ...areas.defender, emails: ["another@contoso.com"] } }),
    ...(areas.privileged && { privileged: { ...areas.privileged, longest: "PT2H" } }),
    ...(areas.accessReviews && { accessReviews: { ...areas.accessReviews, every: "annual", days: 180 } }),
    ...(areas.budget && { budget: { ...areas.budget, monthly: 3_000 } }),
  });
  const left = "credential-near-expiry";
  /** What those changes take away: the detection that is left out, rows of watchlists, exemptions that ended. */
  const takenAway = new RegExp(
    `_${left}_|^azurerm_sentinel_watchlist_item\\.|^azurerm_resource_group_policy_exemption\\.`,
  );

  it.each(deploymentKeys)(
    "R-77 %s: validates without a warning, applies in order, has nothing left to do, takes changes in place; governance is changed and destroyed",
    async (key) => {
      const { governance }: DeploymentConfig = deployments[key];
      const stacks = synthesised(deployments[key]);
      const changed = synthesised({
        ...deployments[key],
        tags: { owner: "another-team" },
        ...(governance && { governance: later(governance) }),
      });
      const azure = terraform.deployment();
      for (const stack of stacks.stackNames) {
        const directory = stacks.directory(stack);
        expect(await azure.validate(directory), stack).toEqual([]);
        await azure.apply(directory);
        expect(plannedChanges(await azure.plan(directory)), stack).toEqual([]);
        const destroyed = plannedDestroys(await azure.plan(changed.directory(stack)));
        const unexpected = stack === "governance" ? destroyed.filter((address) => !takenAway.test(address)) : destroyed;
        expect(unexpected, `${stack}, changed`).toEqual([]);
      }
      if (!governance) return;
      const directory = changed.directory("governance");
      await azure.apply(directory);
      expect(plannedChanges(await azure.plan(directory)), "governance, after the change").toEqual([]);
      expect(resolvedResources(await azure.destroy(directory)), "governance, destroyed").toEqual([]);
    },
  );

  /** What people change on a deployment that lives. None of it may destroy what is there. */
  const [workload] = deployments.standard.servers as readonly [ServerConfig, ...ServerConfig[]];
  /** Of one server: test/synth compares the stacks of the others, without Terraform. */
  const living = { ...deployments.standard, servers: [workload] };
  const changed = (fields: Partial<ServerConfig>) => ({ servers: [{ ...workload, ...fields }] });
  const dayTwo: readonly [string, Partial<DeploymentConfig>][] = [
    ["a new image", changed({ image: `ghcr.io/contoso/mcp-server@sha256:${"cd34".repeat(16)}` })],
    [
      "another client",
      {
        clients: [
          ...deployments.standard.clients,
          { name: "Claude", clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f09" },
        ],
      },
    ],
    ["approvers", changed({ approvers: [{ name: "Second line", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f08" }] })],
    ["a host that tools may fetch from", changed({ egressHosts: ["learn.microsoft.com"] })],
    ["another address for alerts", { alerts: { emails: ["platform@contoso.com", "security@contoso.com"] } }],
  ];
  it("R-77 a change on day two destroys nothing", async () => {
    const azure = terraform.deployment();
    const before = synthesised(living);
    for (const stack of before.stackNames) await azure.apply(before.directory(stack));
    const destroyed: Record<string, readonly string[]> = {};
    for (const [change, fields] of dayTwo) {
      const after = synthesised({ ...living, ...fields });
      for (const stack of after.stackNames) {
        destroyed[`${change}: ${stack}`] = plannedDestroys(await azure.plan(after.directory(stack)));
      }
    }
    expect(Object.entries(destroyed).filter(([, addresses]) => addresses.length > 0)).toEqual([]);
  });

  it("R-77 R-116 the new form of the first server, and servers beside it, change nothing of what runs", async () => {
    const azure = terraform.deployment();
    const { servers: _servers, ...shared } = { ...deployments.standard, governance: undefined };
    const written = JSON.parse(JSON.stringify(shared)) as DeploymentConfig;
    const warnings: string[] = [];
    const former = validated({ ...written, image: first.image, users: first.users }, (text) => warnings.push(text));
    expect(warnings.join()).toContain('"wasOnlyServer": true');
    const [, ...others] = deployments.standard.servers;
    const before = synthesised(former);
    const renamed = synthesised({ ...written, servers: [first] });
    const more = synthesised({ ...written, servers: [first, ...others] });
    expect(more.stackNames).toEqual([...before.stackNames, "weather", "legacy"]);
    for (const stack of before.stackNames) {
      await azure.apply(before.directory(stack));
      for (const after of [renamed, more])
        expect(plannedChanges(await azure.plan(after.directory(stack))), stack).toEqual([]);
    }
    for (const stack of ["weather", "legacy"]) await azure.apply(more.directory(stack));
    // Their removal changes nothing in the other stacks either.
    for (const stack of before.stackNames)
      expect(plannedChanges(await azure.plan(before.directory(stack))), stack).toEqual([]);
  });

  it("opening a private gateway to the internet takes away its private endpoint and nothing else", async () => {
    const azure = terraform.deployment();
    const before = synthesised(deployments.standard);
    for (const stack of ["foundation", "platform"] as const) await azure.apply(before.directory(stack));
    const after = synthesised({ ...deployments.standard, exposure: "internet" });
    expect(plannedDestroys(await azure.plan(after.directory("platform")))).toEqual([
      expect.stringMatching(/^azurerm_private_endpoint\.platform_gateway_PrivateEndpoint_/),
    ]);
  });
});
