import { attack, refusedCall, step } from "../../define.ts";
import type { FaultKind } from "../../../../testing/faults.ts";
import type { AttackCase } from "../../case.ts";
import { alice, toolCall } from "../../messages.ts";
import { common, search } from "./requests.ts";

const kinds: readonly FaultKind[] = ["500", "refusal", "garbage", "hang"];

const shieldCases = kinds.flatMap((how) => [
  attack(
    { ...common, proves: ["R-59", "R-160", "fault:fail-open-safety"] },
    `shield-${how}-before-a-call`,
    `While the content check answers with ${how}, arguments are refused`,
    [
      { operate: { fault: "content-safety", how } },
      step(search("quarterly report"), refusedCall("shield-unavailable", { within: 8_000 })),
    ],
  ),
  attack(
    { ...common, proves: ["R-59", "R-160", "fault:fail-open-safety"] },
    `shield-${how}-before-a-change`,
    `While the content check answers with ${how}, nothing is saved`,
    [
      { operate: { fault: "content-safety", how } },
      step(
        toolCall("save_document", { title: "t", text: "text" }, { token: alice }),
        refusedCall("shield-unavailable", { within: 8_000 }),
      ),
    ],
  ),
]);

const dependencyCases = (["documents", "graph"] as const).flatMap((dependency) =>
  (["500", "garbage"] as const).map((how) =>
    attack(
      { ...common, owasp: "MCP08", proves: ["R-160", "R-157"] },
      `${dependency}-${how}`,
      `When ${dependency} answers with ${how}, the caller learns that, and nothing of the inside`,
      [
        { operate: { fault: dependency, how } },
        step(dependency === "graph" ? toolCall("my_profile", {}, { token: alice }) : search("report"), {
          status: 200,
          json: { "/result/isError": true },
          silent: /dependency answers|Error:|at \w+ \(|node:|another-user/,
          decided: ["server:tool-failed", "server:tool-error"],
        }),
      ],
      { mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
    ),
  ),
);

/** What the server says and does while something that it needs does not work. */
export const outageCases: readonly AttackCase[] = [...shieldCases, ...dependencyCases];
