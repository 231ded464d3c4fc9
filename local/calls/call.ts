// One request as the page shows it: who called what, and how it went through the stages of gateway and server.

/** What a stage did with the request. `waiting`: a person has to approve the call. */
export type Verdict = "passed" | "refused" | "waiting";

export interface PassedStage {
  readonly name: string;
  readonly verdict: Verdict;
  /** Milliseconds until the next one began, or until the answer. */
  readonly ms: number;
}

export interface Side {
  /** In the order in which the request entered them. */
  readonly stages: readonly PassedStage[];
  /** Those behind the stage that refused. */
  readonly notReached: readonly string[];
}

export interface Call {
  /** Correlation id, the same in gateway, server and audit; a number of this page's for what never reached the server. */
  readonly id: string;
  readonly at: string;
  /** Name of the server. */
  readonly server?: string;
  /** The tool, else the method of the protocol, else the method and path of HTTP. */
  readonly what: string;
  readonly person?: string;
  readonly client?: string;
  /** Whether a signature vouches for person and client. */
  readonly verified: boolean;
  readonly outcome: "allowed" | "refused" | "waiting";
  /** Which side refused, and by which code. */
  readonly by?: "gateway" | "server";
  readonly code?: string;
  readonly status?: number;
  readonly durationMs?: number;
  /** Codes of the findings of the content layer. */
  readonly findings?: readonly string[];
  readonly gateway?: Side & { readonly document: string };
  readonly behind?: Side;
}
