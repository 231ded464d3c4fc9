import type { Verdict } from "../verdict.ts";
import { escaped } from "./escaped.ts";
import { familyRows, outcomes } from "./table.ts";

const style = `
:root { color-scheme: light dark; --bad: #b3261e; --good: #1b6e3c; --soft: #6b6b6b; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #7ddc9a; --soft: #a8a8a8; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.failed, .error { color: var(--bad); font-weight: 600; } .passed { color: var(--good); } .not-observable { color: var(--soft); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0 0; font-size: .85rem; }
summary { cursor: pointer; padding: .5rem 0; font-weight: 600; }
`;

const order: Readonly<Record<Verdict["outcome"], number>> = { failed: 0, error: 1, "not-observable": 2, passed: 3 };

const caseRow = ({ case: one, outcome, problems, lacking, unobserved }: Verdict): string => {
  const notes = [
    ...problems,
    ...(lacking.length > 0 ? [`needs ${lacking.join(", ")}`] : []),
    ...(outcome === "passed" && unobserved.length > 0 ? [`not observable here: ${unobserved.join(", ")}`] : []),
  ];
  const details = notes.length > 0 ? `<pre>${escaped(notes.join("\n"))}</pre>` : "";
  return `<tr><td class="${outcome}">${outcome}</td><td><strong>${escaped(one.title)}</strong><br><small>${escaped(one.id)}</small>${details}</td><td>${escaped(one.proves.join(", "))}</td><td>${one.owasp}</td></tr>`;
};

const section = (family: string, verdicts: readonly Verdict[]): string => {
  const sorted = [...verdicts].sort((a, b) => order[a.outcome] - order[b.outcome]);
  const bad = verdicts.filter(({ outcome }) => outcome === "failed" || outcome === "error").length;
  const head = `${escaped(family)}: ${verdicts.length} cases${bad > 0 ? `, <span class="failed">${bad} to look at</span>` : ""}`;
  return `<details${bad > 0 ? " open" : ""}><summary>${head}</summary><table><thead><tr><th>Outcome</th><th>Case</th><th>Proves</th><th>OWASP</th></tr></thead><tbody>${sorted.map(caseRow).join("")}</tbody></table></details>`;
};

/** A page that needs nothing else, runs nothing, and fetches nothing. */
export const html = (verdicts: readonly Verdict[], target: string, at: Date): string => {
  const rows = familyRows(verdicts);
  const cells = rows
    .map(
      ({ family, counts, unobserved }) =>
        `<tr><td>${family}</td>${outcomes.map((outcome) => `<td class="n ${counts[outcome] > 0 ? outcome : ""}">${counts[outcome]}</td>`).join("")}<td class="n">${unobserved}</td></tr>`,
    )
    .join("");
  const shown = rows.slice(0, -1).map(({ family }) =>
    section(
      family,
      verdicts.filter((one) => one.case.family === family),
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Attack report</title><style>${style}</style></head>
<body><h1>Attack report</h1>
<p>${escaped(target)}, ${at.toISOString()}. Cases that could not be tried or observed never count as passed.</p>
<table><thead><tr><th>Family</th>${outcomes.map((outcome) => `<th class="n">${outcome}</th>`).join("")}<th class="n">checks not observable</th></tr></thead><tbody>${cells}</tbody></table>
${shown.join("\n")}
</body></html>
`;
};
