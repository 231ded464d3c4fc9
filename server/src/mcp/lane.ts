import type { Reply } from "../http/exchange.ts";
import type { Call } from "./call.ts";

/** Answers a message that passed every check. */
export interface Lane {
  serve(call: Call): Promise<Reply>;
}

/** Clients of the 2025 revision, each in a session bound to its user. Every request carries its own token. */
export interface SessionLane extends Lane {
  /** Whether the request belongs here and not to the current revision. */
  claims(call: Call): Promise<boolean>;
  close(): Promise<void>;
}
