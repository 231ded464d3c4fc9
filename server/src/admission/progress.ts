import type { Exchange, Reply } from "../http/exchange.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { DecidedTool, Origin } from "../decision/decision.ts";
import type { Message } from "../guards/message.ts";

/** Facts about a request at the time of its refusal. */
export interface Progress {
  origin: Origin;
  caller?: Caller;
  message?: Message;
  tool?: DecidedTool;
}

/** A route behind the stages of admission. It notes the request in `progress`, for the record of a refusal. */
export type Endpoint = (exchange: Exchange, progress: Progress) => Promise<Reply>;
