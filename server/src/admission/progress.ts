import type { Caller } from "../identity/authenticate.ts";
import type { RegisteredTool } from "../tools/registry.ts";
import type { Origin } from "../decision/decision.ts";
import type { Message } from "../guards/message.ts";

/** What is known of a request when it is refused. */
export interface Progress {
  origin: Origin;
  caller?: Caller;
  message?: Message;
  tool?: RegisteredTool;
}
