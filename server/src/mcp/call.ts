import type { Wire } from "../http/web.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { Place } from "../limits/place.ts";
import type { ThreatLevel } from "../identity/threat-level.ts";
import type { RegisteredTool } from "../tools/registry.ts";
import type { Origin } from "../decision/decision.ts";
import type { Message } from "../guards/message.ts";

/** One authenticated request in work. */
export interface Call {
  readonly wire: Wire;
  /** The parsed body; undefined for what has none. */
  readonly body: unknown;
  /** The body, when it is a request or notification. */
  readonly message: Message | undefined;
  readonly caller: Caller;
  readonly threatLevel: ThreatLevel;
  readonly origin: Origin;
  /** The call's place among those in work. */
  readonly place: Place;
  /** The tool or reading that the message asks for, once the caller's right to it is established. */
  readonly tool: RegisteredTool | undefined;
  /** The arguments. */
  readonly args: unknown;
  /** Whether a lane has begun to perform the call, which then records itself. */
  readonly performance: {
    started: boolean;
    finished?: boolean;
    /** Called when the call is performed, where its answer may be read for longer than that. */
    whenFinished?: () => void;
    /** JSON of the `claims` for want of which the call came to nothing. */
    claims?: string;
  };
}
