import type { ConditionalAccessPolicy } from "../../providers.ts";

type Config = ConstructorParameters<typeof ConditionalAccessPolicy>[2];
type Controls = Pick<Config, "grantControls" | "sessionControls">;
type Conditions = Omit<Config["conditions"], "applications" | "users" | "clientAppTypes">;

/** The people and applications that the policies are about. */
export interface AccessSubjects {
  readonly applications: readonly string[];
  readonly userGroups: readonly string[];
  readonly breakGlassGroups: readonly string[];
  readonly workloadIdentities: readonly string[];
  /** The id of the authentication strength of the deployment. */
  readonly strengthId: string;
  readonly signInHours: number;
}

interface AccessPolicy {
  readonly title: string;
  readonly requirements: readonly string[];
  /** The licence of Entra that it needs. */
  readonly licence: "P1" | "P2" | "P1 and Intune" | "Workload ID Premium";
  readonly about: "users" | "administrators" | "workloads";
  /** @default ["all"] */
  readonly clientAppTypes?: readonly string[];
  readonly conditions?: Conditions;
  controls(subjects: AccessSubjects): Controls;
}

const block: Controls = { grantControls: { operator: "OR", builtInControls: ["block"] } };
const strong = ({ strengthId }: AccessSubjects): Controls => ({
  grantControls: { operator: "OR", authenticationStrengthPolicyId: strengthId },
});

/**
 * Each policy asks one thing, so that the sign-in log says which one stopped a person.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policy-common
 */
export const accessPolicies = {
  "strong-authentication": {
    title: "strong authentication",
    requirements: ["R-85", "R-150"],
    licence: "P1",
    about: "users",
    controls: strong,
  },
  "compliant-device": {
    title: "a device that is managed",
    requirements: ["R-85"],
    licence: "P1 and Intune",
    about: "users",
    controls: () => ({ grantControls: { operator: "OR", builtInControls: ["compliantDevice", "domainJoinedDevice"] } }),
  },
  "sign-in-risk": {
    title: "a risky sign-in proves itself anew",
    requirements: ["R-87", "R-94"],
    licence: "P2",
    about: "users",
    conditions: { signInRiskLevels: ["high", "medium"] },
    controls: (subjects) => ({ ...strong(subjects), sessionControls: { signInFrequencyInterval: "everyTime" } }),
  },
  "user-risk": {
    title: "a person at risk changes the password",
    requirements: ["R-87", "R-94"],
    licence: "P2",
    about: "users",
    conditions: { userRiskLevels: ["high"] },
    controls: () => ({
      grantControls: { operator: "AND", builtInControls: ["mfa", "passwordChange"] },
      sessionControls: { signInFrequencyInterval: "everyTime" },
    }),
  },
  "sign-in-frequency": {
    title: "a sign-in ends",
    requirements: ["R-21", "R-85"],
    licence: "P1",
    about: "users",
    controls: ({ signInHours }) => ({
      sessionControls: {
        signInFrequency: signInHours,
        signInFrequencyPeriod: "hours",
        signInFrequencyInterval: "timeBased",
      },
    }),
  },
  "device-code": {
    title: "no device code, no transfer of a sign-in",
    requirements: ["R-85", "R-94"],
    licence: "P1",
    about: "users",
    conditions: { authenticationFlowTransferMethods: ["deviceCodeFlow", "authenticationTransfer"] },
    controls: () => block,
  },
  "legacy-clients": {
    title: "no client that cannot do MFA",
    requirements: ["R-150"],
    licence: "P1",
    about: "users",
    clientAppTypes: ["exchangeActiveSync", "other"],
    controls: () => block,
  },
  administrators: {
    title: "administrators sign in strongly",
    requirements: ["R-150", "R-58"],
    licence: "P1",
    about: "administrators",
    controls: strong,
  },
  "workload-risk": {
    title: "no application at risk",
    requirements: ["R-87", "R-152"],
    licence: "Workload ID Premium",
    about: "workloads",
    conditions: { servicePrincipalRiskLevels: ["high", "medium"] },
    controls: () => block,
  },
} as const satisfies Readonly<Record<string, AccessPolicy>>;

/** The name of a Conditional Access policy. */
export type AccessPolicyName = keyof typeof accessPolicies;

/** Roles that can change what protects the servers. https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const administratorRoles = {
  "Global Administrator": "62e90394-69f5-4237-9190-012177145e10",
  "Privileged Role Administrator": "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "Application Administrator": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  "Cloud Application Administrator": "158c047a-c907-4556-b7ef-446551a6b5f7",
  "Conditional Access Administrator": "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
  "Security Administrator": "194ae4cb-b126-40b2-bd5b-6091b380977d",
} as const;

/** The whole policy as Terraform takes it. */
export const accessPolicyConfig = (
  name: AccessPolicyName,
  subjects: AccessSubjects,
): Omit<Config, "displayName" | "state"> => {
  const policy: AccessPolicy = accessPolicies[name];
  const { clientAppTypes = ["all"], conditions, about } = policy;
  const excludedGroups = [...subjects.breakGlassGroups];
  const users = {
    users: { includedGroups: [...subjects.userGroups], excludedGroups },
    administrators: { includedRoles: Object.values(administratorRoles), excludedGroups },
    workloads: { includedUsers: ["None"] },
  }[about];
  const applications = {
    users: { includedApplications: [...subjects.applications] },
    administrators: { includedApplications: ["All"] },
    workloads: { includedApplications: ["All"] },
  }[about];
  return {
    conditions: {
      clientAppTypes: [...clientAppTypes],
      applications,
      users,
      ...(about === "workloads"
        ? { clientApplications: { includedServicePrincipals: [...subjects.workloadIdentities] } }
        : {}),
      ...conditions,
    },
    ...policy.controls(subjects),
  };
};
