/** @import { Controls } from "../console/controls.ts" */
/** @import { Catalogues } from "./tools.js" */
import { ask } from "./api.js";
import { coalesced } from "./coalesced.js";
import { contentOf, element } from "./element.js";
import { faultPanel } from "./operation-faults.js";
import { keyPanel } from "./operation-keys.js";
import { switchPanel } from "./operation-switch.js";
import { threatPanel } from "./operation-threat.js";

/**
 * Part of the section: what it looks like, and how it is brought up to date.
 *
 * @typedef {{ panel: HTMLElement, show: (controls: Controls) => void }} Panel
 */

/**
 * Shows switches, threat level, faults and keys. The returned function reads them again, after any change.
 *
 * @param {Catalogues} catalogues
 * @returns {Promise<() => Promise<void>>}
 */
export const showOperation = async (catalogues) => {
  const said = element("p", { class: "said", role: "status" });
  // Begun and ended: an answer asked for before one of them would put a box back under the finger that set it.
  let turns = 0;
  /**
   * Does it and shows the result. Changes elsewhere arrive by the feed.
   *
   * @param {() => Promise<string>} turn
   */
  const act = async (turn) => {
    turns += 1;
    const done = turn().finally(() => (turns += 1));
    try {
      said.replaceChildren(await done);
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "It could not be done.");
      await look();
    }
  };
  /** @type {Controls} */
  const controls = await ask("/api/controls");
  const panels = [switchPanel(controls, act), threatPanel(catalogues, act), faultPanel(controls, act), keyPanel(act)];
  // A feed that is read again tells of each earlier turn.
  const look = coalesced(async () => {
    /** @type {Controls} */
    let now;
    let before;
    do {
      before = turns;
      now = await ask("/api/controls");
    } while (before !== turns);
    for (const { show } of panels) show(now);
  });
  for (const { show } of panels) show(controls);
  contentOf("operation").append(element("div", { class: "panels" }, ...panels.map(({ panel }) => panel)), said);
  return look;
};
