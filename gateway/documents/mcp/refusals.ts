import type { Refusal, RefusalDetail, RefusalName } from "../refusals.ts";
import { refuse } from "../refusals.ts";
import { mcpVariables } from "./variables.ts";

/** A refusal of a message that has been read: the answer repeats its id. */
export const refuseMessage = (name: RefusalName, detail: RefusalDetail = {}): Refusal =>
  refuse(name, { ...detail, idMember: mcpVariables.idMember.or("") });
