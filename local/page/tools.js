/** @import { CatalogueTool } from "@mcp-landing-zone/contract" */
import { ask } from "./api.js";
import { contentOf, element } from "./element.js";
import { visible } from "./visible.js";

const approvals = { none: "not needed", caller: "the caller's", "other-person": "another person's" };
const columns = ["Tool", "Effect", "Scope", "Data", "Approval", "Limits", "Pin"];

/** @param {CatalogueTool} tool */
const row = ({ name, version, description, effect, scope, classification, approval, limits, digest }) =>
  element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      element("code", {}, visible(name)),
      ` ${version}`,
      element("span", { class: "small block" }, visible(description)),
    ),
    element("td", {}, element("span", { class: `tag ${effect}` }, effect)),
    element("td", {}, element("code", {}, visible(scope))),
    element("td", {}, classification),
    element("td", {}, approvals[approval]),
    element(
      "td",
      { class: "small" },
      element("span", { class: "block" }, `${limits.callsPerMinute} a minute`),
      element("span", { class: "block" }, `${limits.timeoutSeconds} s each`),
    ),
    element("td", {}, element("code", { class: "digest" }, digest)),
  );

/** @param {{ readonly servers: readonly { readonly name: string }[] }} status */
export const showTools = async ({ servers }) => {
  for (const { name } of servers) await showServer(name, servers.length > 1);
};

/**
 * @param {string} name
 * @param {boolean} isOneOfSeveral
 */
const showServer = async (name, isOneOfSeveral) => {
  /** @type {{ digest: string, tools: readonly CatalogueTool[] }} */
  const { digest, tools } = await ask(`/api/tools/${name}`);
  contentOf("tools").append(
    ...(isOneOfSeveral ? [element("h3", {}, element("code", {}, name))] : []),
    element(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": `Table of tools of ${name}` },
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
        element("tbody", {}, ...tools.map(row)),
      ),
    ),
    element("p", { class: "small" }, "The whole catalogue: ", element("code", { class: "digest" }, digest)),
  );
};
