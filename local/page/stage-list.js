/** @import { Call, PassedStage, Side } from "../calls/call.ts" */
import { element } from "./element.js";
import { visible } from "./visible.js";

/** What each stage is for: by document of the gateway, and of the server. @typedef {{ documents: Readonly<Record<string, Readonly<Record<string, string>>>>, server: Readonly<Record<string, string>> }} Notes */

const verdicts = { passed: "passed", refused: "refused", waiting: "waits" };

/** @param {number} ms */
export const milliseconds = (ms) => (ms < 0.1 ? "< 0.1 ms" : `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`);

/**
 * A note begins with the requirements that its stage serves. Each leads to its control, with what proves it.
 *
 * @param {string} note
 */
export const noteOf = (note) => {
  const [, ids = "", words = note] = /^((?:R-\d+(?:, )?)+): (.*)$/s.exec(note) ?? [];
  const links = ids
    .split(", ")
    .filter(Boolean)
    .map((id) => element("a", { href: "#controls", class: "requirement", "data-control": id }, id));
  return element("span", { class: "note" }, words, ...links.flatMap((link) => [" ", link]));
};

/**
 * @param {PassedStage} stage
 * @param {string} note
 */
const line = ({ name, verdict, ms }, note) =>
  element(
    "li",
    { class: `stage ${verdict}` },
    element("code", {}, visible(name)),
    element("span", { class: "verdict" }, verdicts[verdict]),
    element("span", { class: "ms" }, milliseconds(ms)),
    noteOf(note),
  );

/**
 * @param {string} title
 * @param {Side} side
 * @param {Readonly<Record<string, string>>} notes
 */
const side = (title, { stages, notReached }, notes) =>
  element(
    "section",
    { class: "side", "aria-label": title },
    element("h3", {}, title),
    element("ol", { class: "stages" }, ...stages.map((stage) => line(stage, notes[stage.name] ?? ""))),
    notReached.length > 0 &&
      element("p", { class: "small" }, "Not reached: ", element("code", {}, visible(notReached.join(", ")))),
  );

/**
 * The stages of a call at the gateway and at the server, as far as it came.
 *
 * @param {Call} call
 * @param {Notes} notes
 */
export const stagesOfCall = ({ gateway, behind, by }, { documents, server }) =>
  element(
    "div",
    { class: "sides" },
    gateway
      ? side("Gateway", gateway, documents[gateway.document] ?? {})
      : element("p", { class: "small" }, "It did not come through the gateway."),
    behind
      ? side("Server", behind, server)
      : element(
          "p",
          { class: "small" },
          by === "gateway" || gateway?.document !== undefined ? "It did not reach the server." : "",
        ),
  );
