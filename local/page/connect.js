/** @import { ConnectStep } from "../connect.ts" */
import { ask } from "./api.js";
import { copyButton } from "./copy-button.js";
import { contentOf, element } from "./element.js";

/** @param {ConnectStep} step @param {string} server */
const stepItem = ({ client, command, then }, server) =>
  element(
    "li",
    { class: "step-item" },
    element("h4", {}, client),
    element(
      "div",
      { class: "command" },
      element("pre", { tabindex: 0, "aria-label": `Command for ${client}` }, command),
      copyButton(command, `the command for ${client} to ${server}`),
    ),
    element("p", { class: "small" }, then),
  );

/** @param {{ servers: readonly { name: string, mcpUrl: string, tools: number }[] }} status */
export const showConnect = async ({ servers }) => {
  const all = await Promise.all(
    servers.map(async (server, index) => {
      /** @type {{ steps: readonly ConnectStep[] }} */
      const { steps } = await ask(`/api/connect/${server.name}`);
      return element(
        "details",
        { class: "server", open: index === 0 && servers.length === 1 },
        element(
          "summary",
          {},
          element("strong", {}, server.name),
          " ",
          element("code", { class: "url" }, server.mcpUrl),
          element("span", { class: "small" }, ` ${server.tools} tools`),
        ),
        element("ul", { class: "steps" }, ...steps.map((step) => stepItem(step, server.name))),
      );
    }),
  );
  contentOf("connect").append(...all);
};
