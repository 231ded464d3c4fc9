import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { PipelineCredentialProps } from "./pipeline-credential.ts";
import { PipelineCredential } from "./pipeline-credential.ts";
import { azureDevOps, gitHubActions } from "./pipeline-trust.ts";
import { WorkloadIdentity } from "./workload-identity.ts";

const guid = "00000000-1111-2222-3333-444444444444";
const subject = `/eid1/c/pub/t/AAAA-_b/a/BBBB-_c/sc/${guid}/${guid}`;
const identity = {
  id: `${surroundings.resourceGroup.id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`,
};
const trust = gitHubActions({ repository: "contoso/mcp", environment: "production" });
const type = "azurerm_federated_identity_credential";

const credential = (props: Partial<PipelineCredentialProps> = {}) =>
  synthesize((stack) => void new PipelineCredential(stack, "deploy", { identity, trust, ...props }));

describe("PipelineCredential", () => {
  it("R-34 R-35 lets one environment of one GitHub repository deploy as the identity", () => {
    expect(resourceOf(credential(), type)).toMatchObject({
      name: "deploy",
      parent_id: identity.id,
      resource_group_name: `\${element(split("/", "${identity.id}"), 4)}`,
      issuer: "https://token.actions.githubusercontent.com",
      subject: "repo:contoso/mcp:environment:production",
      audience: ["api://AzureADTokenExchange"],
    });
  });

  it("R-34 R-35 lets one Azure DevOps service connection deploy as the identity, by Entra's word", () => {
    const tenantId = "44444444-4444-4444-4444-444444444444";
    expect(resourceOf(credential({ trust: azureDevOps({ subject }), tenantId }), type)).toMatchObject({
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      subject,
    });
  });

  it("trusts the deployer's tenant unless another is named", () => {
    expect(resourceOf(credential({ trust: azureDevOps({ subject }) }), type)["issuer"]).toBe(
      "https://login.microsoftonline.com/${data.azurerm_client_config.SignedInDeployer.tenant_id}/v2.0",
    );
  });

  it("asks nothing about the tenant when the pipeline has an issuer of its own", () => {
    expect(credential().data).toEqual({});
  });

  it("waits for the one before it on the same identity", () => {
    const stack = synthesize((scope) => {
      const deployer = new WorkloadIdentity(scope, "deployer", { ...surroundings, purpose: "deploy" });
      new PipelineCredential(scope, "plan", { identity: deployer, trust });
      new PipelineCredential(scope, "apply", { identity: deployer, trust });
    });
    const waits = resourcesOf(stack, type).map(({ name, depends_on }) => [name, depends_on]);
    expect(Object.fromEntries(waits)).toEqual({
      plan: undefined,
      apply: [expect.stringContaining(`${type}.plan_`)],
    });
  });

  it.each(["no", "with space"])("is refused with the name %j", (name) => {
    expect(() => credential({ name })).toThrow(expect.objectContaining({ code: "NAME_INVALID", field: "name" }));
  });
});

describe("the subject of a GitHub job", () => {
  it.each([
    [{ repository: "contoso/mcp", branch: "main" }, "repo:contoso/mcp:ref:refs/heads/main"],
    [{ repository: "contoso/mcp", branch: "release/1.0" }, "repo:contoso/mcp:ref:refs/heads/release/1.0"],
    [{ repository: "contoso@12/mcp@34", environment: "prod" }, "repo:contoso@12/mcp@34:environment:prod"],
  ])("R-35 of %j is exact", (job, expected) => {
    expect(gitHubActions(job).subject).toBe(expected);
  });

  it.each([
    ["repository", { repository: "contoso/*", branch: "main" }],
    ["repository", { repository: "contoso", branch: "main" }],
    ["repository", { repository: "contoso/mcp:ref", branch: "main" }],
    ["branch", { repository: "contoso/mcp", branch: "*" }],
    ["branch", { repository: "contoso/mcp", branch: "release/*" }],
    ["branch", { repository: "contoso/mcp", branch: "refs/heads/main" }],
    ["branch", { repository: "contoso/mcp", branch: "" }],
    ["environment", { repository: "contoso/mcp", environment: "prod*" }],
    ["environment", { repository: "contoso/mcp", environment: "a:ref:b" }],
    ["environment", { repository: "contoso/mcp" }],
    ["environment", { repository: "contoso/mcp", environment: "prod", branch: "main" }],
  ])("R-35 is refused for its %s: %j", (field, job) => {
    expect(() => gitHubActions(job)).toThrow(expect.objectContaining({ field }));
  });
});

describe("the subject of an Azure DevOps service connection", () => {
  it.each([
    "sc://contoso/project/connection",
    "*",
    `/eid1/c/pub/t/AAAA/a/BBBB/sc/${guid}/*`,
    `/eid1/c/pub/t/AAAA/a/BBBB/sc/${guid}`,
    `${subject}/more`,
  ])("R-35 is refused as %j", (wrong) => {
    expect(() => azureDevOps({ subject: wrong })).toThrow(expect.objectContaining({ field: "subject" }));
  });
});
