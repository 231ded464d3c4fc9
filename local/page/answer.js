/** @import { Answer } from "../answer/answers.ts" */
/** @import { Fired } from "../detections/watch.ts" */
import { ask, change } from "./api.js";
import { coalesced } from "./coalesced.js";
import { contentOf, element } from "./element.js";
import { visible } from "./visible.js";

const states = {
  asks: "asks",
  contained: "contained",
  undone: "undone",
  left: "left alone",
  refused: "refused: not on the watchlist",
  failed: "failed: follow the runbook",
};

/** @type {readonly (readonly [keyof Answer["took"], string])[]} */
const steps = [
  ["detected", "seen by the detection"],
  ["asked", "asked by the playbook"],
  ["decided", "decided by you"],
  ["contained", "contained"],
];

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;

/** @param {Answer["took"]} took */
const timeline = (took) =>
  element(
    "ol",
    { class: "timeline", "aria-label": "Time since the attack" },
    ...steps.flatMap(([step, words]) => {
      const ms = took[step];
      return ms === undefined ? [] : [element("li", {}, element("strong", {}, seconds(ms)), ` ${words}`)];
    }),
  );

/**
 * @param {Answer} answer
 * @param {(id: string, decision: "contain" | "leave" | "undo") => void} decide
 */
const item = ({ id, detection, playbook, title, does, subject, state, took }, decide) => {
  /** @param {"contain" | "leave" | "undo"} decision @param {string} words */
  const button = (decision, words) => element("button", { type: "button", click: () => decide(id, decision) }, words);
  return element(
    "li",
    { class: `answer ${state}` },
    element("h3", {}, visible(title), " ", element("span", { class: "tag" }, states[state])),
    element(
      "p",
      {},
      element("code", {}, detection),
      " fired; ",
      element("code", {}, playbook),
      " is about ",
      element("code", {}, visible(subject)),
      ".",
    ),
    element("p", { class: "small" }, does),
    timeline(took),
    state === "asks" && element("p", { class: "buttons" }, button("contain", "Contain"), button("leave", "Leave it")),
    state === "contained" && element("p", { class: "buttons" }, button("undo", "Undo")),
  );
};

/**
 * Shows the answer when a detection fires. The returned function reads it again.
 *
 * @returns {Promise<() => Promise<void>>}
 */
export const showAnswers = async () => {
  const said = element("p", { class: "said", role: "status" });
  const list = element("ul", { class: "answers" });
  /** @param {() => Promise<string>} work */
  const act = async (work) => {
    try {
      said.replaceChildren(await work());
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "It could not be done.");
    }
    await look();
  };
  const play = element(
    "button",
    {
      type: "button",
      click: () =>
        void act(async () => {
          said.replaceChildren("Attacking, as soon as the catalogue of detections is compiled …");
          const { statuses } = await change("POST", "/api/answers/play");
          return `${statuses.length} calls with an instruction to the model were sent. The detection looks at the next rows.`;
        }),
    },
    "Play an attack",
  );
  /** @param {string} id @param {"contain" | "leave" | "undo"} decision */
  const decide = (id, decision) =>
    void act(async () => {
      /** @type {Answer} */
      const { state, subject } = await change("POST", `/api/answers/${id}`, { decision });
      return `${subject}: ${states[state]}.`;
    });
  const look = coalesced(async () => {
    /** @type {{ answers: readonly Answer[], ready: boolean }} */
    const { answers } = await ask("/api/answers");
    list.replaceChildren(...answers.map((answer) => item(answer, decide)));
  });
  await look();
  contentOf("answer").append(element("p", {}, play), said, list);
  return look;
};
