/** One step of a tabletop exercise: what the leader tells, what the machine shows, and what the people answer. */
export interface Inject {
  /** Minutes since the beginning. */
  readonly at: number;
  /** What the facilitator reads out. */
  readonly tell: string;
  /** A detection that fires now; the player runs its query on rows that make it fire. */
  readonly detection?: string;
  /** A playbook that answers; the player runs its workflow. */
  readonly playbook?: string;
  /** Questions to the people at the table. */
  readonly ask: readonly string[];
}

/** A tabletop exercise for one row of the OWASP MCP Top 10. */
export interface Exercise {
  /** `MCP03` */
  readonly row: string;
  /** What it is about. */
  readonly title: string;
  /** What it finds out. */
  readonly aim: string;
  /** What the players learn, in the order of the exercise. */
  readonly injects: readonly Inject[];
  /** What the people should have said at the end. */
  readonly good: readonly string[];
}
