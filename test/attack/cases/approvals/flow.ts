import { attack, prepared, refusedCall, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, bob, eras, everyScope, toolCall } from "../../messages.ts";
import { approver, asked, common, decision, notApprover, remove, save } from "./requests.ts";

/** From the request to the call that it was for. */
export const flowCases: readonly AttackCase[] = [
  ...eras.map((era) =>
    attack(common, `unapproved-${era}`, `In ${era}, what destroys something waits for another person`, [
      save(),
      step(remove(alice, "{{Mine}}", era), refusedCall("approval-needed")),
    ]),
  ),
  attack(common, "own-approval", "The caller does not decide, with any role", [
    prepared(
      toolCall("save_document", { title: "Mine", text: "text" }, { token: { as: "approver", scopes: everyScope } }),
      [{ as: "Mine", from: { json: "/result/structuredContent/id" } }],
    ),
    prepared(remove({ as: "approver", scopes: everyScope }, "{{Mine}}"), [
      { as: "request", from: { match: /\(request ([\w-]{32}),/ } },
    ]),
    step(decision({ as: "approver", scopes: everyScope }), { status: 403, json: { "/outcome": "own-request" } }),
  ]),
  attack(
    common,
    "approved-once-runs-once",
    "One approval is good for one call",
    [
      save(),
      asked,
      { operate: { decide: "approved", approval: "{{request}}" } },
      { ...step(remove(alice, "{{Mine}}"), { status: 200 }), setup: true as const },
      step(remove(alice, "{{Mine}}"), refusedCall("approval-needed")),
    ],
    { proves: ["R-33"] },
  ),
  attack(common, "approved-for-other-arguments", "An approval is good for no other document", [
    save(),
    save("Another"),
    asked,
    { operate: { decide: "approved", approval: "{{request}}" } },
    step(remove(alice, "{{Another}}"), refusedCall("approval-needed")),
  ]),
  attack(common, "approved-for-another-person", "An approval is good for its caller alone", [
    save(),
    asked,
    { operate: { decide: "approved", approval: "{{request}}" } },
    step(remove(bob, "{{Mine}}"), refusedCall("approval-needed")),
  ]),
  attack(common, "denied", "What was denied does not run, however often it is asked", [
    save(),
    asked,
    { operate: { decide: "denied", approval: "{{request}}" } },
    step(remove(alice, "{{Mine}}"), refusedCall("approval-denied")),
    step(remove(alice, "{{Mine}}"), refusedCall("approval-denied")),
  ]),
  attack(
    common,
    "decided-twice",
    "A decision is not taken back by another one",
    [
      save(),
      asked,
      { operate: { decide: "denied", approval: "{{request}}" } },
      step(decision(approver), { status: 409, json: { "/outcome": "already-decided" } }),
      step(remove(alice, "{{Mine}}"), refusedCall("approval-denied")),
    ],
    { proves: ["R-33"] },
  ),
  attack(
    common,
    "at-once",
    "Ten calls at once share one approval, and one of them runs",
    [
      save(),
      asked,
      { operate: { decide: "approved", approval: "{{request}}" } },
      { ...step(remove(alice, "{{Mine}}"), { status: [200, 429] }), atOnce: 4, setup: true as const },
      step(toolCall("read_document", { id: "{{Mine}}" }, { token: alice }), {
        status: 200,
        json: { "/result/isError": true },
        decided: "server:tool-error",
      }),
    ],
    { proves: ["R-33"] },
  ),
  attack(
    common,
    "unrecordable-decision",
    "A decision that cannot be recorded is not taken, and the call goes on waiting",
    [
      save(),
      asked,
      { operate: { fault: "audit", how: "500" } },
      step(decision(approver), { status: 503, json: { "/outcome": undefined } }),
      { operate: { mend: "all" } },
      step(remove(alice, "{{Mine}}"), refusedCall("approval-needed")),
    ],
    { proves: ["R-61", "R-160"], mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
  ...(["approved", "denied"] as const).map((said) =>
    attack(
      common,
      `${said}-and-recorded`,
      `The record of a decision says that it was ${said}, by whom, and for whose call`,
      [
        save(),
        asked,
        step(decision(approver, { decision: said }), {
          status: 200,
          json: { "/outcome": "decided" },
          written: new RegExp(
            `"approval":\\{(?=[^}]*"by":"[0-9a-f-]{36}")(?=[^}]*"decision":"${said}")(?=[^}]*"requester":"[0-9a-f-]{36}")`,
          ),
        }),
      ],
      { proves: ["R-61"], needs: ["observer"], mustNotHaveHappened: ["effect", "upstream", "leak"] },
    ),
  ),
  ...["text/plain", "application/json; charset=utf-16", "application/x-www-form-urlencoded"].map((type, index) =>
    attack(
      common,
      `decision-of-another-type-${index}`,
      `A decision of type ${type} is refused, as at the MCP endpoint`,
      [
        save(),
        asked,
        step(
          { ...decision(approver), headers: { "content-type": type } },
          { status: 415, decided: "server:media-type" },
        ),
      ],
      { proves: ["R-14"] },
    ),
  ),
  attack(common, "who-waits", "Only an approver sees what waits", [
    save(),
    asked,
    step(
      { at: "server", method: "GET", path: "/approvals", token: bob },
      { ...notApprover, silent: /arguments|delete_document/ },
    ),
  ]),
  attack(
    common,
    "who-waits-at-the-gateway",
    "The gateway turns away a person without the role as the server does; where it publishes no approvals, there is nothing",
    step(
      { method: "GET", path: "/approvals", token: bob },
      { status: [403, 404], silent: /arguments|delete_document/, decided: "gateway:role" },
    ),
    { mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
  attack(
    common,
    "not-through-the-gateway",
    "Approvals are not decided through the public gateway",
    [
      step(
        { path: "/approvals/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", token: approver, body: { decision: "approved" } },
        { status: [401, 403, 404] },
      ),
    ],
    { mustNotHaveHappened: ["effect", "upstream", "leak"] },
  ),
  ...["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "..%2f..", "%00", "approval:status:x"].map((id, index) =>
    attack(
      common,
      `made-up-request-${index}`,
      "A made-up request cannot be decided",
      step(
        { at: "server", path: `/approvals/${id}`, token: approver, body: { decision: "approved" } },
        { status: 404 },
      ),
    ),
  ),
];
