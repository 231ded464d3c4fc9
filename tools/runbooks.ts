import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { playbooks, runbookOf } from "@mcp-landing-zone/governance/playbooks";

// `npm run runbooks`: writes the page of every playbook. A test holds the pages against the values.
const folder = join(import.meta.dirname, "..", "docs", "runbooks");
mkdirSync(folder, { recursive: true });
for (const playbook of playbooks) writeFileSync(join(folder, `${playbook.id}.md`), runbookOf(playbook));
console.log(`${playbooks.length} runbooks written to docs/runbooks`);
