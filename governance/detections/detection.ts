/** A question about what happens, answered by a query over the workspace: an alert, a rule in Sentinel, a line of docs/detections.md. */
export interface Detection {
  /** Part of the name of every resource that is made of it. */
  readonly id: string;
  /** Requirements that it serves, by their ids in controls/. */
  readonly requirements: readonly string[];
  /** Rows of the OWASP MCP Top 10, such as `MCP03`. */
  readonly owasp: readonly string[];
  /** What it answers, in plain words. */
  readonly question: string;
  /**
   * KQL; every row that it returns is one finding. It reads tables by the names of `views`, looks back by `ago(Window)`, and may name `Threshold` and the
   * lists of `Parameters`.
   */
  readonly query: string;
  /** How urgent its finding is. */
  readonly severity: Severity;
  /** How often it runs, and how far back it looks: ISO 8601. */
  readonly frequency: Duration;
  /** How far back it looks. */
  readonly window: Duration;
  /** What `Threshold` is in the query, in the query's own unit. @default - the query counts nothing */
  readonly threshold?: number;
  /** Sentinel runs it once a minute on what has just come in; for what should be answered within minutes. @default false */
  readonly nearRealTime?: true;
  /** Stages of an attack, as Sentinel calls them. */
  readonly tactics: readonly Tactic[];
  /** The people and things that a finding is about. */
  readonly entities: readonly DetectionEntity[];
  /** What to do first. */
  readonly response: string;
  /**
   * Playbooks that its alert starts, by id. A column of the result names the subject of each, and it acts, asks or refuses by itself. Without one, a person decides.
   * @default - none
   */
  readonly answers?: readonly string[];
  /** Harmless causes of the same finding. */
  readonly falsePositives: string;
  /** What has to be switched on in the tenant before its tables have rows. @default - nothing besides this deployment */
  readonly needs?: string;
}

/** How bad it is when a detection finds something. */
export type Severity = "high" | "medium" | "low" | "informational";

/** A length of time as Azure Monitor writes it, for example `PT5M`. */
export type Duration = `PT${number}M` | `PT${number}H` | `P${number}D`;

/** The tactic of MITRE ATT&CK that a detection shows. */
export type Tactic =
  | "InitialAccess"
  | "Persistence"
  | "PrivilegeEscalation"
  | "DefenseEvasion"
  | "CredentialAccess"
  | "Discovery"
  | "Collection"
  | "Exfiltration"
  | "Impact"
  | "ResourceDevelopment";

/** A column of the result that names a person or a thing, as Sentinel's entity mapping takes it. */
export interface DetectionEntity {
  /** The column that names it. */
  readonly column: string;
  /** The kind of entity for Sentinel. */
  readonly type: "Account" | "CloudApplication" | "IP" | "AzureResource" | "DNS";
  /** Which property of the entity the column holds. */
  readonly identifier: "AadUserId" | "AppId" | "Address" | "ResourceId" | "DomainName";
}

/** The list of KQL with the events of calls to a catalogue's entries: tools, resources and prompts. */
export const entryCalls = '("tool.call", "resource.read", "prompt.get")';

export const person = (column = "ObjectId"): DetectionEntity => ({ column, type: "Account", identifier: "AadUserId" });
export const client = (column = "Client"): DetectionEntity => ({
  column,
  type: "CloudApplication",
  identifier: "AppId",
});
export const address = (column = "CallerIpAddress"): DetectionEntity => ({ column, type: "IP", identifier: "Address" });
export const resource = (column = "Resource"): DetectionEntity => ({
  column,
  type: "AzureResource",
  identifier: "ResourceId",
});
