import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, synthesize } from "../testing.ts";
import type { HardenedMcpProps } from "./hardened-mcp.ts";
import { HardenedMcp } from "./hardened-mcp.ts";

const props: HardenedMcpProps = {
  name: "mcp",
  environment: "prod",
  location: "westeurope",
  tenantId: "00000000-0000-0000-0000-000000000000",
  authorization: "facade",
  clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],
  users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
  image: `ghcr.io/example/mcp-server@sha256:${"0".repeat(64)}`,
  alertEmails: ["platform-team@example.com"],
};

const deployed = (more: Partial<HardenedMcpProps> = {}) =>
  synthesize((stack) => {
    new HardenedMcp(stack, "mcp", { ...props, ...more });
  });

const policies = (stack: ReturnType<typeof deployed>): string =>
  resourcesOf(stack, "azurerm_api_management_api_policy")
    .map(({ xml_content }) => String(xml_content))
    .join("\n");

const approvers = [{ name: "MCP approvers", objectId: "00000000-0000-0000-0000-000000000000" }];
const own = { variables: { LOG_LEVEL: "info" }, health: { live: "/livez", ready: "/readyz" } };

describe("HardenedMcp", () => {
  it("is private and of the standard profile unless it is said otherwise", () => {
    const stack = deployed();
    expect(resourceOf(stack, "azurerm_api_management")["sku_name"]).toBe("StandardV2_1");
    expect(resourceOf(stack, "azapi_update_resource")).toHaveProperty(
      "body.properties.publicNetworkAccess",
      "Disabled",
    );
  });

  it("has each part wait for the one before, as stacks do: nothing is run or published before rights hold and doors are shut", () => {
    const { resource } = deployed();
    const waitsOf = (part: string): readonly (readonly string[])[] =>
      Object.entries(resource)
        .filter(([type]) => type !== "terraform_data")
        .flatMap(([, instances]) => Object.entries(instances))
        .filter(([id]) => id.startsWith(`mcp_${part}_`))
        .map(([, { depends_on = [] }]) => depends_on as string[]);
    for (const [part, before] of [
      ["platform", "foundation"],
      ["workload", "platform"],
    ] as const) {
      expect(waitsOf(part).length).toBeGreaterThan(20);
      for (const waits of waitsOf(part)) {
        expect(waits).toContainEqual(expect.stringMatching(`^terraform_data.mcp_${before}_There_`));
      }
    }
    const platform = Object.entries(resource["terraform_data"]!).find(([id]) => id.includes("platform"))![1];
    expect(platform["depends_on"]).toEqual(
      expect.arrayContaining(
        ["time_sleep.mcp_platform_server-rights", "azapi_update_resource.mcp_platform_gateway_Hardening"].map((start) =>
          expect.stringContaining(start),
        ),
      ),
    );
  });

  it("names everything in one stack, without a value from another", () => {
    expect(JSON.stringify(deployed())).not.toContain("terraform_remote_state");
  });

  it("R-44 has the gateway look at the calls of a server of another make, which may not look itself", () => {
    expect(policies(deployed({ server: own }))).toContain("contentsafety/text:shieldPrompt");
    expect(policies(deployed())).not.toContain("contentsafety/text:shieldPrompt");
  });

  it.each<[string, Partial<HardenedMcpProps>, boolean]>([
    ["with approvers", { approvers }, true],
    ["without approvers", {}, false],
    ["with an empty list of approvers", { approvers: [] }, false],
    ["with approvers, for a server of another make", { approvers, server: own }, false],
  ])(
    "R-51 R-30 has a way to decide about waiting calls only where an approver is configured: %s",
    (_what, more, isThere) => {
      const paths = resourcesOf(deployed(more), "azurerm_api_management_api").map(({ path }) => path);
      expect(paths.includes("approvals")).toBe(isThere);
    },
  );

  const demands: NonNullable<HardenedMcpProps["classifications"]> = {
    internal: { authenticationContext: "c1" },
    confidential: { privileged: [{ name: "Data owners", objectId: "00000000-0000-0000-0000-000000000000" }] },
  };
  const demanded = (stack: ReturnType<typeof deployed>) =>
    JSON.stringify(resourceOf(stack, "azurerm_container_app")).match(/"MCP_CLASSIFICATION_\w+","value":"[^"]*"/g);

  const signers = [{ name: "Security", thumbprint: "A".repeat(43) }];

  it("R-72 gives the server the thumbprints of its catalogue's signers and the released bundle, and nothing where none is configured", () => {
    const settings = (stack: ReturnType<typeof deployed>) => JSON.stringify(resourceOf(stack, "azurerm_container_app"));
    expect(settings(deployed({ catalogueApprovers: signers }))).toContain(
      `"MCP_CATALOGUE_THUMBPRINTS","value":"${"A".repeat(43)}"`,
    );
    const bundleDigest = "B".repeat(43);
    expect(settings(deployed({ bundleDigest }))).toContain(`"MCP_BUNDLE_DIGEST","value":"${bundleDigest}"`);
    expect(settings(deployed())).not.toMatch(/MCP_CATALOGUE_THUMBPRINTS|MCP_BUNDLE_DIGEST/);
  });

  it("R-81 tells the server what its tools demand, and Entra what to put into tokens", () => {
    const stack = deployed({ classifications: demands });
    expect(demanded(stack)).toEqual([
      '"MCP_CLASSIFICATION_CONTEXTS","value":"internal=c1"',
      '"MCP_CLASSIFICATION_ROLES","value":"confidential=Tools.Confidential"',
    ]);
    expect(JSON.stringify(resourcesOf(stack, "azuread_application"))).toContain('{"name":"acrs"}');
  });

  it("R-81 demands nothing, and changes nothing, where nothing is said", () => {
    expect(demanded(deployed())).toBeNull();
    expect(JSON.stringify(resourcesOf(deployed(), "azuread_application"))).not.toMatch(/acrs|Tools\./);
  });

  it("R-81 refuses demands that a server of another make would not hold its callers to", () => {
    expect(() => deployed({ server: own, classifications: demands })).toThrow(/VALUES_CONFLICT.*classifications/);
    expect(() => deployed({ server: own, catalogueApprovers: signers })).toThrow(/VALUES_CONFLICT.*catalogueApprovers/);
    expect(() => deployed({ server: own, bundleDigest: "B".repeat(43) })).toThrow(/VALUES_CONFLICT.*bundleDigest/);
  });

  it("R-86 stands in a landing zone with central DNS: a policy sees to the zones, and names are asked of its servers", () => {
    const dnsServers = ["10.1.0.4", "10.1.0.5"];
    const stack = deployed({ network: { addressSpace: "10.40.0.0/20", dnsServers, dnsZones: "policy" } });
    const zones = resourcesOf(stack, "azurerm_private_dns_zone").map(({ name }) => String(name));
    expect(zones.filter((name) => name.startsWith("privatelink."))).toEqual([]);
    expect(resourceOf(stack, "azurerm_virtual_network")["dns_servers"]).toEqual(dnsServers);
    const endpoints = resourcesOf(stack, "azurerm_private_endpoint");
    expect(endpoints).toHaveLength(9);
    for (const endpoint of endpoints) {
      expect(endpoint).not.toHaveProperty("private_dns_zone_group");
      expect(endpoint["lifecycle"]).toEqual({ ignore_changes: ["private_dns_zone_group"] });
    }
  });

  const networkId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v";
  const subnetIds = {
    gateway: `${networkId}/subnets/g`,
    containers: `${networkId}/subnets/c`,
    endpoints: `${networkId}/subnets/e`,
  };
  it("R-117 records the connections of its own network, and not those of an existing one", () => {
    const recorded = (network?: HardenedMcpProps["network"]) =>
      resourcesOf(deployed(network ? { network } : {}), "azapi_resource").filter(({ type }) =>
        String(type).includes("/flowLogs@"),
      );
    expect(recorded()).toHaveLength(1);
    expect(recorded({ id: networkId, subnetIds })).toEqual([]);
  });

  it("R-69 R-86 runs what was pushed to its own registry as it is, and then closes the registry's network rules", () => {
    const imported = deployed();
    expect(resourceOf(imported, "azurerm_container_registry")["network_rule_bypass_option"]).toBe("AzureServices");
    const host = `${String(resourceOf(imported, "azurerm_container_registry")["name"])}.azurecr.io`;
    const image = `${host}/mcp-server@sha256:${"1".repeat(64)}`;
    const pushed = deployed({ image });
    expect(resourceOf(pushed, "azurerm_container_registry")["network_rule_bypass_option"]).toBe("None");
    expect(JSON.stringify(pushed.resource)).not.toContain("importImage");
    expect(JSON.stringify(resourceOf(pushed, "azurerm_container_app"))).toContain(image);
    expect(() => deployed({ image: `${host}/mcp-server:latest` })).toThrow(/IMAGE_NOT_PINNED/);
  });

  it("R-64 refuses an empty list of alert receivers", () => {
    expect(() => deployed({ alertEmails: [] })).toThrow(
      /VALUE_INVALID.*alertEmails is \[\], expected at least one address/,
    );
  });

  it("refuses Front Door without the host name that clients will use", () => {
    expect(() => deployed({ profile: "regulated", exposure: "internet" })).toThrow(/VALUE_INVALID.*domain is missing/);
  });
});
