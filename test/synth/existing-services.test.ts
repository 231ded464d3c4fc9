import { afterAll, describe, expect, it } from "vitest";
import { deployments, first } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

const group = `/subscriptions/${deployments.dev.subscriptionId}/resourceGroups/rg-central/providers`;
const workspaceId = `${group}/Microsoft.OperationalInsights/workspaces/log-central`;
const imageRegistryId = `${group}/Microsoft.ContainerRegistry/registries/crimages`;

// Existing services of a company: a workspace of a central team, and a registry with its images.
const deployment = synthesisedDeployment({ ...deployments.dev, workspaceId, servers: [{ ...first, imageRegistryId }] });
afterAll(() => deployment.remove());
const stacks = Object.values(deployment.stacks());
const all = (type: string) => stacks.flatMap(({ resource }) => Object.values(resource[type] ?? {}));

describe("services that exist already", () => {
  it("R-61 logs everything to the workspace that the configuration names, and makes none", () => {
    expect(all("azurerm_log_analytics_workspace")).toEqual([]);
    const targets = all("azurerm_monitor_diagnostic_setting").map((setting) => setting["log_analytics_workspace_id"]);
    expect(targets.length).toBeGreaterThan(5);
    expect(new Set(targets)).toEqual(new Set([workspaceId]));
    expect(all("azurerm_application_insights")[0]).toMatchObject({ workspace_id: workspaceId });
  });

  it("R-69 imports the image from the registry that the server names, by its digest", () => {
    const [imported] = all("azapi_resource_action").filter(({ action }) => action === "importImage");
    const [, repository] = first.image.split("ghcr.io/");
    expect(imported).toMatchObject({ body: { source: { resourceId: imageRegistryId, sourceImage: repository } } });
  });
});
