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
    : element("code", {}, visible(kind === "tool" ? (name ?? word) : word));
};

/**
 * The switch of one server: one box for each word that its policy knows.
 *
 * @param {Controls["switches"][number]} of
 * @param {Controls["clients"]} clients
 * @param {boolean} isOneOfSeveral
 * @param {(turn: () => Promise<string>) => Promise<void>} act
 */
const serverSwitch = ({ server, stops }, clients, isOneOfSeveral, act) => {
  const value = element("code", {});
  const boxes = new Map(
    stops.map((word) => [word, element("input", { type: "checkbox", value: word, change: () => void act(turn) })]),
  );
  const turn = async () => {
    const chosen = [...boxes].filter(([, box]) => box.checked).map(([word]) => word);
    const { stopped } = await change("PUT", "/api/controls/switch", { server, value: chosen.join(" ") || nothing });
    return stopped === nothing ? "Nothing is stopped." : `Stopped from the next request on: ${stopped}.`;
  };
  const choices = [...boxes].map(([word, box]) => element("label", { class: "choice" }, box, labelOf(word, clients)));
  const state = element("p", { class: "small" }, "The ", term("named value"), " that the policy reads: ", value);
  return {
    node: isOneOfSeveral
      ? element("details", {}, element("summary", {}, element("code", {}, server)), state, ...choices)
      : element("div", {}, state, ...choices),
    /** @param {string} stopped */
    show: (stopped) => {
      const words = stopped.split(" ");
      for (const [word, box] of boxes) box.checked = words.includes(word);
      value.replaceChildren(visible(stopped));
    },
  };
};

/**
 * The kill switches of all servers.
 *
 * @param {Controls} controls
 * @param {(turn: () => Promise<string>) => Promise<void>} act
 * @returns {Panel}
 */
export const switchPanel = ({ switches, clients }, act) => {
  const all = switches.map((one) => serverSwitch(one, clients, switches.length > 1, act));
  const [first] = all;
  if (first?.node instanceof HTMLDetailsElement) first.node.open = true;
  const panel = element(
    "fieldset",
    { class: "panel long" },
    element("legend", {}, "Kill switch"),
    ...all.map(({ node }) => node),
  );
  return {
    panel,
    show: (now) => {
      now.switches.forEach(({ stopped }, index) => all[index]?.show(stopped));
      panel.classList.toggle(
        "active",
        now.switches.some(({ stopped }) => stopped !== nothing),
      );
    },
  };
};
