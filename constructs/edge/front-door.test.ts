import { describe, expect, it } from "vitest";
import type { GatewayRef } from "../gateway/index.ts";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { FrontDoorProps } from "./index.ts";
import { FrontDoor, reachesPrivately } from "./index.ts";

const id = `${surroundings.resourceGroup.id}/providers/Microsoft.ApiManagement/service/apim-test`;
const gateway: GatewayRef = {
  id,
  name: "apim-test",
  resourceGroupName: "rg-test",
  location: "westeurope",
  tier: "StandardV2",
  hostName: "apim-test.azure-api.net",
  gatewayUrl: "https://apim-test.azure-api.net",
  identity: { id: "/id", clientId: "client", principalId: "principal", grantId: "gateway" },
};

const frontDoor = (props: Partial<FrontDoorProps> = {}): StackJson =>
  synthesize((stack) => {
    new FrontDoor(stack, "edge", { ...surroundings, gateway, ...props });
  });
const address = (stack: StackJson, type: string) => `${type}.${Object.keys(stack.resource[type]!)[0]}`;
const fdid = (stack: StackJson) => `\${${address(stack, "azurerm_cdn_frontdoor_profile")}.resource_guid}`;

interface Part {
  readonly match_variable: string;
  readonly operator: string;
  readonly selector: string;
}
interface ManagedRule {
  readonly exclusion?: readonly Part[];
  readonly override?: readonly {
    readonly rule_group_name: string;
    readonly exclusion?: readonly Part[];
    readonly rule?: readonly {
      readonly rule_id: string;
      readonly enabled: boolean;
      readonly action: string;
      readonly exclusion: readonly Part[];
    }[];
  }[];
}

const domain = { customDomain: { hostName: "mcp.contoso.com" } };

describe("the way in", () => {
  it("R-41 takes HTTPS alone, and speaks nothing else to the gateway", () => {
    expect(resourceOf(frontDoor(), "azurerm_cdn_frontdoor_route")).toMatchObject({
      supported_protocols: ["Https"],
      https_redirect_enabled: false,
      forwarding_protocol: "HttpsOnly",
      patterns_to_match: ["/*"],
    });
  });

  it("keeps no answer: nothing of one user reaches another", () => {
    expect(resourceOf(frontDoor(), "azurerm_cdn_frontdoor_route")).not.toHaveProperty("cache");
  });

  it("R-10 keeps query parameters out of its access log", () => {
    expect(resourceOf(frontDoor(), "azurerm_cdn_frontdoor_profile")).toMatchObject({
      sku_name: "Premium_AzureFrontDoor",
      log_scrubbing_rule: [{ match_variable: "QueryStringArgNames" }],
    });
  });

  it("R-52 has the rights that are given on it, and its firewall has none of them", () => {
    const to = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "a-person" };
    const stack = frontDoor({ lock: "CanNotDelete", roles: { any: { role: "Monitoring Metrics Publisher", to } } });
    expect(resourcesOf(stack, "azurerm_role_assignment")).toMatchObject([
      { scope: `\${${address(stack, "azurerm_cdn_frontdoor_profile")}.id}` },
    ]);
    expect(resourcesOf(stack, "azurerm_management_lock")).toHaveLength(2);
  });

  it("R-117 logs to the workspace", () => {
    expect(resourceOf(frontDoor(), "azurerm_monitor_diagnostic_setting")["log_analytics_workspace_id"]).toBe(
      surroundings.diagnostics.workspaceId,
    );
  });

  it("has a name of Azure's own without a domain", () => {
    const stack = frontDoor();
    expect(resourceOf(stack, "azurerm_cdn_frontdoor_route")["link_to_default_domain"]).toBe(true);
    expect(resourcesOf(stack, "azurerm_cdn_frontdoor_custom_domain")).toEqual([]);
  });
});

