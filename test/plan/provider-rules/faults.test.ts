import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AzapiResource } from "../../../constructs/azapi/index.ts";
import { ApiManagementApiDiagnostic, CdnFrontdoorCustomDomain } from "../../../constructs/providers.ts";
import type { OfflineTerraform } from "../offline-terraform.ts";
import { offlineTerraform } from "../offline-terraform.ts";
import { SUBSCRIPTION_ID } from "../resource-ids.ts";
import { sampleResources, sampleStack } from "../sample-stack.ts";
import { synthesised } from "../synthesised.ts";
import { terraformAvailable } from "../terraform-cli.ts";

type Sample = ReturnType<typeof sampleResources>;

const group = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg-sample`;
const service = `${group}/providers/Microsoft.ApiManagement/service/apim`;

/** Resources that the genuine providers refused, each at the moment at which they do. */
describe.skipIf(!terraformAvailable())("what the genuine providers refuse", () => {
  let terraform: OfflineTerraform;
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });
  afterAll(() => terraform.close());

  const stack = (add: (sample: Sample) => void): string =>
    synthesised((app) => add(sampleResources(sampleStack(app, "sample"))))("sample");

  const diagnostic = (identifier: string) =>
    stack(({ group }) => {
      new ApiManagementApiDiagnostic(group.cdktfStack, "diagnostic", {
        identifier,
        resourceGroupName: group.name,
        apiManagementName: "apim",
        apiName: "mcp",
        apiManagementLoggerId: `${service}/loggers/${identifier}`,
      });
    });

  it("a diagnostic of an API for the workspace, at plan, because of an unwritten default", async () => {
    const azure = terraform.deployment();
    await azure.validate(diagnostic("azuremonitor"));
    await expect(azure.plan(diagnostic("azuremonitor"))).rejects.toThrow(/`operation_name_format` cannot be set/);
    await azure.plan(diagnostic("applicationinsights"));
  });

  const policy = (name: (sample: Sample) => string) =>
    stack((sample) => {
      new AzapiResource(sample.group.cdktfStack, "policy", {
        type: "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-07-01",
        parentId: `${group}/providers/Microsoft.Cache/redisEnterprise/redis/databases/default`,
        name: name(sample),
        body: { properties: { accessPolicyName: "default", user: { objectId: sample.identity.principalId } } },
      });
    });

  it("a policy assignment named by a GUID, at plan when the name is known", async () => {
    const name = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01";
    await expect(terraform.deployment().plan(policy(() => name))).rejects.toThrow(/does not match\s+\^\[A-Za-z0-9\]/);
  });

  it("the same at apply when the name is known only then, half-way through", async () => {
    const azure = terraform.deployment();
    const unknown = policy(({ identity }) => identity.principalId);
    await azure.plan(unknown);
    await expect(azure.apply(unknown)).rejects.toThrow(/does not match\s+\^\[A-Za-z0-9\]/);
  });

  it("a version that Azure has not registered, and a type newer than the provider, at validate", async () => {
    const ofType = (type: "Microsoft.KeyVault/vaults/keys@2026-02-01" | "Microsoft.KeyVault/vaults/keys@2099-01-01") =>
      stack(({ group: { cdktfStack } }) => {
        const parentId = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
        new AzapiResource(cdktfStack, "key", { type, parentId, name: "key", body: { properties: {} } });
      });
    const validate = (type: Parameters<typeof ofType>[0]) => terraform.deployment().validate(ofType(type));
    await expect(validate("Microsoft.KeyVault/vaults/keys@2026-02-01")).rejects.toThrow(/not registered/);
    await expect(validate("Microsoft.KeyVault/vaults/keys@2099-01-01")).rejects.toThrow(/azapi knows no/);
  });

  it("warns of an argument that is deprecated, and refuses nothing for it", async () => {
    const domain = stack(({ group: { cdktfStack } }) => {
      new CdnFrontdoorCustomDomain(cdktfStack, "domain", {
        name: "mcp",
        cdnFrontdoorProfileId: `${group}/providers/Microsoft.Cdn/profiles/afd`,
        hostName: "mcp.contoso.com",
        tls: { minimumTlsVersion: "TLS12" },
      });
    });
    const warnings = await terraform.deployment().validate(domain);
    expect(warnings).toEqual([expect.stringMatching(/minimum_tls_version is deprecated: .*`minimum_version`/)]);
  });
});
