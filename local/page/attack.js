/** @import { AttackProgress } from "./endpoints/attack-run.ts" */
import { ask, change } from "./api.js";
import { contentOf, element } from "./element.js";
import { visible } from "./visible.js";

const everyMs = 500;

const ends = {
  passed: "Passed: everything was refused that had to be.",
  failed: "Not passed: read below what got through, or what could not run.",
  stopped: "Stopped.",
  late: "Ended, because it took longer than it may.",
};

/** @param {AttackProgress} progress */
const inWords = ({ state, end, startedAt, endedAt }) => {
  if (state === "none") return "Not run yet.";
  const seconds = Math.round((Date.parse(endedAt ?? new Date().toISOString()) - Date.parse(startedAt ?? "")) / 1_000);
  return state === "running" ? `Running for ${seconds} s …` : `${end && ends[end]} It took ${seconds} s.`;
};

export const showAttack = () => {
  let next = 0;
  let known = "";
  const said = element("p", { class: "said", role: "status" });
  const log = element("pre", {
    class: "log",
    tabindex: 0,
    role: "log",
    "aria-label": "Progress of the attack",
    hidden: true,
  });
  const start = element("button", { type: "button", class: "primary", click: () => void begin() }, "Run the attack");
  const stop = element(
    "button",
    { type: "button", hidden: true, click: () => void change("DELETE", "/api/attack") },
    "Stop",
  );
  contentOf("attack").append(element("p", { class: "actions" }, start, stop), said, log);

  const begin = async () => {
    try {
      await change("POST", "/api/attack");
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "Could not be started.");
      return;
    }
    next = 0;
    log.replaceChildren();
    await follow();
  };

  const follow = async () => {
    /** @type {AttackProgress} */
    const progress = await ask(`/api/attack/${next}`);
    const isRunning = progress.state === "running";
    next = progress.from + progress.lines.length;
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
    log.append(...progress.lines.map((line) => `${visible(line)}\n`));
    log.hidden = next === 0;
    if (atEnd) log.scrollTop = log.scrollHeight;
    const words = inWords(progress);
    // A running clock would be read out again and again.
    said.setAttribute("aria-live", isRunning && known === "running" ? "off" : "polite");
    said.replaceChildren(words);
    known = progress.state;
    const hadFocus = document.activeElement === start || document.activeElement === stop;
    start.hidden = isRunning;
    stop.hidden = !isRunning;
    if (hadFocus) (isRunning ? stop : start).focus();
    if (isRunning) setTimeout(() => void follow(), everyMs);
  };
  return follow();
};
