import { allHarms } from "./case.ts";
import type { AttackCase, Expectation, Family, Harm, Owasp, Request, RequestStep, Step } from "./case.ts";

/** What the cases of one table have in common. */
export interface Common {
  readonly family: Family;
  readonly owasp: Owasp;
  readonly proves: readonly string[];
  readonly needs?: AttackCase["needs"];
  /** @default all */
  readonly mustNotHaveHappened?: readonly Harm[];
}

/** A case of a family; its id begins with the family's name. */
export const attack = (
  common: Common,
  id: string,
  title: string,
  steps: Step | readonly Step[],
  more: Partial<Common> = {},
): AttackCase => {
  const { family, owasp, proves, needs = [], mustNotHaveHappened = allHarms } = { ...common, ...more };
  const list = [steps].flat() as readonly Step[];
  const isServer = list.some((step) => "send" in step && /server$/.test(step.send.at ?? ""));
  const operations = list.flatMap((step) => ("operate" in step ? [step.operate] : []));
  const implied = [
    ...(isServer ? (["server-address", "forged-tokens"] as const) : []),
    ...(operations.some((operation) => "fault" in operation || "mend" in operation) ? (["faults"] as const) : []),
    ...(operations.some((operation) => "decide" in operation || "switch" in operation) ? (["operator"] as const) : []),
    ...(operations.some((operation) => "pass" in operation) ? (["clock"] as const) : []),
    ...(list.some(
      (step) => "send" in step && step.send.token && ("claims" in step.send.token || "kind" in step.send.token),
    )
      ? (["forged-tokens"] as const)
      : []),
  ];
  return {
    id: `${family}/${id}`,
    title,
    proves: [...new Set([...common.proves, ...proves])],
    owasp,
    family,
    needs: [...new Set([...needs, ...implied])],
    steps: list,
    mustNotHaveHappened,
  };
};

export const step = (
  send: Request,
  expect: Expectation,
  more: Omit<RequestStep, "send" | "expect"> = {},
): RequestStep => ({
  send,
  expect,
  ...more,
});

/** What must work for the attack to mean anything. */
export const prepared = (
  send: Request,
  note: RequestStep["note"] = [],
  status: Expectation["status"] = 200,
): RequestStep => ({
  send,
  expect: { status },
  note,
  setup: true,
});

/** A call that the tool pipeline refused: in HTTP a success, to the model a refusal with its reason. */
export const refusedCall = (reason: string, more: Partial<Expectation> = {}): Expectation => ({
  status: 200,
  json: { "/result/isError": true, "/result/_meta/org.landing-zone~1refusal": reason, ...more.json },
  decided: `server:${reason}`,
  ...(more.silent && { silent: more.silent }),
  ...(more.within !== undefined && { within: more.within }),
});

/** An answer that was given: a control, without which refusals would prove nothing. */
export const allowed = (more: Partial<Expectation> = {}): Expectation => ({
  status: 200,
  decided: "server:ok",
  ...more,
  json: { "/result/isError": undefined, "/error": undefined, ...more.json },
});
