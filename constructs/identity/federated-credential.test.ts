import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { AzureadProvider, AzurermProvider } from "../providers.ts";
import { resourceOf, resourcesOf, surroundings, synthesize, synthesizeApp } from "../testing.ts";
import { ClientApplication } from "./client-application.ts";
import type { FederatedCredentialProps } from "./federated-credential.ts";
import { FederatedCredential } from "./federated-credential.ts";
import { ResourceApplication } from "./resource-application.ts";

const tenantId = "44444444-4444-4444-4444-444444444444";
const identity = { principalId: "11111111-1111-1111-1111-111111111111" };
const application = { id: "/applications/55555555-5555-5555-5555-555555555555" };
const type = "azuread_application_federated_identity_credential";

const credential = (props: Partial<FederatedCredentialProps> = {}) =>
  synthesize((stack) => void new FederatedCredential(stack, "on-behalf-of", { application, identity, ...props }));

describe("FederatedCredential", () => {
  it("R-34 R-35 lets one identity of the tenant speak for the application, in place of a secret", () => {
    expect(resourceOf(credential({ tenantId }), type)).toMatchObject({
      application_id: application.id,
      display_name: "on-behalf-of",
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      subject: identity.principalId,
      audiences: ["api://AzureADTokenExchange"],
    });
  });

  it("trusts the deployer's tenant unless another is named, and reads it once", () => {
    const stack = synthesize((scope) => {
      new FederatedCredential(scope, "one", { application, identity });
      new FederatedCredential(scope, "two", { application, identity });
    });
    expect(Object.keys(stack.data["azurerm_client_config"]!)).toEqual(["SignedInDeployer"]);
    for (const one of resourcesOf(stack, type)) {
      expect(one["issuer"]).toBe(
        "https://login.microsoftonline.com/${data.azurerm_client_config.SignedInDeployer.tenant_id}/v2.0",
      );
    }
  });

  it("waits for the one before it on the same application, and for no other", () => {
    const stack = synthesize((scope) => {
      const { naming } = surroundings;
      const api = new ResourceApplication(scope, "api", {
        naming,
        catalogue: referenceCatalogue,
        authorization: { mode: "facade" },
      });
      const client = new ClientApplication(scope, "client", { naming });
      for (const name of ["first", "second", "third"]) {
        new FederatedCredential(scope, name, { application: api, identity, tenantId });
      }
      new FederatedCredential(scope, "gateway", { application: client, identity, tenantId });
    });
    const waits = resourcesOf(stack, type).map(({ display_name, depends_on }) => [display_name, depends_on]);
    expect(Object.fromEntries(waits)).toEqual({
      first: undefined,
      second: [expect.stringContaining(`${type}.first_`)],
      third: [expect.stringContaining(`${type}.second_`)],
      gateway: undefined,
    });
  });

  it("does not name one of another stack", () => {
    const stacks = synthesizeApp((app) => {
      for (const name of ["platform", "workload"]) {
        const stack = new TerraformStack(app, name);
        new AzureadProvider(stack, "azuread");
        new AzurermProvider(stack, "azurerm", { features: [{}] });
        new FederatedCredential(stack, name, { application, identity, tenantId });
      }
    });
    expect(resourceOf(stacks["workload"]!, type)).not.toHaveProperty("depends_on");
  });

  it("is refused beyond the twentieth on one application", () => {
    const many = (count: number) =>
      synthesize((scope) => {
        const target = { ...application };
        for (let index = 0; index < count; index++) {
          new FederatedCredential(scope, `number-${index}`, { application: target, identity, tenantId });
        }
      });
    expect(resourcesOf(many(20), type)).toHaveLength(20);
    expect(() => many(21)).toThrow(expect.objectContaining({ code: "VALUE_INVALID", field: "credentials" }));
  });

  it.each(["no", "with space", "-dash", "x".repeat(121)])("is refused with the name %j", (name) => {
    expect(() => credential({ name })).toThrow(expect.objectContaining({ code: "NAME_INVALID", field: "name" }));
  });
});
