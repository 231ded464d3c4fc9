/** @import { Controls } from "../console/controls.ts" */
/** @import { Panel } from "./operation.js" */
import { change } from "./api.js";
import { element } from "./element.js";
import { term } from "./term.js";
import { visible } from "./visible.js";

const nothing = "none";

/**
 * @param {string} word
 * @param {Controls["clients"]} clients
 */
const labelOf = (word, clients) => {
  const [kind, name] = word.split(":");
  if (kind === "all") return element("strong", {}, "Everything");
  return kind === "client"
    ? element("span", { title: name ?? "" }, visible(clients[name ?? ""] ?? name ?? ""))
    : element("code", {}, visible(name ?? word));
};

/**
 * The kill switch: one box for each word that the policy knows.
 *
 * @param {Controls} controls
 * @param {(turn: () => Promise<string>) => Promise<void>} act
 * @returns {Panel}
 */
export const switchPanel = ({ stops, clients }, act) => {
  const value = element("code", {});
  const boxes = new Map(
    stops.map((word) => [word, element("input", { type: "checkbox", value: word, change: () => void act(turn) })]),
  );
  const turn = async () => {
    const chosen = [...boxes].filter(([, box]) => box.checked).map(([word]) => word);
    const { stopped } = await change("PUT", "/api/controls/switch", { value: chosen.join(" ") || nothing });
    return stopped === nothing ? "Nothing is stopped." : `Stopped from the next request on: ${stopped}.`;
  };
  const panel = element(
    "fieldset",
    { class: "panel" },
    element("legend", {}, "Kill switch"),
    element("p", { class: "small" }, "The ", term("named value"), " that the policy reads: ", value),
    ...[...boxes].map(([word, box]) => element("label", { class: "choice" }, box, labelOf(word, clients))),
  );
  return {
    panel,
    show: ({ stopped }) => {
      const words = stopped.split(" ");
      for (const [word, box] of boxes) box.checked = words.includes(word);
      value.replaceChildren(visible(stopped));
      panel.classList.toggle("active", stopped !== nothing);
    },
  };
};
