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
    // No code by text message or call, and no password alone.
    expect([...(allowed_combinations as string[])].sort()).toEqual([
      "deviceBasedPush",
      "fido2",
      "password,microsoftAuthenticatorPush",
      "windowsHelloForBusiness",
      "x509CertificateMultiFactor",
    ]);
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
      grant_controls: { authentication_strength_policy_id: expect.any(String) as unknown },
      session_controls: { sign_in_frequency_interval: "everyTime" },
    });
    expect(policy(stack, "sign-in-risk")?.session_controls).not.toHaveProperty("sign_in_frequency");
    expect(policy(stack, "user-risk")).toMatchObject({
      conditions: { user_risk_levels: ["high"] },
      grant_controls: { operator: "AND", built_in_controls: ["mfa", "passwordChange"] },
      session_controls: { sign_in_frequency_interval: "everyTime" },
    });
    expect(policy(stack, "workload-risk")).toMatchObject({
      conditions: {
        applications: { included_applications: ["All"] },
        users: { included_users: ["None"] },
        service_principal_risk_levels: ["high", "medium"],
        client_applications: { included_service_principals: [workload] },
      },
      grant_controls: { built_in_controls: ["block"] },
    });
    expect(policy(synthesised({ workloadIdentities: [] }), "workload-risk")).toBeUndefined();
  });

  it("R-21 R-85 ends a sign-in, asks for a managed device, and blocks device codes", () => {
    expect(policy(synthesised({ signInHours: 2 }), "sign-in-frequency")).toMatchObject({
      session_controls: {
        sign_in_frequency: 2,
        sign_in_frequency_period: "hours",
        sign_in_frequency_interval: "timeBased",
      },
    });
    expect(policy(stack, "sign-in-frequency")?.session_controls?.["sign_in_frequency"]).toBe(4);
    // One of them is enough, so that nothing weaker may stand beside.
    expect(policy(stack, "compliant-device")?.grant_controls).toMatchObject({
      built_in_controls: ["compliantDevice", "domainJoinedDevice"],
    });
    expect(policy(stack, "device-code")?.grant_controls).toMatchObject({ built_in_controls: ["block"] });
    expect(policy(stack, "device-code")?.conditions["authentication_flow_transfer_methods"]).toEqual([
      "deviceCodeFlow",
      "authenticationTransfer",
    ]);
  });

  it("R-58 R-150 administrators are those of each role that can change what protects the servers, wherever they sign in", () => {
    expect(policy(stack, "administrators")?.conditions).toMatchObject({
      applications: { included_applications: ["All"] },
      // Global, Privileged Role, Application, Cloud Application, Conditional Access and Security Administrator.
      users: {
        included_roles: [
          "62e90394-69f5-4237-9190-012177145e10",
          "e8611ab8-c189-46e8-94e1-60213ab1f814",
          "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
          "158c047a-c907-4556-b7ef-446551a6b5f7",
          "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
          "194ae4cb-b126-40b2-bd5b-6091b380977d",
        ],
      },
    });
  });

  it("R-85 changes one policy at a time, because Entra takes one change a second", () => {
    const waits = resourcesOf(stack, "azuread_conditional_access_policy").map(({ depends_on = [] }) => depends_on);
    expect(waits.map((each) => (each as string[]).length).sort()).toEqual([
      0,
      ...Object.keys(accessPolicies)
        .slice(1)
        .map(() => 1),
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
