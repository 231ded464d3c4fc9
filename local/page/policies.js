/** @import { ShownPolicy } from "./endpoints/shown-policy.ts" */
import { ask } from "./api.js";
import { copyButton } from "./copy-button.js";
import { contentOf, element } from "./element.js";
import { noteOf } from "./stage-list.js";
import { visible } from "./visible.js";

/** @param {ShownPolicy["sections"][number]} section */
const sectionList = ({ name, stages }) => [
  element("h4", {}, element("code", {}, name)),
  element(
    "ol",
    { class: "policy-stages" },
    ...stages.map((stage) => element("li", {}, element("code", {}, stage.name), noteOf(stage.note))),
  ),
];

/** @param {ShownPolicy} policy */
const policyItem = (policy) => {
  const { name, operations, sections, xml } = policy;
  const stages = element("div", { class: "opened" });
  const count = sections.reduce((sum, section) => sum + section.stages.length, 0);
  /** Long documents: each is drawn when it is opened. */
  const fill = () => {
    if (stages.childElementCount > 0) return;
    stages.append(
      ...sections.flatMap(sectionList),
      element(
        "details",
        { class: "xml" },
        element("summary", {}, `XML, ${Math.ceil(xml.length / 1024)} KB`),
        copyButton(xml, `the XML of ${name}`),
        element("pre", { tabindex: 0, "aria-label": `XML of ${name}` }, visible(xml)),
      ),
    );
  };
  return element(
    "details",
    { class: "policy", toggle: fill },
    element(
      "summary",
      {},
      element("strong", {}, name),
      element("span", { class: "small" }, ` ${count} stages`),
      ...operations.map((operation) => element("code", { class: "small block" }, visible(operation))),
    ),
    stages,
  );
};

/** @param {{ servers: readonly { readonly name: string }[] }} status */
export const showPolicies = async ({ servers }) => {
  for (const { name } of servers) {
    /** @type {{ policies: readonly ShownPolicy[] }} */
    const { policies } = await ask(`/api/policies/${name}`);
    contentOf("policies").append(
      ...(servers.length > 1 ? [element("h3", {}, element("code", {}, name))] : []),
      ...policies.map(policyItem),
    );
  }
};
