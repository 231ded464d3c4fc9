import { allowed, attack, prepared, refusedCall, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, toolCall } from "../../messages.ts";
import { approver, asked, common, decision, remove, save } from "./requests.ts";

/** As long as a request waits and its approval holds, in seconds. */
const lifetime = 900;
const asking = refusedCall("approval-needed");
const approved = { operate: { decide: "approved", approval: "{{request}}" } } as const;
const denied = { operate: { decide: "denied", approval: "{{request}}" } } as const;
const after = (seconds: number) => ({ operate: { pass: seconds } }) as const;

/** A decision is about what its approver sees now. */
export const expiryCases: readonly AttackCase[] = [
  attack(common, "in-time", "An approval holds until its last moment, which makes the expiry below mean something", [
    save(),
    asked,
    approved,
    after(lifetime - 1),
    { ...step(remove(alice, "{{Mine}}"), allowed()), setup: true as const },
    step(toolCall("read_document", { id: "{{Mine}}" }, { token: alice }), {
      status: 200,
      json: { "/result/isError": true },
      decided: "server:tool-error",
    }),
  ]),
  attack(
    common,
    "expired-before-its-use",
    "An approval that has expired lets nothing run",
    [save(), asked, approved, after(lifetime), step(remove(alice, "{{Mine}}"), asking)],
    { proves: ["R-33"] },
  ),
  attack(
    common,
    "expired-before-its-decision",
    "A request that has expired cannot be approved any more",
    [
      save(),
      asked,
      after(lifetime),
      step(decision(approver), { status: 404, json: { "/outcome": "unknown" } }),
      step(remove(alice, "{{Mine}}"), asking),
    ],
    { proves: ["R-33"] },
  ),
  attack(
    common,
    "late-decision-holds-no-longer",
    "A decision in the last moment does not make an approval hold for longer",
    [save(), asked, after(lifetime - 1), approved, after(1), step(remove(alice, "{{Mine}}"), asking)],
  ),
  attack(
    common,
    "expired-approval-of-a-later-request",
    "The approval of an expired request is not that of the next one",
    [
      save(),
      asked,
      approved,
      after(lifetime),
      prepared(remove(alice, "{{Mine}}")),
      step(remove(alice, "{{Mine}}"), asking),
      step(decision(approver), { status: 404, json: { "/outcome": "unknown" } }),
    ],
  ),
  attack(common, "expired-denial", "After a denial has expired the call is asked about anew, and does not run", [
    save(),
    asked,
    denied,
    after(lifetime),
    step(remove(alice, "{{Mine}}"), asking),
  ]),
  attack(common, "expired-is-not-listed", "Approvers do not see what has expired", [
    save(),
    asked,
    after(lifetime),
    step(
      { at: "server", method: "GET", path: "/approvals", token: approver },
      { status: 200, silent: /delete_document/, decided: "server:ok" },
    ),
  ]),
];
