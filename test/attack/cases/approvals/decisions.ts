import { attack, refusedCall, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, bob } from "../../messages.ts";
import type { TokenRequest } from "../../../../testing/composition/token.ts";
import { approver, asked, common, decision, remove, save, unheard } from "./requests.ts";

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
    step(decision(token), name === "the-gateway" ? { status: 403, decided: "server:client-not-allowed" } : unheard),
    { ...step(remove(alice, "{{Mine}}"), refusedCall("approval-needed")) },
  ]),
);

const decisions: Readonly<Record<string, unknown>> = {
  yes: { decision: "yes" },
  true: { decision: true },
  nothing: {},
  list: ["approved"],
  capitals: { decision: "APPROVED" },
  blank: { decision: "approved " },
  twice: '{"decision":"denied","decision":"approved"}',
  rubbish: "approved",
};

const wordingCases = Object.entries(decisions).map(([name, body]) =>
  attack(common, `decision-${name}`, `A decision that says ${name} is none`, [
    save(),
    asked,
    step(decision(approver, body), { status: 400, decided: ["server:body-not-json", "server:body-ambiguous"] }),
  ]),
);

/** Who decides, and what is a decision. */
export const decisionCases: readonly AttackCase[] = [...deciderCases, ...wordingCases];