describe("R-162 the firewall", () => {
  const policy = (props?: Partial<FrontDoorProps>) =>
    resourceOf(frontDoor(props), "azurerm_cdn_frontdoor_firewall_policy");

  it("R-46 refuses by both managed rule sets, and looks into bodies", () => {
    expect(policy()).toMatchObject({
      mode: "Prevention",
      enabled: true,
      request_body_check_enabled: true,
      managed_rule: [
        { type: "Microsoft_DefaultRuleSet", version: "2.1", action: "Block" },
        { type: "Microsoft_BotManagerRuleSet", version: "1.1", action: "Block" },
      ],
    });
  });

  const rulesOf = (props?: Partial<FrontDoorProps>) => policy(props)["managed_rule"] as readonly ManagedRule[];

  it("R-46 leaves parts of the body and addresses out of some rules, and of no set as a whole", () => {
    const [rules, bots] = rulesOf();
    expect([rules?.exclusion, bots?.exclusion, bots?.override]).toEqual([undefined, undefined, undefined]);
    const left = Object.fromEntries(
      rules!.override!.map(({ rule_group_name: group, exclusion = [], rule = [] }) => [
        group,
        [...(exclusion.length > 0 ? ["all"] : []), ...rule.map(({ rule_id: id }) => id)],
      ]),
    );
    expect(left).toEqual({
      ...Object.fromEntries(
        ["LFI", "RCE", "PHP", "NODEJS", "XSS", "SQLI", "MS-ThreatIntel-SQLI"].map((g) => [g, ["all"]]),
      ),
      RFI: ["all", "931100", "931130"],
      "PROTOCOL-ATTACK": ["921110", "921120", "921130"],
    });
  });

  it("R-46 every rule goes on, and judges the envelope, the headers, cookies and all else of the address", () => {
    const groups = rulesOf()[0]!.override!;
    const rules = groups.flatMap(({ rule = [] }) => rule);
    expect(rules.every(({ enabled, action }) => enabled && action === "AnomalyScoring")).toBe(true);
    const parts = [...groups, ...rules].flatMap(({ exclusion = [] }) => exclusion);
    // Azure takes 100 in one policy.
    expect(parts.length).toBeLessThanOrEqual(100);
    const judged = [
      "jsonrpc",
      "method",
      "id",
      "params.name",
      "params.capabilities",
      "params.cursor",
      "params.requestState",
    ];
    const isLeftOut = (name: string) =>
      parts.some(({ operator, selector }) => (operator === "Equals" ? name === selector : name.startsWith(selector)));
    expect(judged.filter(isLeftOut)).toEqual([]);
    expect(
      ["params.arguments.query", "params.argument.value", "redirect_uris"].filter((name) => !isLeftOut(name)),
    ).toEqual([]);
    expect(new Set(parts.map(({ match_variable: variable }) => variable))).toEqual(
      new Set(["RequestBodyJsonArgNames", "RequestBodyPostArgNames", "QueryStringArgNames"]),
    );
  });

  it("R-46 leaves tool arguments out of all rules when a reason is given, and says so", () => {
    const weaken = { argumentInspection: "our tools take Java" };
    const [rules, bots] = rulesOf({ weaken });
    expect(rules!.exclusion!.map(({ selector }) => selector)).toEqual([
      "params.argument",
      "params.inputResponses",
      "params.context.arguments",
    ]);
    expect(bots?.exclusion).toBeUndefined();
    synthesize((stack) => {
      const edge = new FrontDoor(stack, "edge", { ...surroundings, gateway, weaken });
      expect(edge.node.metadata.map(({ type }) => type)).toContain("mcp-landing-zone:weakened");
    });
  });

  it("R-55 limits each address", () => {
    expect(policy({ requestsPerMinute: 50 })["custom_rule"]).toMatchObject([
      {
        type: "RateLimitRule",
        action: "Block",
        rate_limit_threshold: 50,
        rate_limit_duration_in_minutes: 1,
        match_condition: [{ match_variable: "RequestUri", operator: "Contains", match_values: ["/"] }],
      },
    ]);
  });

  it("R-63 keeps what users wrote out of its log", () => {
    expect(policy()["log_scrubbing"]).toEqual({
      enabled: true,
      scrubbing_rule: ["QueryStringArgNames", "RequestBodyJsonArgNames", "RequestBodyPostArgNames"].map(
        (match_variable) => ({ enabled: true, match_variable, operator: "EqualsAny" }),
      ),
    });
  });

  it.each([{}, domain])("R-46 stands before every name: %j", (props) => {
    const stack = frontDoor(props);
    const names = [
      "azurerm_cdn_frontdoor_endpoint",
      ...("customDomain" in props ? ["azurerm_cdn_frontdoor_custom_domain"] : []),
    ];
    expect(resourceOf(stack, "azurerm_cdn_frontdoor_security_policy")).toMatchObject({
      security_policies: {
        firewall: {
          cdn_frontdoor_firewall_policy_id: `\${${address(stack, "azurerm_cdn_frontdoor_firewall_policy")}.id}`,
          association: {
            patterns_to_match: ["/*"],
            domain: names.map((type) => ({ cdn_frontdoor_domain_id: `\${${address(stack, type)}.id}` })),
          },
        },
      },
    });
  });

  it.each([0, 9, 10.5])("refuses a limit of %d requests", (requestsPerMinute) => {
    expect(() => frontDoor({ requestsPerMinute })).toThrow(/VALUE_INVALID.*requestsPerMinute.*from 10/);
  });
});

