/** @import { CatalogueTool } from "@mcp-landing-zone/contract" */
import { ask } from "./api.js";
import { contentOf, element } from "./element.js";
import { term } from "./term.js";
import { visible } from "./visible.js";

const approvals = { none: "not needed", caller: "the caller's", "other-person": "another person's" };
/** @typedef {ReadonlyMap<string, import("@mcp-landing-zone/contract").ToolCatalogue>} Catalogues of each server, by its name */

/** Each column, with the term that explains it. @type {readonly (readonly [string, string])[]} */
const columns = [
  ["Tool", ""],
  ["Effect", "effect"],
  ["Scope", "scope"],
  ["Data", "classification"],
  ["Approval", "approval (call)"],
  ["Limits", ""],
  ["Pin", "pin"],
];

/** What only is read, in the columns of a tool. @typedef {Pick<CatalogueTool, "name" | "version" | "description" | "scope" | "classification" | "limits" | "digest">} Reading */

/** @param {Reading & Partial<Pick<CatalogueTool, "effect" | "approval">>} tool @param {string} [kind] */
const row = (
  { name, version, description, effect = "read", scope, classification, approval = "none", limits, digest },
  kind = "",
) =>
  element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      element("code", {}, visible(name)),
      ` ${version}`,
      ...(kind === "" ? [] : [element("span", { class: "small block" }, visible(kind))]),
      element("span", { class: "small block" }, visible(description)),
    ),
    element("td", { "data-label": "Effect" }, element("span", { class: `tag ${effect}` }, effect)),
    element("td", { "data-label": "Scope" }, element("code", {}, visible(scope))),
    element("td", { "data-label": "Data" }, classification),
    element("td", { "data-label": "Approval" }, approvals[approval]),
    element(
      "td",
      { class: "small", "data-label": "Limits" },
      element("span", { class: "block" }, `${limits.callsPerMinute} a minute`),
      element("span", { class: "block" }, `${limits.timeoutSeconds} s each`),
    ),
    element("td", { "data-label": "Pin" }, element("code", { class: "digest" }, digest)),
  );

/**
 * What each server offers.
 *
 * @param {{ servers: readonly { readonly name: string }[] }} status
 * @returns {Promise<Catalogues>}
 */
export const loadCatalogues = async ({ servers }) =>
  new Map(
    await Promise.all(servers.map(async ({ name }) => /** @type {const} */ ([name, await ask(`/api/tools/${name}`)]))),
  );

/** @param {Catalogues} catalogues */
export const showTools = (catalogues) => {
  for (const [name, catalogue] of catalogues) showServer(name, catalogue, catalogues.size > 1);
};

/**
 * @param {string} name
 * @param {import("@mcp-landing-zone/contract").ToolCatalogue} catalogue
 * @param {boolean} isOneOfSeveral
 */
const showServer = (name, { digest, tools, resources = [], prompts = [] }, isOneOfSeveral) => {
  contentOf("tools").append(
    ...(isOneOfSeveral ? [element("h3", {}, element("code", {}, name))] : []),
    element(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": `Table of tools, resources and prompts of ${name}` },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...columns.map(([shown, word]) => element("th", { scope: "col" }, word === "" ? shown : term(word, shown))),
          ),
        ),
        element(
          "tbody",
          {},
          ...tools.map((tool) => row(tool)),
          ...resources.map((resource) => row(resource, `resource ${resource.uri}`)),
          ...prompts.map((prompt) => row(prompt, "prompt")),
        ),
      ),
    ),
    element("p", { class: "small" }, "The whole catalogue: ", element("code", { class: "digest" }, digest)),
  );
};
