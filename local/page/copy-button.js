import { element } from "./element.js";

/**
 * A button that copies a text, and says so to everyone.
 *
 * @param {string} text
 * @param {string} what it is, for those who do not see where the button stands
 */
export const copyButton = (text, what) => {
  const said = element("span", { class: "unseen", role: "status" });
  const button = element(
    "button",
    {
      type: "button",
      class: "quiet copy",
      "aria-label": `Copy ${what}`,
      click: async () => {
        await navigator.clipboard.writeText(text);
        button.replaceChildren("Copied");
        said.replaceChildren(`Copied ${what}`);
      },
    },
    "Copy",
  );
  return element("span", { class: "copying" }, button, said);
};
