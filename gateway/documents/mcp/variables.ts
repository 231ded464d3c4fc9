import { booleanVariable, jsonVariable, stringVariable } from "../../policy/index.ts";
import { wayVariables } from "../variables.ts";

/** What stages tell each other. */
export const mcpVariables = {
  ...wayVariables,
  /** The body, once it is one JSON document. */
  message: jsonVariable("message"),
  /** The message's id as the first member of an answer, once it is known to be harmless there; empty without one. */
  idMember: stringVariable("id-member"),
  method: stringVariable("method"),
  /** The parameter of another form than the method takes; empty for a good message. */
  misshapen: stringVariable("misshapen"),
  /** The target of the message: a tool, a prompt or a resource. */
  target: stringVariable("target"),
  /** The revision that the protocol header states. */
  revision: stringVariable("revision"),
  isModern: booleanVariable("is-modern"),
  /** The catalogue's row of the called tool; empty for every other message. */
  tool: stringVariable("tool"),
} as const;
