/**
 * What a profile decides: size, redundancy, retention and cost. Identity, logging and input rules are not here, because no profile changes them.
 */
export interface Profile {
  /** The tier of API Management and its units. */
  readonly gateway: { readonly tier: "Developer" | "StandardV2"; readonly capacity: number };
  /** Spread over availability zones wherever the service can. */
  readonly zoneRedundant: boolean;
  /** How many replicas of a server run. */
  readonly server: { readonly minReplicas: number; readonly maxReplicas: number };
  /** How long logs are kept, and who can query them. */
  readonly logs: {
    readonly retentionDays: number;
    /** Whether operators may query from outside the network; ingestion is private always. */
    readonly queryFromInternet: boolean;
  };
  /** The redundancy of the audit archive, and the period of its lock. */
  readonly archive: {
    readonly replication: "LRS" | "ZRS" | "GZRS";
    readonly immutableDays: number;
  };
  /** Of images, documents and Content Safety. Records stay with Azure's keys: a holder of the key could make them unreadable. */
  readonly keys: "platform" | "customer" | "customer-hsm";
  /** The way of traffic to the internet. */
  readonly egress: "nat" | "firewall";
  /** Front Door with its web application firewall in front of a gateway that the internet may reach. */
  readonly frontDoor: boolean;
  /** Whether the network's flows are logged. */
  readonly flowLogs: boolean;
  /** Redis for what replicas must share; without it a deployment runs one replica. */
  readonly sharedState: boolean;
  /** The effect of enforced guardrails. */
  readonly guardrails: "Audit" | "Deny";
  /** Terraform refuses to destroy what holds data or a name that soft delete keeps. */
  readonly preventDestroy: boolean;
}

/** Size, redundancy, retention and cost, by the name of the profile. */
export const profiles = {
  dev: {
    gateway: { tier: "Developer", capacity: 1 },
    zoneRedundant: false,
    server: { minReplicas: 1, maxReplicas: 1 },
    logs: { retentionDays: 90, queryFromInternet: true },
    archive: { replication: "LRS", immutableDays: 7 },
    keys: "platform",
    egress: "nat",
    frontDoor: false,
    flowLogs: false,
    sharedState: false,
    guardrails: "Audit",
    preventDestroy: false,
  },
  standard: {
    gateway: { tier: "StandardV2", capacity: 1 },
    zoneRedundant: true,
    server: { minReplicas: 2, maxReplicas: 10 },
    logs: { retentionDays: 365, queryFromInternet: true },
    archive: { replication: "ZRS", immutableDays: 365 },
    keys: "platform",
    egress: "nat",
    frontDoor: false,
    flowLogs: true,
    sharedState: true,
    guardrails: "Deny",
    preventDestroy: true,
  },
  regulated: {
    // The one tier that Front Door reaches privately and that reaches into a network itself.
    gateway: { tier: "StandardV2", capacity: 2 },
    zoneRedundant: true,
    server: { minReplicas: 3, maxReplicas: 20 },
    logs: { retentionDays: 730, queryFromInternet: false },
    archive: { replication: "GZRS", immutableDays: 2190 },
    keys: "customer-hsm",
    egress: "firewall",
    frontDoor: true,
    flowLogs: true,
    sharedState: true,
    guardrails: "Deny",
    preventDestroy: true,
  },
} as const satisfies Record<string, Profile>;

/** The name of a profile. */
export type ProfileName = keyof typeof profiles;
