import { attack, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, toolCall } from "../../messages.ts";
import { planted } from "../../../../testing/composition/page-texts.ts";
import { common, fetched, page } from "./requests.ts";

/** Secrets and personal data on a page. */
export const plantedCases: readonly AttackCase[] = Object.entries(planted).flatMap(([name, value]) => [
  attack(
    { ...common, owasp: "MCP01", proves: ["R-110", "R-93", "R-63", "fault:stream-unsanitised"] },
    `planted-${name}`,
    `A ${name} in a page is taken out of text and data alike`,
    step(page(`planted-${name}`), {
      status: 200,
      silent: new RegExp(value.slice(0, 40).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
      decided: "server:ok",
    }),
    fetched,
  ),
  attack(
    { ...common, owasp: "MCP01", proves: ["R-110", "R-93", "fault:stream-unsanitised"] },
    `planted-${name}-in-a-stream`,
    `A ${name} in a page is taken out of an event stream, too`,
    step(
      toolCall(
        "fetch_page",
        { url: `https://docs.attack.example/planted-${name}` },
        { token: alice, era: "2025-11-25" },
      ),
      {
        status: 200,
        silent: new RegExp(value.slice(0, 40).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
        decided: "server:ok",
      },
    ),
    fetched,
  ),
]);
