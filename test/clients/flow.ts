// A client's steps against the running deployment, with the expected outcome.
import type { Deployment } from "../../local/deployment.ts";
import type { Ran } from "./program.ts";

export interface Flow {
  readonly does: string;
  run(deployment: Deployment): Promise<Ran>;
  /** The exit code it has to end with. */
  readonly exit: number;
  /** Text that its output must contain, and text that it must not. */
  readonly says: RegExp;
  readonly hides?: RegExp;
}

/** Why it is not as it has to be, or undefined. Tokens stay out of it. */
export const flawOf = ({ exit, says, hides }: Flow, ran: Ran): string | undefined => {
  const said = ran.said.replace(/eyJ[\w.-]+/g, "<token>");
  if (ran.exit !== exit) return `ended with ${ran.exit}, should be ${exit}:\n${said}`;
  if (!says.test(ran.said)) return `should say ${says}, said:\n${said}`;
  if (hides?.test(ran.said)) return `should not say ${hides}, said:\n${said}`;
  return undefined;
};
