/** @import { ConnectStep } from "../connect.ts" */
import { ask } from "./api.js";
import { copyButton } from "./copy-button.js";
import { contentOf, counted, element } from "./element.js";
import { visible } from "./visible.js";

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

/** What the configuration names and this machine does not run. @param {import("../local-server.ts").NotHere} one */
const absent = ({ name, why, remedy }) =>
  element(
    "li",
    { class: "absent" },
    element("strong", {}, visible(name)),
    ` is not run here, because ${visible(why)}. Add `,
    element("code", {}, visible(remedy)),
    " to it in the configuration.",
  );

/** @param {Pick<import("./main.js").Status, "servers" | "notHere">} status */
export const showConnect = async ({ servers, notHere }) => {
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
          element("code", { class: "url" }, new URL(server.mcpUrl).pathname),
          element("span", { class: "small" }, ` ${counted(server.tools, "tool")}`),
        ),
        element(
          "p",
          { class: "url-copy" },
          element("code", { class: "url" }, server.mcpUrl),
          copyButton(server.mcpUrl, server.mcpUrl),
        ),
        element("ul", { class: "steps" }, ...steps.map((step) => stepItem(step, server.name))),
      );
    }),
  );
  contentOf("connect").append(
    ...all,
    ...(notHere.length === 0
      ? []
      : [element("ul", { class: "not-here", "aria-label": "Not run here" }, ...notHere.map(absent))]),
  );
};
