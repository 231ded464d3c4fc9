import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { Gateway } from "./index.ts";
import {
  custom,
  gateway,
  group,
  hardening,
  identity,
  properties,
  required,
  service,
} from "./sample-gateway.testing.ts";
import { gatewaySettings } from "./tls.ts";

describe("defaults", () => {
  it("the smallest tier that is private on both sides, under the name of the deployment", () => {
    expect(service()).toMatchObject({
      name: expect.stringMatching(/^apim-mcp-test-[0-9a-f]{6}$/) as string,
      sku_name: "StandardV2_1",
      virtual_network_type: "None",
      publisher_name: "mcp",
      publisher_email: "mcp@example.com",
    });
  });

  it("R-42 no protocol below TLS 1.2 and no cipher without forward secrecy, each switch written out", () => {
    const security = service()["security"] as Record<string, boolean>;
    expect(Object.keys(security)).toHaveLength(17);
    expect(Object.values(security)).toEqual(Array(17).fill(false));
  });

  it("R-42 the deprecated twins of the TLS switches are not used", () => {
    expect(Object.keys(service()["security"] as object).filter((name) => name.startsWith("enable_"))).toEqual([]);
  });

  it("R-34 control-plane versions that answer with keys are refused", () => {
    expect(service()["min_api_version"]).toBe("2021-08-01");
  });

  it("R-35 R-52 one identity of its own, made before the gateway", () => {
    expect(service()["identity"]).toEqual({ type: "UserAssigned", identity_ids: [identity.id] });
  });

  it("R-77 a name that soft delete keeps is not destroyed by accident", () => {
    expect(service()["lifecycle"]).toMatchObject({ prevent_destroy: true });
    expect(service({ preventDestroy: false })["lifecycle"]).toMatchObject({ prevent_destroy: false });
  });

  it("R-117 the service's own log goes to the workspace", () => {
    expect(resourceOf(gateway(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
      log_analytics_destination_type: "Dedicated",
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("no block that a v2 tier answers with an error", () => {
    expect(Object.keys(service())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(sign_in|sign_up|delegation|tenant_access|certificate|zones)$/)]),
    );
  });
});

describe("hardening", () => {
  it("R-86 public access is closed in a second step, once the private endpoint is there", () => {
    const stack = gateway();
    expect(resourceOf(stack, "azurerm_api_management")).toMatchObject({
      public_network_access_enabled: true,
      lifecycle: { ignore_changes: ["public_network_access_enabled"] },
    });
    const endpoint = Object.keys(stack.resource["azurerm_private_endpoint"]!)[0];
    const update = resourceOf(stack, "azapi_update_resource");
    expect(properties(update)["publicNetworkAccess"]).toBe("Disabled");
    expect(update["depends_on"]).toContain(`azurerm_private_endpoint.${endpoint}`);
  });

  it("one update of the service, because two race", () => {
    expect(resourcesOf(gateway(), "azapi_update_resource")).toHaveLength(1);
  });

  it("the gateway's identity does not pass other services' firewalls as a trusted service", () => {
    const trusted = "Microsoft.WindowsAzure.ApiManagement.Gateway.ManagedIdentity.DisableOverPrivilegedAccess";
    for (const tier of ["StandardV2", "Basic", "PremiumV2"] as const) expect(custom({ tier })[trusted]).toBe("True");
  });

  it("R-42 TLS 1.3 is on where the tier has it", () => {
    const tls13 = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls13";
    expect(custom({ tier: "Premium" })[tls13]).toBe("True");
    expect(custom({ tier: "StandardV2" })).not.toHaveProperty(tls13);
  });

  it("a request to a tier with all settings leaves none out, because Azure would reset it", () => {
    expect(Object.keys(custom({ tier: "Premium" }))).toHaveLength(gatewaySettings.length);
  });

  it("portal and legacy configuration endpoint are off where they exist", () => {
    expect(properties(hardening({ tier: "Basic" }))).toMatchObject({
      configurationApi: { legacyApi: "Disabled" },
      developerPortalStatus: "Disabled",
      legacyPortalStatus: "Disabled",
    });
    expect(properties(hardening())).not.toHaveProperty("developerPortalStatus");
  });
});

describe("reference", () => {
  it("the URL is known at synth and has no slash at the end", () => {
    synthesize((stack) => {
      const built = new Gateway(stack, "gateway", { ...surroundings, ...required, name: "apim-own" });
      expect(built.gatewayUrl).toBe("https://apim-own.azure-api.net");
    });
  });

  it("an existing gateway is referred to and not touched", () => {
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
