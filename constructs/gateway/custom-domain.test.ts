import { describe, expect, it } from "vitest";
import { grant } from "../protection/grant.ts";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { GatewayProps } from "./index.ts";
import { Gateway } from "./index.ts";
import { group, required } from "./sample-gateway.testing.ts";

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

  it("R-34 the certificate stays in the vault, and renewals are picked up", () => {
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

  it("the system-assigned identity fetches it, after it may", () => {
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

  it.each([
    ["https://kv-contoso.vault.azure.net/secrets/mcp/0123456789abcdef0123456789abcdef", "customDomain.certificateId"],
    ["https://example.com/secrets/mcp", "customDomain.certificateId"],
  ])("refuses the certificate %s", (certificateId, field) => {
    expect(() => build({ certificateId })).toThrow(new RegExp(`VALUE_INVALID.*${field}.*without a version`));
  });

  it.each(["https://mcp.contoso.com", "mcp", "MCP.contoso.com", "mcp.contoso.com/"])(
    "refuses the host %s",
    (hostName) => {
      expect(() => build({ hostName })).toThrow(/VALUE_INVALID.*customDomain.hostName/);
    },
  );
});
