import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { Token } from "cdktf";
import { expect, it } from "vitest";
import { resourcesOf, synthesize } from "../../testing.ts";
import { existingGateway } from "./apis.testing.ts";
import { ApprovalsApi, McpApi } from "./index.ts";

const clientId = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03";

/** What Terraform learns at apply. */
const identifierUri = Token.asString({ resolve: () => "${uri}", creationStack: [], toString: () => "uri" });

const stack = synthesize((scope) => {
  const gateway = existingGateway(scope);
  const endpoint = new McpApi(scope, "api", {
    gateway,
    publicHostName: "mcp.contoso.com",
    path: "/mcp",
    tenantId: "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11",
    application: { clientId, identifierUri },
    clients: ["aebc6443-996d-45c2-90f0-388ff96faa56"],
    catalogue: referenceCatalogue,
    serverUrl: "https://server.internal",
  });
  new ApprovalsApi(scope, "approvals", { gateway, endpoint });
});

const [api] = resourcesOf(stack, "azurerm_api_management_api").filter(({ path }) => path === "approvals");
const operations = resourcesOf(stack, "azurerm_api_management_api_operation").filter(({ api_name }) =>
  String(api_name).includes("approvals"),
);
const [policy] = resourcesOf(stack, "azurerm_api_management_api_policy").filter(({ api_name }) =>
  String(api_name).includes("approvals"),
);

it("R-51 approvals are where the server has them, without subscription keys", () => {
  expect(api).toMatchObject({ name: "mcp-approvals", protocols: ["https"], subscription_required: false });
});

it("R-02 every method of both paths has an operation, so that none is answered past the rules", () => {
  const served = operations.map(({ method, url_template }) => `${String(method)} ${String(url_template)}`);
  const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
  expect(served.sort()).toEqual(methods.flatMap((method) => [`${method} /`, `${method} /{id}`]));
});

it("a parameter of a path is declared, as Azure demands", () => {
  for (const { url_template, template_parameter } of operations) {
    const declared = [{ name: "id", type: "string", required: true }];
    expect(template_parameter).toEqual(url_template === "/" ? undefined : declared);
  }
});

it("R-55 operators turn one switch for the endpoint and its approvals", () => {
  const names = resourcesOf(stack, "azurerm_api_management_named_value").map(({ name }) => name);
  expect(names.sort()).toEqual(["mcp-application-identifier-uri", "mcp-switch", "mcp-threat-level"]);
  expect(policy?.["xml_content"]).toContain("{{mcp-switch}}");
});

it("R-51 only the role opens it, and the server behind the endpoint is asked", () => {
  expect(policy?.["xml_content"]).toContain("Approvals.Decide");
  expect(policy?.["xml_content"]).toContain('backend-id="mcp"');
});
