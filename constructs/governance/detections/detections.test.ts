import { detections, minutesOf } from "@mcp-landing-zone/governance";
import { playbooks } from "@mcp-landing-zone/governance/playbooks";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { DetectionsArea } from "./area.ts";
import type { DetectionsProps } from "./detections.ts";
import { Detections } from "./detections.ts";

const parameters = {
  ApprovedClients: ["editor"],
  ApprovedTools: ["whoami"],
  ApprovedApis: ["mcp"],
  BreakGlass: [],
  Deployers: [],
  CallsPerDay: 1_000,
};
const groupOf = (name: string) => ({
  id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/actionGroups/${name}`,
});
const everyPlaybook = Object.fromEntries(playbooks.map(({ id }) => [id, groupOf(id)]));
const synthesised = (props: Partial<DetectionsProps> = {}, area: DetectionsArea = {}) =>
  synthesize(
    (stack) =>
      new Detections(stack, "detections", {
        ...surroundings,
        area,
        parameters,
        actionGroup: groupOf("people"),
        workspaceId: surroundings.diagnostics.workspaceId,
        ...props,
      }),
  );

interface Alert {
  readonly display_name: string;
  readonly evaluation_frequency: string;
  readonly mute_actions_after_alert_duration: string;
  readonly action: { readonly action_groups: readonly string[] };
  readonly criteria: readonly { readonly query: string; readonly dimension?: readonly object[] }[];
}
const alertsOf = (stack: ReturnType<typeof synthesised>) =>
  Object.fromEntries(
    (resourcesOf(stack, "azurerm_monitor_scheduled_query_rules_alert_v2") as unknown as Alert[]).map((alert) => [
      alert.display_name.replace(/^MCP: /, ""),
      alert,
    ]),
  );

describe("R-64 Detections", () => {
  const plain = alertsOf(synthesised());

  it("is an alert for each detection that looks back no more than two days, and tells people", () => {
    const short = detections.filter(({ window }) => minutesOf(window) <= 2_880).map(({ id }) => id);
    expect(Object.keys(plain).sort()).toEqual(short.sort());
    for (const { action, criteria } of Object.values(plain)) {
      expect(action.action_groups).toEqual([groupOf("people").id]);
      expect(criteria[0]?.dimension).toBeUndefined();
    }
  });

  it("leaves out what the deployment leaves out, and refuses a name that is no detection", () => {
    const without = [{ id: "write-burst", reason: "a migration runs this week" }];
    expect(alertsOf(synthesised({}, { without }))).not.toHaveProperty("write-burst");
    expect(() => synthesised({}, { without: [{ id: "write-bursts", reason: "misspelt" }] })).toThrow(
      /VALUE_INVALID.*write-bursts/,
    );
  });

  it("has a workbook beside them, whose workspace is in lower case as Azure gives it back", () => {
    expect(resourceOf(synthesised(), "azurerm_application_insights_workbook")).toMatchObject({ category: "sentinel" });
  });

  it("R-76 starts the playbooks that its detections name, each with its subject as a dimension", () => {
    const alerts = alertsOf(synthesised({ playbooks: everyPlaybook }));
    const named = (...names: string[]) => names.map((name) => ({ name, operator: "Include", values: ["*"] }));
    expect(alerts["injection-by-tool"]).toMatchObject({
      action: { action_groups: [groupOf("people").id, groupOf("stop-tool").id] },
      criteria: [{ dimension: named("Tool") }],
    });
    expect(alerts["exfiltration-sized-output"]).toMatchObject({
      action: { action_groups: [groupOf("people").id, groupOf("stop-client").id] },
      criteria: [{ dimension: named("Client") }],
    });
    expect(alerts["write-burst"]).toMatchObject({
      action: { action_groups: [groupOf("people").id, groupOf("raise-threat-level").id] },
      criteria: [{ dimension: named("Server") }],
    });
    const starting = detections.filter(({ answers }) => answers).map(({ id }) => id);
    const started = Object.keys(alerts).filter((id) => alerts[id]!.action.action_groups.length > 1);
    expect(started.sort()).toEqual(starting.sort());
  });

  it("R-76 a second tool that is attacked within the hour starts its playbook as well", () => {
    const alerts = alertsOf(synthesised({ playbooks: everyPlaybook }));
    expect(alerts["injection-by-tool"]?.mute_actions_after_alert_duration).toBe("PT5M");
    expect(plain["injection-by-tool"]?.mute_actions_after_alert_duration).toBe("PT1H");
  });

  it("R-76 a playbook that is not deployed is not started", () => {
    const alerts = alertsOf(synthesised({ playbooks: { "stop-tool": groupOf("stop-tool") } }));
    expect(alerts["write-burst"]?.action.action_groups).toEqual([groupOf("people").id]);
  });

  it("R-76 beside Sentinel it keeps what cannot wait: what is severe, and what starts a playbook", () => {
    const kept = alertsOf(synthesised({ only: "containment", playbooks: everyPlaybook }));
    expect(kept).toHaveProperty("write-burst");
    expect(kept).not.toHaveProperty("scope-probing");
    expect(alertsOf(synthesised({ only: "containment" }))).not.toHaveProperty("write-burst");
  });
});
