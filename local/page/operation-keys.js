/** @import { Controls } from "../console/controls.ts" */
/** @import { Panel } from "./operation.js" */
import { change } from "./api.js";
import { element } from "./element.js";

/** @type {readonly { step: string, title: string, said: string, isPossible: (keys: Controls["keys"]) => boolean }[]} */
const steps = [
  {
    step: "publish",
    title: "1. Publish another key",
    said: "Published: clients that ask for keys now have it before it signs.",
    isPossible: ({ next }) => next === undefined,
  },
  {
    step: "sign",
    title: "2. Sign with it",
    said: "New tokens are signed with the new key; those of the earlier one stay good.",
    isPossible: ({ next }) => next !== undefined,
  },
  {
    step: "withdraw",
    title: "3. Withdraw the earlier ones",
    said: "Withdrawn: clients that ask for keys now refuse what they signed.",
    isPossible: ({ earlier }) => earlier.length > 0,
  },
];

/** @param {string} kid @param {string} what @param {string} tone */
const keyItem = (kid, what, tone) =>
  element("li", {}, element("code", {}, `${kid.slice(0, 8)}…`), element("span", { class: `tag ${tone}` }, what));

/**
 * Entra's signing keys, turned in the order that causes no outage.
 *
 * @param {(turn: () => Promise<string>) => Promise<void>} act
 * @returns {Panel}
 */
export const keyPanel = (act) => {
  const list = element("ul", { class: "keys", "aria-label": "Published keys" });
  const buttons = steps.map(({ step, title, said, isPossible }) => {
    const button = element(
      "button",
      {
        type: "button",
        click: () =>
          void act(async () => {
            await change("POST", "/api/controls/keys", { step });
            return said;
          }),
      },
      title,
    );
    return { button, isPossible };
  });
  const panel = element(
    "fieldset",
    { class: "panel" },
    element("legend", {}, "Signing keys of Entra"),
    list,
    ...buttons.map(({ button }) => element("p", { class: "step" }, button)),
    element(
      "p",
      { class: "small" },
      "Gateway and server keep the keys they know and ask for an unknown one at most every 30 seconds: a key that signs before they could have seen it is refused for so long.",
    ),
  );
  return {
    panel,
    show: ({ keys }) => {
      list.replaceChildren(
        ...keys.earlier.map((kid) => keyItem(kid, "earlier", "")),
        keyItem(keys.signing, "signs", "read"),
        ...(keys.next === undefined ? [] : [keyItem(keys.next, "published", "write")]),
      );
      const focused = buttons.findIndex(({ button }) => button === document.activeElement);
      for (const { button, isPossible } of buttons) button.disabled = !isPossible(keys);
      // A button that was pressed and is no longer possible gives the focus to the one that comes next.
      const isLost = buttons[focused]?.button.disabled;
      if (isLost) buttons.find(({ button }) => !button.disabled)?.button.focus();
    },
  };
};
