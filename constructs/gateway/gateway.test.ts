import { describe, expect, test } from "vitest";
import { ConstructError } from "../errors.ts";
import { grant } from "../identity/grant.ts";
import { type StackJson, resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { Gateway, type GatewayProps } from "./index.ts";
import { gatewaySettings } from "./tls.ts";

const group = surroundings.resourceGroup.id;
const subnetId = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-test/subnets/gateway`;
const identity = {
  id: `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-gateway`,
  clientId: "11111111-1111-1111-1111-111111111111",
  principalId: "22222222-2222-2222-2222-222222222222",
  grantId: "gateway",
};
const required = { publisherEmail: "mcp@example.com", identity };

function gateway(props: Partial<GatewayProps> = {}): StackJson {
  return synthesize((stack) => {
    new Gateway(stack, "gateway", { ...surroundings, ...required, ...props });
  });
}

const service = (props?: Partial<GatewayProps>) => resourceOf(gateway(props), "azurerm_api_management");
const hardening = (props?: Partial<GatewayProps>) => resourceOf(gateway(props), "azapi_update_resource");
const properties = (block: Record<string, unknown>) =>
  (block["body"] as { properties: Record<string, unknown> }).properties;
const custom = (props?: Partial<GatewayProps>) =>
  properties(hardening(props))["customProperties"] as Record<string, string>;

function refusal(props: Partial<GatewayProps>, without: readonly (keyof GatewayProps)[] = []): ConstructError {
  const all = Object.entries({ ...surroundings, ...required, ...props });
  const rest = Object.fromEntries(all.filter(([key]) => !without.includes(key as keyof GatewayProps)));
  try {
    synthesize((stack) => new Gateway(stack, "gateway", rest as unknown as GatewayProps));
  } catch (error) {
    return error as ConstructError;
  }
  throw new Error("not refused");
}

describe("defaults", () => {
  test("the smallest tier that is private on both sides, under the name of the deployment", () => {
    expect(service()).toMatchObject({
      name: expect.stringMatching(/^apim-mcp-test-[0-9a-f]{6}$/) as string,
      sku_name: "StandardV2_1",
      virtual_network_type: "None",
      publisher_name: "mcp",
      publisher_email: "mcp@example.com",
    });
  });

  test("R-42 no protocol below TLS 1.2 and no cipher without forward secrecy, each switch written out", () => {
    const security = service()["security"] as Record<string, boolean>;
    expect(Object.keys(security)).toHaveLength(17);
    expect(Object.values(security)).toEqual(Array(17).fill(false));
  });

  test("R-42 the deprecated twins of the TLS switches are not used", () => {
    expect(Object.keys(service()["security"] as object).filter((name) => name.startsWith("enable_"))).toEqual([]);
  });

  test("R-34 control-plane versions that answer with keys are refused", () => {
    expect(service()["min_api_version"]).toBe("2021-08-01");
  });

  test("R-35 R-52 one identity of its own, made before the gateway", () => {
    expect(service()["identity"]).toEqual({ type: "UserAssigned", identity_ids: [identity.id] });
  });

  test("R-77 a name that soft delete keeps is not destroyed by accident", () => {
    expect(service()["lifecycle"]).toMatchObject({ prevent_destroy: true });
    expect(service({ preventDestroy: false })["lifecycle"]).toMatchObject({ prevent_destroy: false });
  });

  test("R-117 the service's own log goes to the workspace", () => {
    expect(resourceOf(gateway(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
      log_analytics_destination_type: "Dedicated",
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  test("no block that a v2 tier answers with an error", () => {
    expect(Object.keys(service())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(sign_in|sign_up|delegation|tenant_access|certificate|zones)$/)]),
    );
  });
});

describe("hardening", () => {
  test("R-86 public access is closed in a second step, once the private endpoint is there", () => {
    const stack = gateway();
    expect(resourceOf(stack, "azurerm_api_management")).toMatchObject({
      public_network_access_enabled: true,
      lifecycle: { ignore_changes: ["public_network_access_enabled"] },
    });
    const endpoint = Object.keys(stack.resource["azurerm_private_endpoint"]!)[0];
    const update = resourceOf(stack, "azapi_update_resource");
    expect(properties(update)["publicNetworkAccess"]).toBe("Disabled");
    expect(update["depends_on"]).toEqual([`azurerm_private_endpoint.${endpoint}`]);
  });

  test("one update of the service, because two race", () => {
    expect(resourcesOf(gateway(), "azapi_update_resource")).toHaveLength(1);
  });

  test("the gateway's identity does not pass other services' firewalls as a trusted service", () => {
    const trusted = "Microsoft.WindowsAzure.ApiManagement.Gateway.ManagedIdentity.DisableOverPrivilegedAccess";
    for (const tier of ["StandardV2", "Basic", "PremiumV2"] as const) expect(custom({ tier })[trusted]).toBe("True");
  });

  test("R-42 TLS 1.3 is on where the tier has it", () => {
    const tls13 = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls13";
    expect(custom({ tier: "Premium" })[tls13]).toBe("True");
    expect(custom({ tier: "StandardV2" })).not.toHaveProperty(tls13);
  });

  test("a request to a tier with all settings leaves none out, because Azure would reset it", () => {
    expect(Object.keys(custom({ tier: "Premium" }))).toHaveLength(gatewaySettings.length);
  });

  test("portal and legacy configuration endpoint are off where they exist", () => {
    expect(properties(hardening({ tier: "Basic" }))).toMatchObject({
      configurationApi: { legacyApi: "Disabled" },
      developerPortalStatus: "Disabled",
      legacyPortalStatus: "Disabled",
    });
    expect(properties(hardening())).not.toHaveProperty("developerPortalStatus");
  });
});

describe("placement", () => {
  test.each([
    ["StandardV2", {}, "None", true],
    ["StandardV2", { subnetId }, "External", true],
    ["PremiumV2", { subnetId }, "External", true],
    ["PremiumV2", { subnetId, privateBy: "injection" }, "Internal", false],
    ["Developer", {}, "None", true],
    ["Developer", { subnetId }, "Internal", false],
    ["Premium", { subnetId }, "Internal", false],
    ["Developer", { subnetId, exposure: "internet" }, "External", false],
    ["StandardV2", { subnetId, exposure: "internet" }, "External", false],
    ["BasicV2", { exposure: "internet" }, "None", false],
  ] as const)("R-86 %s with %j stands as %s", (tier, props, virtualNetworkType, endpoint) => {
    const stack = gateway({ tier, ...props });
    expect(resourceOf(stack, "azurerm_api_management")["virtual_network_type"]).toBe(virtualNetworkType);
    expect(resourcesOf(stack, "azurerm_private_endpoint")).toHaveLength(endpoint ? 1 : 0);
    const access = endpoint ? "Disabled" : "Enabled";
    expect(properties(resourceOf(stack, "azapi_update_resource"))["publicNetworkAccess"]).toBe(access);
  });

  test("the subnet is handed on", () => {
    expect(service({ subnetId })["virtual_network_configuration"]).toEqual({ subnet_id: subnetId });
  });

  test("a public gateway leaves a warning and stands in the report", () => {
    synthesize((stack) => {
      const built = new Gateway(stack, "gateway", { ...surroundings, ...required, exposure: "internet" });
      expect(built.node.metadata.map(({ type }) => type)).toEqual(["mcp-landing-zone:weakened", "@cdktf/warn"]);
    });
  });

  test("a private gateway leaves none", () => {
    synthesize((stack) => {
      expect(new Gateway(stack, "gateway", { ...surroundings, ...required }).node.metadata).toEqual([]);
    });
  });

  test.each([
    [
      "a private endpoint on BasicV2",
      { tier: "BasicV2" },
      "TIER_LACKS_FEATURE",
      "tier",
      /StandardV2.*or exposure "internet"/,
    ],
    [
      "a subnet for BasicV2",
      { tier: "BasicV2", exposure: "internet", subnetId },
      "TIER_LACKS_FEATURE",
      "tier",
      /or no subnetId/,
    ],
    [
      "a subnet for Standard",
      { tier: "Standard", subnetId },
      "TIER_LACKS_FEATURE",
      "tier",
      /Developer, StandardV2, Premium/,
    ],
    [
      "StandardV2 inside the network",
      { subnetId, privateBy: "injection" },
      "TIER_LACKS_FEATURE",
      "tier",
      /Developer, Premium, PremiumV2/,
    ],
    [
      "an injected gateway without its subnet",
      { tier: "PremiumV2", privateBy: "injection" },
      "PRIVATE_PATH_MISSING",
      "subnetId",
      /the subnet/,
    ],
    [
      "an injected classic gateway with a private endpoint",
      { tier: "Premium", subnetId, privateBy: "endpoint" },
      "VALUES_CONFLICT",
      "privateBy",
      /"injection"/,
    ],
    [
      "a public gateway that is private by endpoint",
      { exposure: "internet", privateBy: "endpoint" },
      "VALUES_CONFLICT",
      "privateBy",
      /exposure "private"/,
    ],
    ["two units of Developer", { tier: "Developer", capacity: 2 }, "VALUE_INVALID", "capacity", /1 in tier Developer/],
    ["half a unit", { capacity: 1.5 }, "VALUE_INVALID", "capacity", /1 to 10/],
    [
      "zones outside of Premium",
      { zones: ["1", "2"], capacity: 2 },
      "TIER_LACKS_FEATURE",
      "zones",
      /or tier Premium$|or tier Premium \(/,
    ],
    [
      "units that zones cannot share",
      { tier: "Premium", zones: ["1", "2"], capacity: 3 },
      "VALUES_CONFLICT",
      "capacity",
      /multiple of the 2 zones/,
    ],
  ] as const)("R-86 refuses %s", (_what, props, code, field, fix) => {
    const error = refusal(props as Partial<GatewayProps>);
    expect(error).toBeInstanceOf(ConstructError);
    expect({ code: error.code, field: error.field }).toEqual({ code, field });
    expect(error.message).toMatch(fix);
  });

  test("R-86 refuses a private gateway without a network to be private in", () => {
    expect(refusal({}, ["network"])).toMatchObject({ code: "PRIVATE_PATH_MISSING", field: "network" });
  });

  test("zones of Premium share its units", () => {
    expect(service({ tier: "Premium", zones: ["1", "2", "3"], capacity: 3 })).toMatchObject({
      sku_name: "Premium_3",
      zones: ["1", "2", "3"],
    });
  });
});

describe("logs", () => {
  const target = {
    id: `${group}/providers/Microsoft.Insights/components/appi-test`,
    connectionString: "InstrumentationKey=00000000-0000-0000-0000-000000000000",
  };
  const withTelemetry = () =>
    synthesize((stack) => {
      new Gateway(stack, "gateway", {
        ...surroundings,
        ...required,
        telemetry: { ...target, grantPublish: (to) => grant(stack, target.id, "Monitoring Metrics Publisher", to) },
      });
    });

  test("R-63 the workspace gets no body, no header and no query parameter of any request", () => {
    const action = resourcesOf(gateway(), "azapi_resource_action").find((block) =>
      String(block["resource_id"]).endsWith("/diagnostics/azuremonitor"),
    )!;
    const { frontend, backend } = properties(action) as Record<string, { request: unknown; response: unknown }>;
    const nothing = { headers: [], body: { bytes: 0 } };
    const side = {
      request: { ...nothing, dataMasking: { queryParams: [{ mode: "Hide", value: "*" }] } },
      response: nothing,
    };
    expect([frontend, backend]).toEqual([side, side]);
    expect(action["method"]).toBe("PUT");
  });

  test("R-61 the workspace gets every request, with the address it came from", () => {
    const action = resourcesOf(gateway(), "azapi_resource_action").find((block) =>
      String(block["resource_id"]).endsWith("/diagnostics/azuremonitor"),
    )!;
    expect(properties(action)).toMatchObject({
      alwaysLog: "allErrors",
      logClientIp: true,
      sampling: { samplingType: "fixed", percentage: 100 },
    });
  });

  test("R-63 Application Insights gets no body and no header, and query parameters hidden", () => {
    const diagnostic = resourceOf(withTelemetry(), "azurerm_api_management_diagnostic");
    const sides = ["frontend_request", "frontend_response", "backend_request", "backend_response"];
    for (const side of sides) expect(diagnostic[side]).toMatchObject({ body_bytes: 0, headers_to_log: [] });
    for (const side of sides.filter((name) => name.endsWith("request"))) {
      expect(diagnostic[side]).toMatchObject({ data_masking: { query_params: [{ mode: "Hide", value: "*" }] } });
    }
  });

  test("R-35 the logger publishes as the gateway's identity, which has the right to", () => {
    const stack = withTelemetry();
    const logger = resourceOf(stack, "azapi_resource");
    expect(logger["sensitive_body"]).toEqual({
      properties: { credentials: { connectionString: target.connectionString, identityClientId: identity.clientId } },
    });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: target.id,
      role_definition_name: "Monitoring Metrics Publisher",
      principal_id: identity.principalId,
    });
    const assignment = Object.keys(stack.resource["azurerm_role_assignment"]!)[0];
    expect(logger["depends_on"]).toEqual([`azurerm_role_assignment.${assignment}`]);
  });

  test("R-34 the connection string is in no body that state keeps", () => {
    expect(JSON.stringify(resourceOf(withTelemetry(), "azapi_resource")["body"])).not.toContain("InstrumentationKey");
  });

  test("without Application Insights there is no logger for it", () => {
    expect(resourcesOf(gateway(), "azapi_resource")).toEqual([]);
    expect(resourcesOf(gateway(), "azurerm_api_management_diagnostic")).toEqual([]);
  });
});

describe("custom domain", () => {
  const domain = (overrides = {}): Partial<GatewayProps> => ({
    customDomain: {
      hostName: "mcp.contoso.com",
      certificateId: "https://kv-contoso.vault.azure.net/secrets/mcp",
      vault: { grantSecretsUser: (to) => grant(holder!, `${group}/vault`, "Key Vault Secrets User", to) },
      ...overrides,
    },
  });
  let holder: Parameters<typeof grant>[0] | undefined;
  const build = (overrides = {}) =>
    synthesize((stack) => {
      holder = stack;
      new Gateway(stack, "gateway", { ...surroundings, ...required, ...domain(overrides) });
    });

  test("R-34 the certificate stays in the vault, and renewals are picked up", () => {
    expect(resourceOf(build(), "azurerm_api_management_custom_domain")).toMatchObject({
      gateway: [
        {
          host_name: "mcp.contoso.com",
          key_vault_certificate_id: "https://kv-contoso.vault.azure.net/secrets/mcp",
          negotiate_client_certificate: false,
        },
      ],
    });
  });

  test("the system-assigned identity fetches it, after it may", () => {
    const stack = build();
    expect(resourceOf(stack, "azurerm_api_management")["identity"]).toMatchObject({
      type: "SystemAssigned, UserAssigned",
    });
    expect(resourceOf(stack, "azurerm_role_assignment")["principal_id"]).toMatch(
      /^\$\{azurerm_api_management\..*identity.*principal_id\}$/,
    );
    const sleep = Object.keys(stack.resource["time_sleep"]!)[0];
    const update = Object.keys(stack.resource["azapi_update_resource"]!)[0];
    expect(resourceOf(stack, "azurerm_api_management_custom_domain")["depends_on"]).toEqual([
      `time_sleep.${sleep}`,
      `azapi_update_resource.${update}`,
    ]);
  });

  test.each([
    ["https://kv-contoso.vault.azure.net/secrets/mcp/0123456789abcdef0123456789abcdef", "customDomain.certificateId"],
    ["https://example.com/secrets/mcp", "customDomain.certificateId"],
  ])("refuses the certificate %s", (certificateId, field) => {
    expect(() => build({ certificateId })).toThrow(new RegExp(`VALUE_INVALID.*${field}.*without a version`));
  });

  test.each(["https://mcp.contoso.com", "mcp", "MCP.contoso.com", "mcp.contoso.com/"])(
    "refuses the host %s",
    (hostName) => {
      expect(() => build({ hostName })).toThrow(/VALUE_INVALID.*customDomain.hostName/);
    },
  );
});

describe("reference", () => {
  test("the URL is known at synth and has no slash at the end", () => {
    synthesize((stack) => {
      const built = new Gateway(stack, "gateway", { ...surroundings, ...required, name: "apim-own" });
      expect(built.gatewayUrl).toBe("https://apim-own.azure-api.net");
    });
  });

  test("an existing gateway is referred to and not touched", () => {
    const stack = synthesize((scope) => {
      const existing = {
        id: `${group}/service/apim-old`,
        name: "apim-old",
        resourceGroupName: "rg",
        location: "westeurope",
      };
      const found = Gateway.fromExisting(scope, "gateway", { ...existing, tier: "Premium", identity });
      expect(found).toMatchObject({ gatewayUrl: "https://apim-old.azure-api.net", tier: "Premium", identity });
    });
    expect(stack.resource).toEqual({});
  });
});
