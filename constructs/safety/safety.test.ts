import { describe, expect, it } from "vitest";
import { Sleep } from "../providers.ts";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { weakeningMetadata } from "../weakening.ts";
import type { ContentSafetyProps } from "./index.ts";
import { ContentSafety, LanguageService } from "./index.ts";

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

type Service = typeof ContentSafety | typeof LanguageService;

const synthesized = (service: Service, props: Partial<ContentSafetyProps> = {}): StackJson =>
  synthesize((stack) => {
    new service(stack, "service", { ...surroundings, ...props });
  });

const account = (service: Service, props: Partial<ContentSafetyProps> = {}) =>
  resourceOf(synthesized(service, props), "azurerm_cognitive_account");

const services: readonly [string, Service][] = [
  ["Content Safety", ContentSafety],
  ["Language", LanguageService],
];

describe.each(services)("an account for %s", (_, service) => {
  it.each([
    ["R-35", "local_auth_enabled", false],
    ["R-86", "public_network_access_enabled", false],
    ["R-86", "outbound_network_access_restricted", true],
    ["R-86", "network_acls", expect.objectContaining({ default_action: "Deny" })],
    ["R-35", "identity", { type: "SystemAssigned" }],
  ])("%s has %s = %j", (_id, attribute, value) => {
    expect(account(service)[attribute]).toEqual(value);
  });

  it("R-35 R-145 has a subdomain, without which there is no Entra token for it", () => {
    expect(account(service)["custom_subdomain_name"]).toBe(account(service)["name"]);
    expect(account(service, { name: "mine" })["custom_subdomain_name"]).toBe("mine");
  });

  it("R-86 has a private endpoint whose zone resolves its name", () => {
    expect(resourceOf(synthesized(service), "azurerm_private_endpoint")).toMatchObject({
      subnet_id: surroundings.network.endpointSubnetId,
      private_service_connection: { subresource_names: ["account"] },
      private_dns_zone_group: {
        private_dns_zone_ids: [surroundings.network.zoneId("privatelink.cognitiveservices.azure.com")],
      },
    });
  });

  it("R-63 R-117 sends its audit log to the workspace, and never the text it was asked about", () => {
    expect(resourceOf(synthesized(service), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
      enabled_log: [{ category_group: "audit" }],
    });
  });

  it("is not destroyed unless the user says that it may be, because soft delete keeps its name", () => {
    expect(account(service)["lifecycle"]).toEqual({ prevent_destroy: true });
    expect(account(service, { preventDestroy: false })["lifecycle"]).toEqual({ prevent_destroy: false });
  });

  it("R-36 wraps its keys with the customer's, once the identity may use it", () => {
    const identity = { id: "/identity", clientId: "22222222-2222-2222-2222-222222222222" };
    const stack = synthesize((scope) => {
      const wait = new Sleep(scope, "wait", { createDuration: "60s" });
      const encryption = { keyId: "https://kv.vault.azure.net/keys/safety", identity, dependsOn: [wait] };
      new service(scope, "service", { ...surroundings, encryption });
    });
    expect(resourceOf(stack, "azurerm_cognitive_account")).toMatchObject({
      identity: { type: "UserAssigned", identity_ids: ["/identity"] },
      customer_managed_key: {
        key_vault_key_id: "https://kv.vault.azure.net/keys/safety",
        identity_client_id: identity.clientId,
      },
      depends_on: ["time_sleep.wait"],
    });
  });

  it.each(["a", "-safety", "safety-", "content safety", "s".repeat(65)])("is refused with the name %j", (name) => {
    expect(() => synthesized(service, { name })).toThrow(expect.objectContaining({ code: "NAME_INVALID" }));
  });

  it("has no key of the customer's unless asked", () => {
    expect(account(service)).not.toHaveProperty("customer_managed_key");
  });

  it("R-52 lets an identity use it and no more, once however often asked", () => {
    const stack = synthesize((scope) => {
      const safety = new service(scope, "service", surroundings);
      expect(safety.grantUse(server)).toBe(safety.grantUse(server));
    });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: "${azurerm_cognitive_account.service_6D174F83.id}",
      role_definition_name: "Cognitive Services User",
      principal_id: server.principalId,
    });
  });

  it("R-52 grants the same on an account that exists already, and makes nothing else", () => {
    const existing = { id: "/existing", endpoint: "https://existing.cognitiveservices.azure.com/" };
    const stack = synthesize((scope) => {
      const safety = service.fromExisting(scope, "service", existing);
      expect(safety.endpoint).toBe(existing.endpoint);
      safety.grantUse(server);
    });
    expect(Object.keys(stack.resource)).toEqual(["azurerm_role_assignment"]);
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({ scope: "/existing" });
  });

  it("can stand in another region than its private endpoint", () => {
    const stack = synthesized(service, { location: "swedencentral" });
    expect(resourceOf(stack, "azurerm_cognitive_account")["location"]).toBe("swedencentral");
    expect(resourceOf(stack, "azurerm_private_endpoint")["location"]).toBe("westeurope");
  });
});

describe("two accounts in one deployment", () => {
  it("have different names, and so have their endpoints", () => {
    const stack = synthesize((scope) => {
      new ContentSafety(scope, "safety", surroundings);
      new LanguageService(scope, "language", surroundings);
    });
    for (const type of ["azurerm_cognitive_account", "azurerm_private_endpoint"]) {
      expect(new Set(resourcesOf(stack, type).map((resource) => resource["name"])).size).toBe(2);
    }
  });

  it("are of the kind and tier that each service has", () => {
    expect(account(ContentSafety)).toMatchObject({ kind: "ContentSafety", sku_name: "S0" });
    expect(account(LanguageService)).toMatchObject({ kind: "TextAnalytics", sku_name: "S" });
  });

  it("R-86 let no platform service past the firewall where there is a choice", () => {
    expect(account(LanguageService)["network_acls"]).toEqual({ default_action: "Deny", bypass: "None" });
    expect(account(ContentSafety)["network_acls"]).toEqual({ default_action: "Deny" });
  });
});

describe("the region of Content Safety", () => {
  it.each(["westeurope", "swedencentral", "eastus2", "westus2", "southeastasia", "uaenorth"])(
    "R-44 may be %s, which has Prompt Shields",
    (location) => {
      expect(account(ContentSafety, { location })["location"]).toBe(location);
    },
  );

  it("may be written as people write it", () => {
    expect(account(ContentSafety, { location: "West Europe" })["location"]).toBe("West Europe");
  });

  it("R-44 is refused where there are no Prompt Shields", () => {
    const resourceGroup = { ...surroundings.resourceGroup, location: "norwayeast" };
    expect(() => synthesized(ContentSafety, { resourceGroup })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "location" }),
    );
  });

  it("may be any other with a reason, which is on record", () => {
    const reason = "norwayeast has Prompt Shields since October";
    const stack = synthesize((scope) => {
      const safety = new ContentSafety(scope, "safety", {
        ...surroundings,
        location: "norwayeast",
        weaken: { promptShieldsRegion: reason },
      });
      expect(safety.node.metadata).toContainEqual(
        expect.objectContaining({ type: weakeningMetadata, data: { what: "promptShieldsRegion", reason } }),
      );
    });
    expect(resourceOf(stack, "azurerm_cognitive_account")["location"]).toBe("norwayeast");
  });
});