describe("the way to the gateway", () => {
  it("R-86 is private, and asks with an id that no other Front Door has", () => {
    const stack = frontDoor();
    expect(resourceOf(stack, "azurerm_cdn_frontdoor_origin")).toMatchObject({
      host_name: "apim-test.azure-api.net",
      origin_host_header: "apim-test.azure-api.net",
      certificate_name_check_enabled: true,
      private_link: {
        private_link_target_id: id,
        target_type: "Gateway",
        location: "westeurope",
        request_message: `Front Door ${fdid(stack)}`,
      },
    });
  });

  it("R-86 is approved for the connection with that id alone", () => {
    const stack = frontDoor();
    const list = Object.entries(stack.data["azapi_resource_list"]!)[0]!;
    expect(list[1]).toMatchObject({
      parent_id: id,
      response_export_values: {
        connection: `value[?properties.privateLinkServiceConnectionState.description=='Front Door ${fdid(stack)}'] | [0].id`,
      },
      lifecycle: { postcondition: [{ condition: "${self.output.connection != null}" }] },
      depends_on: [address(stack, "time_sleep")],
    });
    const connection = `\${data.azapi_resource_list.${list[0]}.output.connection}`;
    expect(resourceOf(stack, "azapi_resource_action")).toMatchObject({
      method: "PUT",
      resource_id: connection,
      body: { id: connection, properties: { privateLinkServiceConnectionState: { status: "Approved" } } },
    });
  });

  it("waits again when the origin is replaced", () => {
    const stack = frontDoor();
    expect(resourceOf(stack, "time_sleep")["triggers"]).toEqual({
      origin: `\${${address(stack, "azurerm_cdn_frontdoor_origin")}.id}`,
    });
  });

  it("can be public where that is chosen, with nothing to approve", () => {
    const stack = frontDoor({ origin: "public" });
    expect(resourceOf(stack, "azurerm_cdn_frontdoor_origin")).not.toHaveProperty("private_link");
    expect(resourcesOf(stack, "azapi_resource_action")).toEqual([]);
  });

  it.each(["PremiumV2", "BasicV2"] as const)("R-86 refuses a private way to %s, which has none", (tier) => {
    expect(reachesPrivately(tier)).toBe(false);
    expect(() => frontDoor({ gateway: { ...gateway, tier } })).toThrow(
      /TIER_LACKS_FEATURE.*StandardV2.*or origin "public"/,
    );
    expect(() => frontDoor({ gateway: { ...gateway, tier }, origin: "public" })).not.toThrow();
  });
});

describe("a domain", () => {
  it("R-42 has a certificate of Azure's own and TLS 1.2 as its floor", () => {
    expect(resourceOf(frontDoor(domain), "azurerm_cdn_frontdoor_custom_domain")).toMatchObject({
      name: "mcp-contoso-com",
      host_name: "mcp.contoso.com",
      tls: { certificate_type: "ManagedCertificate", minimum_version: "TLS12" },
    });
  });

  it("is the only name that is answered", () => {
    const stack = frontDoor(domain);
    const own = `\${${address(stack, "azurerm_cdn_frontdoor_custom_domain")}.id}`;
    expect(resourceOf(stack, "azurerm_cdn_frontdoor_route")).toMatchObject({
      link_to_default_domain: false,
      cdn_frontdoor_custom_domain_ids: [own],
    });
    expect(resourceOf(stack, "azurerm_cdn_frontdoor_custom_domain_association")).toMatchObject({
      cdn_frontdoor_custom_domain_id: own,
      cdn_frontdoor_route_ids: [`\${${address(stack, "azurerm_cdn_frontdoor_route")}.id}`],
    });
  });

  it("is known at synth, for tokens and metadata", () => {
    synthesize((stack) => {
      expect(new FrontDoor(stack, "edge", { ...surroundings, gateway, ...domain }).hostName).toBe("mcp.contoso.com");
    });
  });

  it.each(["https://mcp.contoso.com", "mcp", "mcp.contoso.com/mcp"])("refuses %s", (hostName) => {
    expect(() => frontDoor({ customDomain: { hostName } })).toThrow(/VALUE_INVALID.*customDomain.hostName/);
  });
});
