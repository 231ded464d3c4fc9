/** @import { AttackProgress, CaseResult } from "./endpoints/attack-run.ts" */
import { ask, change } from "./api.js";
import { contentOf, element } from "./element.js";
import { visible } from "./visible.js";

const everyMs = 500;

const ends = {
  passed: "Passed: everything was refused that had to be.",
  failed: "Not passed: see what got through, or what could not run.",
  stopped: "Stopped.",
  late: "Ended, because it took longer than it may.",
};

const outcomes = {
  passed: "held",
  failed: "did not hold",
  error: "could not run",
  "not-observable": "not to be seen here",
};
/** @type {readonly (keyof typeof outcomes)[]} */
const outcomeNames = ["passed", "failed", "error", "not-observable"];

/** @param {AttackProgress} progress */
const inWords = ({ state, end, startedAt = "", endedAt }) => {
  if (state === "none") return "Not run yet.";
  const seconds = Math.round(
    ((endedAt === undefined ? Date.now() : Date.parse(endedAt)) - Date.parse(startedAt)) / 1_000,
  );
  return state === "running" ? `Running for ${seconds} s …` : `${end && ends[end]} It took ${seconds} s.`;
};

/** @param {readonly CaseResult[]} results */
const familyTable = (results) =>
  element(
    "table",
    { class: "families" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, "Family"),
        ...outcomeNames.map((name) => element("th", { scope: "col", class: "number" }, outcomes[name])),
      ),
    ),
    element(
      "tbody",
      {},
      ...[...new Set(results.map(({ family }) => family))].map((family) => {
        const own = results.filter((result) => result.family === family);
        return element(
          "tr",
          {},
          element("th", { scope: "row" }, family),
          ...outcomeNames.map((name) => {
            const count = own.filter(({ outcome }) => outcome === name).length;
            return element("td", { class: `number ${count > 0 ? name : "none"}` }, count);
          }),
        );
      }),
    ),
  );

/** @param {CaseResult} result */
const caseItem = ({ id, title, outcome, owasp, proves, problems }) =>
  element(
    "li",
    {},
    element("span", { class: `tag ${outcome}` }, outcomes[outcome]),
    ` ${title} `,
    element("code", { class: "small" }, `${id} ${owasp} ${proves.join(" ")}`),
    ...problems.slice(0, 5).map((problem) => element("code", { class: "small block" }, visible(problem))),
  );

/** @param {CaseResult} result */
const isOpen = ({ outcome }) => outcome === "failed" || outcome === "error";

export const showAttack = () => {
  /** The last result of each case: a case that one deployment cannot show is tried on another. @type {Map<string, CaseResult>} */
  const results = new Map();
  let shown = 0;
  let most = 0;
  let known = "";
  const said = element("p", { class: "said", role: "status" });
  const bar = element("progress", { "aria-label": "Cases that have ended" });
  const count = element("span", { class: "small" });
  const meter = element("p", { class: "progress", hidden: true }, bar, count);
  const table = element("div", {
    class: "wide",
    tabindex: 0,
    role: "region",
    "aria-label": "Results by family",
    hidden: true,
  });
  const open = element("ul", { class: "proofs", "aria-label": "What did not hold, or could not run" });
  const every = element("ul", { class: "proofs" });
  const all = element(
    "details",
    { hidden: true, toggle: () => fillAll() },
    element("summary", {}, "Every case"),
    every,
  );
  const written = element("pre", { class: "log", tabindex: 0, "aria-label": "What the suite wrote" });
  const log = element("details", { hidden: true }, element("summary", {}, "What it wrote"), written);
  const start = element("button", { type: "button", class: "primary", click: () => void begin() }, "Run the attack");
  const stop = element(
    "button",
    { type: "button", hidden: true, click: () => void change("DELETE", "/api/attack") },
    "Stop",
  );
  contentOf("attack").append(element("div", { class: "actions" }, start, stop), said, meter, open, table, all, log);

  const fillAll = () => {
    if (all.open) every.replaceChildren(...[...results.values()].map(caseItem));
  };

  const begin = async () => {
    try {
      await change("POST", "/api/attack");
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "Could not be started.");
      return;
    }
    results.clear();
    shown = 0;
    most = 0;
    open.replaceChildren();
    table.hidden = true;
    all.open = false;
    await follow();
  };

  /** @param {AttackProgress} progress */
  const show = (progress) => {
    const isRunning = progress.state === "running";
    // A running clock would be read out again and again.
    said.setAttribute("aria-live", isRunning && known === "running" ? "off" : "polite");
    known = progress.state;
    said.replaceChildren(inWords(progress));
    meter.hidden = progress.state === "none";
    const ended = [...results.values()];
    const settled = ended.filter(({ outcome }) => outcome !== "not-observable").length;
    if (most > 0) {
      bar.max = most;
      bar.value = settled;
      count.replaceChildren(`${settled} of ${most} cases`);
    } else {
      bar.removeAttribute("value");
      count.replaceChildren(isRunning ? "Starting a deployment to attack" : "");
    }
    if (progress.results.length > 0) {
      open.replaceChildren(...ended.filter(isOpen).map(caseItem));
      table.replaceChildren(familyTable(ended));
      table.hidden = false;
    }
    all.hidden = ended.length === 0 || isRunning;
    log.hidden = progress.lines.length === 0;
    written.replaceChildren(progress.lines.map(visible).join("\n"));
    const hadFocus = document.activeElement === start || document.activeElement === stop;
    start.hidden = isRunning;
    stop.hidden = !isRunning;
    if (hadFocus) (isRunning ? stop : start).focus();
  };

  const follow = async () => {
    /** @type {AttackProgress} */
    const progress = await ask(`/api/attack/${shown}`);
    shown += progress.results.length;
    for (const result of progress.results) {
      results.set(result.id, result);
      most = Math.max(most, result.all);
    }
    show(progress);
    if (progress.state === "running") setTimeout(() => void follow(), everyMs);
  };
  return follow();
};
