import { describe, expect, it } from "vitest";
import { grant } from "../protection/grant.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { Exposure } from "./index.ts";
import { Gateway } from "./index.ts";
import { gateway, group, identity, properties, required } from "./sample-gateway.testing.ts";

describe("logs", () => {
  const target = {
    id: `${group}/providers/Microsoft.Insights/components/appi-test`,
    connectionString: "InstrumentationKey=00000000-0000-0000-0000-000000000000",
  };
  const withTelemetry = (exposure: Exposure = "private") =>
    synthesize((stack) => {
      new Gateway(stack, "gateway", {
        ...surroundings,
        ...required,
        exposure,
        telemetry: { ...target, grantPublish: (to) => grant(stack, target.id, "Monitoring Metrics Publisher", to) },
      });
    });

  it.each<Exposure>(["private", "internet"])(
    "are set up before the change during which Azure takes no other: %s",
    (exposure) => {
      expect(resourceOf(withTelemetry(exposure), "azapi_update_resource")["depends_on"]).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^azapi_resource_action\.gateway_WorkspaceLog_/),
          expect.stringMatching(/^azurerm_api_management_diagnostic\.gateway_Telemetry_/),
        ]),
      );
    },
  );

  it("R-63 the workspace gets no body, no header and no query parameter of any request", () => {
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

  it("R-61 the workspace gets every request, with the address it came from", () => {
    const action = resourcesOf(gateway(), "azapi_resource_action").find((block) =>
      String(block["resource_id"]).endsWith("/diagnostics/azuremonitor"),
    )!;
    expect(properties(action)).toMatchObject({
      alwaysLog: "allErrors",
      logClientIp: true,
      sampling: { samplingType: "fixed", percentage: 100 },
    });
  });

  it("R-63 Application Insights gets no body and no header, and query parameters hidden", () => {
    const diagnostic = resourceOf(withTelemetry(), "azurerm_api_management_diagnostic");
    const sides = ["frontend_request", "frontend_response", "backend_request", "backend_response"];
    for (const side of sides) expect(diagnostic[side]).toMatchObject({ body_bytes: 0, headers_to_log: [] });
    for (const side of sides.filter((name) => name.endsWith("request"))) {
      expect(diagnostic[side]).toMatchObject({ data_masking: { query_params: [{ mode: "Hide", value: "*" }] } });
    }
  });

  it("R-35 the logger publishes as the gateway's identity, which has the right to", () => {
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

  it("R-34 the connection string is in no body that state keeps", () => {
    expect(JSON.stringify(resourceOf(withTelemetry(), "azapi_resource")["body"])).not.toContain("InstrumentationKey");
  });

  it("without Application Insights there is no logger for it", () => {
    expect(resourcesOf(gateway(), "azapi_resource")).toEqual([]);
    expect(resourcesOf(gateway(), "azurerm_api_management_diagnostic")).toEqual([]);
  });
});
