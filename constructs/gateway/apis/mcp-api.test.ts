import { withDigests } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import type { ConstructError } from "../../errors.ts";
import type { StackJson } from "../../testing.ts";
import { resourceOf, resourcesOf, synthesize } from "../../testing.ts";
import { existingGateway } from "./apis.testing.ts";
import type { McpApiProps } from "./index.ts";
import { McpApi, ProtectedResourceMetadata } from "./index.ts";

const tenantId = "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11";
const clientId = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03";
const props = {
  publicHostName: "mcp.contoso.com",
  path: "/mcp",
  tenantId,
  application: { clientId, identifierUri: "https://mcp.contoso.com/mcp" },
  clients: ["aebc6443-996d-45c2-90f0-388ff96faa56"],
  catalogue: referenceCatalogue,
  serverUrl: "https://server.internal",
} as const satisfies Omit<McpApiProps, "gateway">;

const api = (changes: Partial<McpApiProps> = {}): StackJson =>
  synthesize((stack) => {
    new McpApi(stack, "api", { gateway: existingGateway(stack), ...props, ...changes });
  });

const policy = (stack: StackJson) => String(resourceOf(stack, "azurerm_api_management_api_policy")["xml_content"]);
const namedValues = (stack: StackJson) =>
  Object.fromEntries(resourcesOf(stack, "azurerm_api_management_named_value").map(({ name, value }) => [name, value]));

const refusal = (changes: Partial<McpApiProps>): ConstructError => {
  try {
    api(changes);
  } catch (error) {
    return error as ConstructError;
  }
  throw new Error("not refused");
};

/** What Terraform learns at apply. */
const later = (name: string) =>
  Token.asString({ resolve: () => `\${${name}}`, creationStack: [], toString: () => name });

