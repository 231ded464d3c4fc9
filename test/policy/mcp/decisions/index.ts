import type { Decision } from "../decision.ts";
import { credentials } from "./credentials.ts";
import { envelope } from "./envelope.ts";
import { hop } from "./hop.ts";
import { limits } from "./limits.ts";
import { order } from "./order.ts";
import { rights } from "./rights.ts";
import { killSwitch } from "./switch.ts";
import { threatLevels } from "./threat-level.ts";
import { toolInput } from "./tool-input.ts";
import { transport } from "./transport.ts";

/** Everything that was decided about the endpoint, by what it is about. */
export const decisions: Readonly<Record<string, readonly Decision[]>> = {
  transport,
  credentials,
  envelope,
  rights,
  limits,
  "the size of arguments": toolInput,
  "the kill switch": killSwitch,
  "the threat level": threatLevels,
  "what the server gets": hop,
  "the order of the rules": order,
};
