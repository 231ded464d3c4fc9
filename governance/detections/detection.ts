/** A question about what happens, answered by a query over the workspace: an alert, a rule in Sentinel, a line of docs/detections.md. */
export interface Detection {
  readonly id: string;
  /** Ids of the requirements that this detection serves. */
  readonly requirements: readonly string[];
  /** Rows of the OWASP MCP Top 10, such as `MCP03`. */
  readonly owasp: readonly string[];
  /** What the detection answers, in plain words. */
  readonly question: string;
  /** The tables the query reads; the checker holds this list against the query. */
  readonly tables: readonly string[];
  /** KQL. Every row it returns is one finding. */
  readonly query: string;
  readonly severity: "high" | "medium" | "low" | "informational";
  /** How often it runs, and how far back it looks; both ISO 8601 durations. */
  readonly frequency: string;
  readonly window: string;
  /** More rows than this raise the alert. */
  readonly threshold: number;
  readonly entities: readonly DetectionEntity[];
  /** What to do first. */
  readonly response: string;
  /** What looks the same and is harmless. */
  readonly falsePositives: string;
}

/** A column of the result that names someone or something. */
export interface DetectionEntity {
  readonly type: "Account" | "CloudApplication" | "IP" | "Host" | "AzureResource";
  readonly identifier: string;
  readonly column: string;
}
