import { attack, refusedCall, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, bob } from "../../messages.ts";
import type { TokenRequest } from "../../../../testing/composition/token.ts";
import { approver, asked, common, decision, notApprover, remove, save } from "./requests.ts";

const deciders: Readonly<Record<string, TokenRequest>> = {
  "the-caller": alice,
  "another-person": bob,
  "an-application": { kind: "application", scopes: ["Approvals.Decide"] },
  "the-gateway": { kind: "gateway-identity", scopes: [] },
  "a-scope-of-that-name": { as: "bob", scopes: ["Approvals.Decide"], claims: { scp: "Approvals.Decide" } },
  "a-longer-role": { as: "bob", scopes: ["profile.read"], claims: { roles: ["Approvals.DecideX"] } },
  "a-role-in-capitals": { as: "bob", scopes: ["profile.read"], claims: { roles: ["APPROVALS.DECIDE"] } },
};

const deciderCases = Object.entries(deciders).map(([name, token]) =>
  attack(common, `decided-by-${name}`, `An approval is not given by ${name.replaceAll("-", " ")}`, [
    save(),
    asked,
    step(decision(token), name === "the-gateway" ? { status: 403, decided: "server:client-not-allowed" } : notApprover),
    { ...step(remove(alice, "{{Mine}}"), refusedCall("approval-needed")) },
  ]),
);

/** What is sent, and what the answer says was received; where the body has no one reading, the refusal of it. */
const decisions: Readonly<
  Record<string, readonly [body: unknown, answer: { readonly received: string | boolean | null } | string]>
> = {
  yes: [{ decision: "yes" }, { received: "yes" }],
  true: [{ decision: true }, { received: true }],
  nothing: [{}, { received: null }],
  list: [["approved"], { received: null }],
  capitals: [{ decision: "APPROVED" }, { received: "APPROVED" }],
  blank: [{ decision: "approved " }, { received: "approved " }],
  more: [{ decision: "approved", tool: "delete_document" }, "decision-invalid"],
  twice: ['{"decision":"denied","decision":"approved"}', "body-ambiguous"],
  rubbish: ["approved", "body-not-json"],
};

const named = (received: string | boolean | null) => ({
  decided: "server:decision-invalid",
  json: {
    "/error/message": /^decision must be "approved" or "denied"/,
    "/error/data/parameter": "decision",
    "/error/data/received": received,
  },
});

const wordingCases = Object.entries(decisions).map(([name, [body, answer]]) =>
  attack(common, `decision-${name}`, `A decision that says ${name} is none, and the answer says why`, [
    save(),
    asked,
    step(decision(approver, body), {
      status: 400,
      ...(typeof answer === "string" ? { decided: `server:${answer}` } : named(answer.received)),
    }),
  ]),
);

/** Who decides, and what is a decision. */
export const decisionCases: readonly AttackCase[] = [...deciderCases, ...wordingCases];