describe("the endpoint of an MCP server", () => {
  it("every method has an operation, so that none is answered past the rules", () => {
    const methods = resourcesOf(api(), "azurerm_api_management_api_operation").map(({ method }) => method);
    expect(methods.sort()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
  });

  it("the endpoint is at the address that clients get", () => {
    expect(resourceOf(api(), "azurerm_api_management_api")).toMatchObject({ path: "mcp", protocols: ["https"] });
  });

  it("values known at synthesis stand in the policy", () => {
    const xml = policy(api());
    for (const known of [tenantId, clientId, ...props.clients]) expect(xml).toContain(known);
    expect(Object.keys(namedValues(api()))).toEqual(["mcp-switch", "mcp-threat-level"]);
  });

  it("values known only at apply reach the policy as named values, and no reference is lost", () => {
    const stack = api({
      publicHostName: later("host"),
      application: { clientId: later("audience"), identifierUri: later("uri") },
    });
    expect(namedValues(stack)).toEqual({
      "mcp-switch": "none",
      "mcp-threat-level": "0",
      "mcp-public-host-name": "${host}",
      "mcp-application-client-id": "${audience}",
      "mcp-application-identifier-uri": "${uri}",
    });
    expect(policy(stack)).toContain("<audience>{{mcp-application-client-id}}</audience>");
    expect(policy(stack)).not.toMatch(/(?<!\$)\$\{|TfToken/);
  });

  it("R-84 no change of a policy is ignored, and of the values the switch's alone", () => {
    const stack = api({ application: { clientId: later("audience"), identifierUri: later("uri") } });
    expect(resourceOf(stack, "azurerm_api_management_api_policy")["lifecycle"]).toBeUndefined();
    const ignored = resourcesOf(stack, "azurerm_api_management_named_value").filter(({ lifecycle }) => lifecycle);
    expect(ignored.map(({ name }) => name)).toEqual(["mcp-switch", "mcp-threat-level"]);
  });

  it("two servers share a gateway without sharing a name", () => {
    const stack = synthesize((scope) => {
      const gateway = existingGateway(scope);
      new McpApi(scope, "first", { gateway, ...props });
      new McpApi(scope, "second", { gateway, ...props, name: "second", path: "/second" });
    });
    for (const type of ["api", "backend", "named_value"]) {
      const names = resourcesOf(stack, `azurerm_api_management_${type}`).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
    const keys = resourcesOf(stack, "azurerm_api_management_api_policy").map(({ xml_content }) =>
      [...String(xml_content).matchAll(/counter-key="@(?:\(|\{[^]*?return )"([^"]+)"/g)].map(([, start]) => start),
    );
    expect(keys[0]!.length).toBeGreaterThan(3);
    expect(keys[0]!.filter((start) => keys[1]!.includes(start))).toEqual([]);
  });

  it("the server is asked at its address, through the one backend that the policy names", () => {
    expect(resourceOf(api(), "azurerm_api_management_backend")).toMatchObject({ name: "mcp", url: props.serverUrl });
    expect(policy(api())).toContain('backend-id="mcp"');
  });

  it("a tier that counts by the day does so", () => {
    const on = (tier: "Developer" | "StandardV2") =>
      policy(
        synthesize((stack) => {
          new McpApi(stack, "api", { gateway: { ...existingGateway(stack), tier }, ...props });
        }),
      );
    expect(on("Developer")).toContain("<quota-by-key");
    expect(on("StandardV2")).not.toContain("<quota-by-key");
  });

  it.each([
    ["clients", { clients: [] }],
    ["catalogue.tools", { catalogue: withDigests(referenceCatalogue.scopes, []) }],
    ["path", { path: "/" }],
    ["path", { path: "/mcp/" }],
    ["path", { path: "mcp" }],
    ["tenantId", { tenantId: "common" }],
    ["publicHostName", { publicHostName: "mcp.contoso.com/mcp" }],
    ["application.clientId", { application: { clientId: "*", identifierUri: props.application.identifierUri } }],
    ["url", { serverUrl: "http://server.internal" }],
  ] as const)("R-01 a wrong %s is refused", (field, changes) => {
    expect(refusal(changes)).toMatchObject({ code: "VALUE_INVALID", field });
  });
});

describe("as the gateway's own type for MCP servers", () => {
  const stack = api({ type: "mcp" });
  const [resource, diagnostic] = resourcesOf(stack, "azapi_resource");

  it("the endpoint is at the address that clients get", () => {
    expect(resource).toMatchObject({
      type: "Microsoft.ApiManagement/service/apis@2025-09-01-preview",
      name: "mcp",
      body: {
        properties: {
          type: "mcp",
          path: "",
          protocols: ["https"],
          subscriptionRequired: false,
          serviceUrl: props.serverUrl,
          mcpProperties: { transportType: "streamable", endpoints: [{ name: "message", uriTemplate: "/mcp" }] },
        },
      },
    });
  });

  it("the same rules stand before it", () => {
    expect(policy(stack)).toBe(policy(api()));
  });

  it("R-63 its logs hold no body either", () => {
    const silent = { response: { body: { bytes: 0 } } };
    expect(diagnostic).toMatchObject({ body: { properties: { frontend: silent, backend: silent } } });
  });
});

describe("the metadata of an MCP server", () => {
  const metadata = (authorizationServer: { tenantId: string } | { issuer: string }, frontDoorId?: string) =>
    synthesize((stack) => {
      const { publicHostName, path, application, catalogue } = props;
      const gateway = existingGateway(stack);
      new ProtectedResourceMetadata(stack, "metadata", {
        gateway,
        publicHostName,
        path,
        application,
        catalogue,
        authorizationServer,
        ...(frontDoorId === undefined ? {} : { frontDoorId }),
      });
    });

  it("R-162 says what it says to requests of the Front Door before it alone", () => {
    expect(policy(metadata({ tenantId }, tenantId))).toContain(`"${tenantId}"`);
    expect(() => metadata({ tenantId }, "Front Door")).toThrow(/VALUE_INVALID.*frontDoorId.*lower case/);
  });

  it("R-07 both well-known addresses are routes of one API, for asking and nothing else", () => {
    const stack = metadata({ tenantId });
    expect(resourceOf(stack, "azurerm_api_management_api")).toMatchObject({
      path: ".well-known/oauth-protected-resource",
      subscription_required: false,
    });
    const operations = resourcesOf(stack, "azurerm_api_management_api_operation");
    expect(operations.map(({ method, url_template }) => `${String(method)} ${String(url_template)}`).sort()).toEqual(
      ["GET", "HEAD", "OPTIONS"].flatMap((method) => [`${method} /`, `${method} /mcp`]).sort(),
    );
  });

  it("R-07 direct: the issuer is the tenant's own", () => {
    expect(policy(metadata({ tenantId }))).toContain("login.microsoftonline.com/");
  });

  it("R-07 facade: the issuer is the gateway", () => {
    const xml = policy(metadata({ issuer: "https://mcp.contoso.com" }));
    expect(xml).not.toContain("login.microsoftonline.com");
  });
});
