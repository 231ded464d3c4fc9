/** @import { Controls } from "../console/controls.ts" */
/** @import { Panel } from "./operation.js" */
/** @import { Catalogues } from "./tools.js" */
import { change } from "./api.js";
import { byId, element } from "./element.js";
import { term } from "./term.js";
import { visible } from "./visible.js";

const levels = [
  ["0", "Normal", "The limits and approvals of the catalogue."],
  ["1", "Raised", "A quarter of the calls of each tool, and an approval before every change."],
  ["2", "Highest", "No tool that changes something runs."],
];

/** @param {Catalogues} catalogues */
const changing = (catalogues) =>
  [...catalogues.values()].flatMap(({ tools }) =>
    tools.filter(({ effect }) => effect !== "read").map(({ name }) => name),
  );

/**
 * The threat level: one value that gateway and server read with every request.
 *
 * @param {Catalogues} catalogues
 * @param {(turn: () => Promise<string>) => Promise<void>} act
 * @returns {Panel}
 */
export const threatPanel = (catalogues, act) => {
  const tools = changing(catalogues);
  const effect = element("p", { class: "effect" });
  const boxes = levels.map(([level = "", name = "", does = ""]) => {
    const box = element("input", { type: "radio", name: "threat-level", value: level, change: () => void act(turn) });
    const turn = async () => {
      await change("PUT", "/api/controls/threat-level", { level });
      return `Threat level ${level} from the next request on. ${does}`;
    };
    const label = element(
      "label",
      { class: "choice" },
      box,
      element("span", {}, element("strong", {}, `${level} ${name}`), element("span", { class: "small block" }, does)),
    );
    return { box, label, level };
  });
  const panel = element(
    "fieldset",
    { class: "panel" },
    element("legend", {}, "Threat level"),
    element(
      "p",
      { class: "small" },
      "One ",
      term("named value"),
      " for every server. A playbook may raise it; a person lowers it.",
    ),
    ...boxes.map(({ label }) => label),
    effect,
  );
  /** @param {string} level */
  const words = (level) => {
    if (level === "0" || tools.length === 0) return [];
    return [
      level === "1" ? "Now waiting for an approval: " : "Now withheld: ",
      element("code", {}, visible(tools.join(", "))),
    ];
  };
  return {
    panel,
    /** @param {Controls} controls */
    show: ({ threatLevel }) => {
      for (const { box, level } of boxes) box.checked = level === threatLevel;
      effect.replaceChildren(...words(threatLevel));
      panel.classList.toggle("active", threatLevel !== "0");
      byId("level").replaceChildren(threatLevel === "0" ? "" : `Threat level ${threatLevel}`);
    },
  };
};
