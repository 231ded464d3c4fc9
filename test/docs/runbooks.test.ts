import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gatewaySwitch } from "@mcp-landing-zone/gateway/documents/mcp";
import { playbooks, runbookOf } from "@mcp-landing-zone/governance/playbooks";
import { expect, it } from "vitest";

it.each(playbooks.map((playbook) => [playbook.requirements.join(" "), playbook.id, playbook] as const))(
  "R-79 %s the runbook %s says what the playbook does",
  (_, id, playbook) => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/runbooks", `${id}.md`), "utf8");
    // Written by `npm run runbooks`.
    expect(page).toBe(runbookOf(playbook));
    expect(playbook.byHand.length).toBeGreaterThan(0);
  },
);

it("R-76 the runbook of the kill switch writes the named values that a deployment has", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/runbooks/kill-switch.md"), "utf8");
  const written = [...page.matchAll(/--named-value-id (\S+)/g)].map(([, name]) => name);
  expect([...new Set(written)].sort()).toEqual(["<server>-switch", gatewaySwitch.name]);
});
