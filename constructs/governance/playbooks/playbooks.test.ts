import { playbooks as catalogue } from "@mcp-landing-zone/governance/playbooks";
import { describe, expect, it } from "vitest";
import type { GraphApplicationPermission } from "../../identity/defaults.ts";
import { graphApplicationPermissions } from "../../identity/defaults.ts";
import { resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { PlaybooksProps } from "./playbooks.ts";
import { Playbooks } from "./playbooks.ts";
import { azureMonitorClientId } from "./webhook.ts";

const group = "/subscriptions/s/resourceGroups/g";
const value = (name: string) => `${group}/providers/Microsoft.ApiManagement/service/a/namedValues/${name}`;
const server = {
  name: "mcp",
  switchId: value("mcp-switch"),
  threatLevelId: value("mcp-threat-level"),
  rotationJobId: `${group}/providers/Microsoft.App/jobs/caj`,
  appId: `${group}/providers/Microsoft.App/containerApps/ca`,
  tools: ["whoami", "fetch_page"],
  clients: ["aebc6443-996d-45c2-90f0-388ff96faa56"],
  applications: [
    { kind: "application" as const, clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03", servicePrincipalId: "sp-server" },
    { kind: "client" as const, clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f04", servicePrincipalId: "sp-client" },
  ],
  userGroups: ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01"],
};
const synthesised = (props: Partial<PlaybooksProps> = {}) =>
  synthesize(
    (stack) =>
      new Playbooks(stack, "playbooks", {
        ...surroundings,
        tenantId: "t",
        servers: [server],
        protectedGroupId: group,
        ...props,
      }),
  );

interface Workflow {
  readonly name: string;
  readonly body: {
    readonly properties: {
      readonly state: string;
      readonly accessControl: { readonly triggers: Readonly<Record<string, unknown>> };
      readonly parameters: Readonly<Record<string, { readonly value: unknown }>>;
      readonly definition: { readonly parameters: object };
    };
  };
}
const workflows = (stack: ReturnType<typeof synthesised>) =>
  resourcesOf(stack, "azapi_resource") as unknown as Workflow[];
const rendered = catalogue.filter(({ rights }) => rights.every(({ on }) => on === "arm"));

describe("R-76 Playbooks", () => {
  const stack = synthesised();

  it("has a workflow for each playbook that changes Azure alone, off until it is armed", () => {
    expect(workflows(stack)).toHaveLength(rendered.length);
    expect(workflows(stack).every(({ body }) => body.properties.state === "Disabled")).toBe(true);
    expect(workflows(synthesised({ armed: true })).every(({ body }) => body.properties.state === "Enabled")).toBe(true);
  });

  it("R-76 an alert's token is of this tenant, for the playbooks, and shown by Azure Monitor: three claims, none left out", () => {
    for (const { body } of workflows(stack)) {
      const { openAuthenticationPolicies } = body.properties.accessControl.triggers as {
        openAuthenticationPolicies: { policies: { alerts: { claims: object[] } } };
      };
      expect(openAuthenticationPolicies.policies.alerts.claims).toEqual([
        { name: "iss", value: "https://login.microsoftonline.com/t/v2.0" },
        { name: "aud", value: expect.stringContaining("client_id") as unknown },
        { name: "azp", value: azureMonitorClientId },
      ]);
    }
    expect(resourcesOf(stack, "azuread_application")).toMatchObject([
      { app_role: [{ value: "ActionGroupsSecureWebhook", allowed_member_types: ["Application"] }] },
    ]);
  });

  it("R-76 the record of a run goes to the workspace, and a workflow waits for its rights", () => {
    const settings = resourcesOf(stack, "azurerm_monitor_diagnostic_setting");
    const logged = settings.filter(({ target_resource_id }) => /azapi_resource\./.test(String(target_resource_id)));
    expect(logged).toHaveLength(rendered.length);
    for (const setting of logged) {
      expect(setting).toMatchObject({
        log_analytics_workspace_id: surroundings.diagnostics.workspaceId,
        enabled_log: [{ category_group: "allLogs" }],
      });
    }
    for (const each of workflows(stack) as unknown as { depends_on: string[] }[]) {
      expect(each.depends_on).toEqual(
        expect.arrayContaining([expect.stringContaining("azurerm_role_assignment.") as unknown]),
      );
    }
  });

  it("R-35 has no secret: an address without a signature, and tokens of Azure Monitor alone", () => {
    for (const { body } of workflows(stack)) {
      expect(body.properties.accessControl.triggers).toMatchObject({
        sasAuthenticationPolicy: { state: "Disabled" },
        openAuthenticationPolicies: { policies: { alerts: { type: "AAD" } } },
      });
    }
    const text = JSON.stringify(stack);
    expect(text).not.toMatch(/listCallbackUrl|[?&]sig=|callback_url/);
    for (const receiver of resourcesOf(stack, "azurerm_monitor_action_group").flatMap(
      ({ webhook_receiver }) => webhook_receiver as object[],
    )) {
      expect(receiver).toHaveProperty("aad_auth");
    }
  });

  it("leaves the application's identifier to the element that sets it, or each later apply would take it away", () => {
    expect(resourcesOf(stack, "azuread_application")).toEqual([
      expect.objectContaining({
        lifecycle: expect.objectContaining({ ignore_changes: ["identifier_uris"] }) as unknown,
      }),
    ]);
  });

  it("gives every parameter of its definition, and the words that it may write", () => {
    for (const { body } of workflows(stack)) {
      expect(Object.keys(body.properties.parameters).sort()).toEqual(
        Object.keys(body.properties.definition.parameters).sort(),
      );
    }
    const valueOf = (id: string, parameter: string) =>
      workflows(stack).find(({ name }) => name.endsWith(id))!.body.properties.parameters[parameter]?.value;
    expect(valueOf("stop-tool", "watchlist")).toEqual([
      { subject: "tool:whoami", id: server.switchId, word: "tool:whoami" },
      { subject: "tool:fetch_page", id: server.switchId, word: "tool:fetch_page" },
    ]);
    expect(valueOf("stop-client", "watchlist")).toEqual([
      { subject: `client:${server.clients[0]}`, id: server.switchId, word: `client:${server.clients[0]}` },
    ]);
    expect(valueOf("stop-server", "watchlist")).toEqual([
      { subject: "server:mcp", id: server.switchId, word: "all" },
      { subject: "everything", id: server.switchId, word: "all" },
    ]);
    expect(valueOf("raise-threat-level", "level")).toBe(1);
  });

  it("R-52 an identity each, with exactly the actions that the playbook declares, on the resources of its watchlist", () => {
    expect(resourcesOf(stack, "azurerm_user_assigned_identity")).toHaveLength(rendered.length);
    const actions = resourcesOf(stack, "azurerm_role_definition").map(
      ({ permissions }) => (permissions as { actions: string[] }[])[0]?.actions,
    );
    expect(actions.map(String).sort()).toEqual(
      rendered.map(({ rights }) => String(rights.flatMap((right) => (right.on === "arm" ? right.actions : [])))).sort(),
    );
    for (const role of resourcesOf(stack, "azurerm_role_definition")) {
      expect(role).toMatchObject({ scope: group, assignable_scopes: [group] });
    }
    // Without its kind, Azure looks for an identity that Entra may not show yet, and refuses.
    for (const right of resourcesOf(stack, "azurerm_role_assignment")) {
      expect(right["principal_type"]).toBe("ServicePrincipal");
    }
    const scopes = new Set(resourcesOf(stack, "azurerm_role_assignment").map(({ scope }) => scope));
    expect(scopes).toEqual(new Set([server.switchId, server.threatLevelId, server.appId, server.rotationJobId]));
  });

  it("asks where the playbook asks, or where it was configured to", () => {
    const modes = (props: Partial<PlaybooksProps>) =>
      Object.fromEntries(
        workflows(synthesised(props)).map(({ name, body }) => [
          name.replace(/^logic-mcp-test-/, ""),
          body.properties.parameters["mode"]?.value,
        ]),
      );
    expect(modes({})).toMatchObject({ "stop-tool": "act", "stop-server": "ask", "roll-back": "ask" });
    expect(modes({ askFirst: ["stop-tool"] })).toMatchObject({ "stop-tool": "ask" });
    expect(() => synthesised({ askFirst: ["stop-all"] })).toThrow(/NOT_FOUND.*askFirst.*stop-all/);
  });

  describe("in Entra, where that is chosen", () => {
    const inEntra = synthesised({ inEntra: true });
    const watchlistOf = (id: string) =>
      workflows(inEntra).find(({ name }) => name.endsWith(id))?.body.properties.parameters["watchlist"]?.value;

    it("every playbook of the catalogue is deployed, and none of these without it", () => {
      expect(workflows(inEntra)).toHaveLength(catalogue.length);
      expect(resourcesOf(stack, "azuread_custom_directory_role")).toEqual([]);
    });

    it("R-52 disabling a sign-in is a role of its own, on each application of the deployment and no other", () => {
      const [role, ...others] = resourcesOf(inEntra, "azuread_custom_directory_role");
      expect(others).toEqual([]);
      expect(role?.["permissions"]).toEqual([
        {
          allowed_resource_actions: [
            "microsoft.directory/servicePrincipals/standard/read",
            "microsoft.directory/servicePrincipals/disable",
            "microsoft.directory/servicePrincipals/enable",
          ],
        },
      ]);
      const scopes = resourcesOf(inEntra, "azuread_directory_role_assignment").map(
        ({ directory_scope_id }) => directory_scope_id,
      );
      expect(scopes).toEqual(["/sp-server", "/sp-client"]);
      expect(watchlistOf("disable-sign-in")).toEqual([
        expect.objectContaining({ subject: "application:0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03" }),
        expect.objectContaining({ subject: "client:0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f04" }),
      ]);
    });

    it("R-52 every permission of Graph is one that its playbook declares, by the id that Graph gave it", () => {
      const declared = catalogue.flatMap(({ rights }) =>
        rights.flatMap((r) => (r.on === "graph" ? [r.permission] : [])),
      );
      expect(declared.filter((name) => !Object.hasOwn(graphApplicationPermissions, name))).toEqual([]);
      const given = resourcesOf(inEntra, "azuread_app_role_assignment").map(({ app_role_id }) => String(app_role_id));
      const expected = declared.map((name) => graphApplicationPermissions[name as GraphApplicationPermission]);
      // The remaining one lets Azure Monitor call the playbooks.
      expect(given.filter((id) => !id.startsWith("${")).sort()).toEqual([...expected].sort());
      expect(watchlistOf("revoke-sessions")).toEqual([
        { subject: `users:${server.userGroups[0]}`, id: server.userGroups[0], word: "" },
      ]);
    });
  });
});
