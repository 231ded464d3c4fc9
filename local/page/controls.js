/** @import { Control, Evidence } from "./endpoints/evidence.ts" */
import { ask } from "./api.js";
import { counted, contentOf, element } from "./element.js";

const outcomes = {
  compliant: "holds",
  acknowledged: "given up for a reason",
  violation: "violated",
  unknown: "unknown",
  "not-applicable": "does not apply",
};

/** What a rule found otherwise than it should be. @param {Control} control */
const openRules = ({ rules }) => rules.filter(({ outcome }) => outcome === "violation" || outcome === "unknown");

/** @param {Control} control */
const isProven = (control) =>
  openRules(control).length === 0 &&
  (control.tests.length + control.attacks.length > 0 || control.rules.some(({ outcome }) => outcome === "compliant"));

/** @param {Control} control */
const proofs = ({ tests, rules, attacks }) => [
  ...rules.map(({ id, title, outcome, compliant, remarks }) =>
    element(
      "li",
      {},
      element("span", { class: `tag ${outcome}` }, outcomes[outcome]),
      ` ${title} `,
      element("span", { class: "small" }, `rule ${id}, ${counted(compliant, "subject")} as it should be`),
      ...remarks.map((remark) => element("span", { class: "small block" }, remark)),
    ),
  ),
  ...tests.map(({ file, line, title }) =>
    element("li", {}, `${title} `, element("code", { class: "small" }, `${file}:${line}`)),
  ),
  ...attacks.map(({ id, title }) =>
    element(
      "li",
      {},
      element("span", { class: "tag" }, "attack"),
      ` ${title} `,
      element("code", { class: "small" }, id),
    ),
  ),
];

/** @param {Control} control */
const controlItem = (control) => {
  const { id, statement, tests, rules, attacks } = control;
  const list = element("ul", { class: "proofs" });
  const heading = [element("code", { class: "requirement" }, id), ` ${statement} `];
  const counts = [
    ...(tests.length > 0 ? [counted(tests.length, "test")] : []),
    ...(attacks.length > 0 ? [counted(attacks.length, "attack")] : []),
    ...(rules.length > 0 ? [counted(rules.length, "rule")] : []),
  ];
  return element(
    "li",
    { class: "control", "data-words": `${id} ${statement}`.toLowerCase() },
    counts.length > 0
      ? element(
          "details",
          // Thousands of proofs: each list is made when it is opened.
          { toggle: () => list.childElementCount === 0 && list.append(...proofs(control)) },
          element(
            "summary",
            {},
            ...heading,
            element("span", { class: "small" }, counts.join(", ")),
            ...openRules(control).map(({ outcome }) => element("span", { class: `tag ${outcome}` }, outcomes[outcome])),
          ),
          list,
        )
      : element("p", { class: "unproven" }, ...heading, element("span", { class: "small" }, "no test here")),
  );
};

/**
 * @param {Evidence["rows"][number]} row
 * @param {readonly Control[]} controls
 */
const rowItem = ({ id, title, risk }, controls) => {
  const proven = controls.filter(isProven);
  const ordered = [...proven, ...controls.filter((control) => !isProven(control))];
  return element(
    "details",
    { class: "row" },
    element(
      "summary",
      {},
      element("span", { class: "row-title" }, element("strong", {}, id), ` ${title}`),
      element("span", { class: "row-risk" }, risk),
      element("meter", {
        min: 0,
        max: controls.length,
        value: proven.length,
        "aria-label": `Controls of ${id} with evidence`,
      }),
      element("span", { class: "row-count" }, `${proven.length} of ${controls.length}`),
    ),
    element("ul", { class: "controls" }, ...ordered.map(controlItem)),
  );
};

/** @param {HTMLElement} rows */
const search = (rows) => {
  const found = element("span", { role: "status", class: "small" });
  const input = element("input", {
    type: "search",
    id: "controls-search",
    placeholder: "R-86, secret, redirect …",
    input: () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const matching = new Set();
      for (const row of rows.querySelectorAll("details.row")) {
        const items = [...row.querySelectorAll("li.control")].map((item) => /** @type {HTMLElement} */ (item));
        for (const item of items) {
          item.hidden = !words.every((word) => item.dataset["words"]?.includes(word));
          if (!item.hidden) matching.add(item.dataset["words"]);
        }
        const isHit = items.some((item) => !item.hidden);
        /** @type {HTMLDetailsElement} */ (row).hidden = !isHit;
        /** @type {HTMLDetailsElement} */ (row).open = words.length > 0 && isHit;
      }
      found.replaceChildren(words.length === 0 ? "" : counted(matching.size, "control"));
    },
  });
  return element(
    "p",
    { class: "search" },
    element("label", { for: "controls-search" }, "Find a control"),
    input,
    found,
  );
};

/** A requirement that stands elsewhere on the page leads to its control. @param {HTMLElement} searchBox */
const followLinks = (searchBox) =>
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("[data-control]") : undefined;
    const input = searchBox.querySelector("input");
    if (!(link instanceof HTMLElement) || !input) return;
    input.value = link.dataset["control"] ?? "";
    input.dispatchEvent(new Event("input"));
  });

export const showControls = async () => {
  /** @type {Evidence} */
  const { rows, controls } = await ask("/api/evidence");
  const proven = controls.filter(isProven);
  const tests = new Set(controls.flatMap((control) => control.tests.map(({ file, line }) => `${file}:${line}`)));
  const attacks = new Set(controls.flatMap((control) => control.attacks.map(({ id }) => id)));
  const rules = new Set(controls.flatMap((control) => control.rules.map(({ id }) => id)));
  const list = element(
    "div",
    { class: "rows" },
    ...rows.map((row) =>
      rowItem(
        row,
        controls.filter(({ owasp }) => owasp.includes(row.id)),
      ),
    ),
  );
  const searchBox = search(list);
  followLinks(searchBox);
  const others = " The others are processes, need a subscription, or still lack a test.";
  contentOf("controls").append(
    element(
      "p",
      { class: "sum" },
      `${proven.length} of ${controls.length} controls have evidence in this repository: ${counted(tests.size, "test")}, ${counted(attacks.size, "attack")}, and ${counted(rules.size, "rule")} that judged these stacks.${proven.length < controls.length ? others : ""}`,
    ),
    searchBox,
    list,
  );
};
