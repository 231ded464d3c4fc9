import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { ConditionalAccessArea } from "./area.ts";
import { ConditionalAccess } from "./conditional-access.ts";
import type { AccessPolicyName } from "./policies.ts";
import { accessPolicies } from "./policies.ts";

const breakGlass = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc1";
const users = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01";
const workload = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc2";
const synthesised = (area: Partial<ConditionalAccessArea> = {}) =>
  synthesize(
    (stack) =>
      new ConditionalAccess(stack, "access", {
        naming: surroundings.naming,
        area: { breakGlassGroups: [breakGlass], workloadIdentities: [workload], ...area },
        applications: ["server"],
        userGroups: [users],
      }),
  );

interface Policy {
  readonly display_name: string;
  readonly state: string;
  readonly conditions: {
    readonly applications: Readonly<Record<string, unknown>>;
    readonly users: { readonly excluded_groups?: readonly string[]; readonly included_groups?: readonly string[] };
  } & Readonly<Record<string, unknown>>;
  readonly grant_controls?: Readonly<Record<string, unknown>>;
  readonly session_controls?: Readonly<Record<string, unknown>>;
}
const policiesOf = (stack: ReturnType<typeof synthesised>) =>
  resourcesOf(stack, "azuread_conditional_access_policy") as unknown as Policy[];
const policy = (stack: ReturnType<typeof synthesised>, name: AccessPolicyName) =>
  policiesOf(stack).find(({ display_name }) => display_name.startsWith(`MCP ${accessPolicies[name].title} (`));

describe("ConditionalAccess", () => {
  const stack = synthesised();

  it("R-85 R-94 reports what it would do, and acts on it only when it is enforced", () => {
    const states = (of: ReturnType<typeof synthesised>) => new Set(policiesOf(of).map(({ state }) => state));
    expect(states(stack)).toEqual(new Set(["enabledForReportingButNotEnforced"]));
    expect(states(synthesised({ enforce: true }))).toEqual(new Set(["enabled"]));
  });

  it("R-94 leaves the accounts for emergencies out of every policy about people, and is refused without any", () => {
    for (const { conditions, display_name } of policiesOf(stack)) {
      if (display_name.includes(accessPolicies["workload-risk"].title)) continue;
      expect(conditions.users.excluded_groups, display_name).toEqual([breakGlass]);
    }
    expect(() => synthesised({ breakGlassGroups: [] })).toThrow(/breakGlassGroups.*at least one group/);
  });

  it("R-150 asks for a strong method of users and of administrators, and blocks what cannot do one", () => {
    const { allowed_combinations } = resourceOf(stack, "azuread_authentication_strength_policy");
    expect(allowed_combinations).toContain("fido2");
    expect(allowed_combinations).not.toContain("password");
    for (const name of ["strong-authentication", "administrators"] as const) {
      expect(policy(stack, name)?.grant_controls?.["authentication_strength_policy_id"]).toMatch(
        /azuread_authentication_strength_policy/,
      );
    }
    expect(policy(stack, "legacy-clients")).toMatchObject({
      conditions: { client_app_types: ["exchangeActiveSync", "other"] },
      grant_controls: { built_in_controls: ["block"] },
    });
  });

  it("R-87 R-152 answers risk of sign-ins, of people and of applications, each in a policy of its own", () => {
    expect(policy(stack, "sign-in-risk")).toMatchObject({
      conditions: { sign_in_risk_levels: ["high", "medium"] },
      session_controls: { sign_in_frequency_interval: "everyTime" },
    });
    expect(policy(stack, "sign-in-risk")?.session_controls).not.toHaveProperty("sign_in_frequency");
    expect(policy(stack, "user-risk")).toMatchObject({ grant_controls: { operator: "AND" } });
    expect(policy(stack, "workload-risk")).toMatchObject({
      conditions: {
        users: { included_users: ["None"] },
        client_applications: { included_service_principals: [workload] },
      },
    });
    expect(policy(synthesised({ workloadIdentities: [] }), "workload-risk")).toBeUndefined();
  });

  it("R-21 R-85 ends a sign-in, asks for a managed device, and blocks device codes", () => {
    expect(policy(synthesised({ signInHours: 2 }), "sign-in-frequency")).toMatchObject({
      session_controls: { sign_in_frequency: 2, sign_in_frequency_period: "hours" },
    });
    expect(policy(stack, "compliant-device")?.grant_controls?.["built_in_controls"]).toContain("compliantDevice");
    expect(policy(stack, "device-code")?.conditions["authentication_flow_transfer_methods"]).toEqual([
      "deviceCodeFlow",
      "authenticationTransfer",
    ]);
  });

  it("is about the servers' applications and their users, and leaves out what the deployment leaves out", () => {
    expect(policy(stack, "strong-authentication")?.conditions).toMatchObject({
      applications: { included_applications: ["server"] },
      users: { included_groups: [users] },
    });
    const fewer = synthesised({ without: [{ policy: "compliant-device", reason: "no Intune here" }] });
    expect(policy(fewer, "compliant-device")).toBeUndefined();
    expect(policiesOf(fewer)).toHaveLength(Object.keys(accessPolicies).length - 1);
  });
});
