/** @import { PostureReport } from "./endpoints/posture-report.ts" */
import { ask } from "./api.js";
import { counted, contentOf, element } from "./element.js";
import { noteOf } from "./stage-list.js";
import { term } from "./term.js";
import { visible } from "./visible.js";

/** @typedef {PostureReport["rules"][number]} Rule */

const outcomes = {
  violation: "violated",
  unknown: "unknown",
  acknowledged: "given up for a reason",
  compliant: "holds",
  "not-applicable": "does not apply",
};
const order = /** @type {readonly Rule["outcome"][]} */ (Object.keys(outcomes));

/** @param {Rule} rule */
const ruleItem = ({ id, title, compliant, requirements, remarks }) =>
  element(
    "li",
    { class: "rule" },
    `${title} `,
    element(
      "span",
      { class: "small" },
      element("code", {}, id),
      `, ${counted(compliant, "resource")} as it should be `,
    ),
    requirements.length > 0 && noteOf(`${requirements.join(", ")}: `),
    ...[...new Set(remarks)].map((remark) => {
      const count = remarks.filter((one) => one === remark).length;
      return element("span", { class: "small block" }, visible(remark), count > 1 && ` (${count} times)`);
    }),
  );

/** @param {readonly Rule[]} rules */
const rulesOf = (rules) => {
  const groups = order.map((outcome) => ({ outcome, of: rules.filter((rule) => rule.outcome === outcome) }));
  return element(
    "div",
    { class: "half" },
    element("h3", {}, "Rules of the ", term("posture")),
    element(
      "p",
      { class: "counts" },
      ...groups.flatMap(({ outcome, of }) =>
        of.length === 0 ? [] : [element("span", { class: `tag ${outcome}` }, `${of.length} ${outcomes[outcome]}`), " "],
      ),
    ),
    ...groups
      .filter(({ of }) => of.length > 0)
      .map(({ outcome, of }) =>
        element(
          "details",
          { open: outcome === "violation" || outcome === "unknown" || outcome === "acknowledged" },
          element("summary", {}, `${of.length} ${outcomes[outcome]}`),
          element("ul", { class: "proofs" }, ...of.map(ruleItem)),
        ),
      ),
  );
};

/** @param {number} amount */
const dollars = (amount) => `${Math.round(amount).toLocaleString("en-GB")} $`;

/** @param {PostureReport} report */
const costOf = ({ profile, environment, cost: { total, lines, pricedOn } }) =>
  element(
    "div",
    { class: "half" },
    element("h3", {}, `About ${dollars(total)} a month before the first request`),
    element(
      "p",
      { class: "small" },
      `An estimate for the `,
      term("profile"),
      ` ${profile}, environment ${environment}, from list prices looked up on ${pricedOn}. Traffic, requests, stored gigabytes and logs come on top. A price without a source is from memory and rounded up.`,
    ),
    element(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": "Table of costs" },
      element(
        "table",
        { class: "costs" },
        element(
          "thead",
          {},
          element("tr", {}, ...["Resource", "Count", "A month"].map((name) => element("th", { scope: "col" }, name))),
        ),
        element(
          "tbody",
          {},
          ...lines.map(({ what, per, source, count, monthly }) =>
            element(
              "tr",
              {},
              element(
                "th",
                { scope: "row" },
                element("code", {}, what.replace("azurerm_", "")),
                element(
                  "span",
                  { class: "small block" },
                  per,
                  source === undefined ? "; from memory" : ` (${new URL(source).hostname})`,
                ),
              ),
              element("td", {}, String(count)),
              element("td", {}, dollars(monthly)),
            ),
          ),
        ),
      ),
    ),
  );

export const showPosture = async () => {
  /** @type {PostureReport} */
  const report = await ask("/api/posture");
  contentOf("posture").append(element("div", { class: "halves" }, rulesOf(report.rules), costOf(report)));
};
