import type { Caller } from "../identity/authenticate.ts";
import type { Exchange } from "../http/exchange.ts";
import type { RegisteredTool } from "../tools/registry.ts";
import type { Message } from "./message.ts";

/** One authenticated message in work. */
export interface Call {
  readonly exchange: Exchange;
  readonly message: Message;
  readonly caller: Caller;
  readonly correlationId: string;
  /** The tool that the message calls, once the caller's right to it is established. */
  readonly tool: RegisteredTool | undefined;
  /** Whether a lane has begun to perform the call, which then records itself. */
  readonly performance: { started: boolean };
}
