import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { TerraformVariable, Token } from "cdktf";
import { describe, expect, it } from "vitest";
import type { StackJson } from "../../testing.ts";
import { resourcesOf, synthesize } from "../../testing.ts";
import { existingGateway } from "./apis.testing.ts";
import type { AuthorizationFacadeProps } from "./authorization-facade.ts";
import { AuthorizationFacade } from "./authorization-facade.ts";

const props: Omit<AuthorizationFacadeProps, "gateway"> = {
  publicHostName: "mcp.contoso.com",
  path: "/mcp",
  serverName: "Contoso documents",
  tenantId: "33333333-3333-4333-8333-333333333333",
  application: { identifierUri: "api://22222222-2222-4222-8222-222222222222" },
  catalogue: referenceCatalogue,
  clients: [
    {
      name: "Claude",
      redirectUris: ["https://claude.ai/api/mcp/auth_callback"],
      application: { clientId: "1a1a1a1a-1111-4111-8111-111111111111" },
    },
  ],
};

const synthesized = (changes: Partial<AuthorizationFacadeProps> = {}) =>
  synthesize((stack) => {
    new AuthorizationFacade(stack, "facade", { gateway: existingGateway(stack), ...props, ...changes });
  });

/** The value of a resource that Terraform makes, as a text with a reference in it. */
const unknown = (name: string) =>
  synthesize((stack) => {
    const variable = new TerraformVariable(stack, name, { type: "string" });
    new AuthorizationFacade(stack, "facade", {
      gateway: existingGateway(stack),
      ...props,
      publicHostName: `${variable.stringValue}`,
      clients: [{ ...props.clients[0], application: { clientId: variable.stringValue } }],
      application: { identifierUri: `api://${variable.stringValue}` },
    });
  });

const policies = (stack: StackJson) =>
  ["azurerm_api_management_api_policy", "azurerm_api_management_api_operation_policy"]
    .flatMap((type) => resourcesOf(stack, type))
    .map((policy) => String(policy["xml_content"]));

describe("the authorization server on the gateway", () => {
  it("R-176 has its metadata where clients look for it, and four routes", () => {
    const stack = synthesized();
    const paths = resourcesOf(stack, "azurerm_api_management_api").map(({ path }) => path);
    expect(paths.sort()).toEqual([".well-known/oauth-authorization-server", "oauth"]);
    const routes = resourcesOf(stack, "azurerm_api_management_api_operation").map(
      ({ method, url_template }) => `${String(method)} ${String(url_template)}`,
    );
    expect(routes.sort()).toEqual(["GET /", "GET /authorize", "POST /consent", "POST /register", "POST /token"]);
  });

  it("R-04 has a policy for each of its APIs, and one for each route with a decision of its own", () => {
    expect(policies(synthesized()).length).toBe(6);
  });

  it("R-34 leaves no secret, no credential and no key in what Terraform gets", () => {
    const text = JSON.stringify(synthesized());
    expect(text).not.toMatch(/client_secret|client_assertion|application_password|access_key|"secret":true/);
    expect(resourcesOf(synthesized(), "azurerm_api_management_named_value")).toEqual([]);
  });

  it("takes values that Terraform knows at apply by name, and never as text within C#", () => {
    const stack = unknown("given");
    expect(policies(stack).join("")).not.toContain("${var.given}");
    const values = Object.fromEntries(
      resourcesOf(stack, "azurerm_api_management_named_value").map(({ name, value }) => [name, value]),
    );
    expect(values).toEqual({
      "mcp-facade-public-host": "${var.given}",
      "mcp-facade-client-claude": "${var.given}",
      "mcp-facade-application-id-uri": "api://${var.given}",
    });
  });

  it("R-162 each of its APIs takes requests of the Front Door before it alone", () => {
    const stack = synthesize((stack) => {
      const { stringValue: frontDoorId } = new TerraformVariable(stack, "front-door", { type: "string" });
      new AuthorizationFacade(stack, "facade", { gateway: existingGateway(stack), ...props, frontDoorId });
    });
    const judged = resourcesOf(stack, "azurerm_api_management_api_policy").map(({ xml_content: xml }) => String(xml));
    expect(judged.map((xml) => xml.includes('"{{mcp-facade-front-door-id}}"'))).toEqual([true, true]);
  });

  it("a policy that mentions such a value waits until the gateway knows it", () => {
    const stack = unknown("given");
    for (const policy of resourcesOf(stack, "azurerm_api_management_api_operation_policy")) {
      expect(policy["depends_on"]).toEqual([expect.stringMatching(/^time_sleep\./)]);
    }
  });

  it("tells clients to trust the gateway's own name", () => {
    let issuer = "";
    synthesize((stack) => {
      issuer = new AuthorizationFacade(stack, "facade", { gateway: existingGateway(stack), ...props }).issuer;
    });
    expect([issuer, Token.isUnresolved(issuer)]).toEqual(["https://mcp.contoso.com", false]);
  });

  it("R-19 refuses a client whose answers could go anywhere", () => {
    expect(() => synthesized({ clients: [{ ...props.clients[0], redirectUris: ["https://*.example/cb"] }] })).toThrow(
      /redirectUris/,
    );
  });
});
