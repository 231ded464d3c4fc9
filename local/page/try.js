/** @import { CatalogueTool, ToolCatalogue } from "@mcp-landing-zone/contract" */
/** @import { Status } from "./main.js" */
/** @import { Catalogues } from "./tools.js" */
import { change } from "./api.js";
import { contentOf, element } from "./element.js";
import { schemaForm } from "./schema-form.js";
import { term } from "./term.js";
import { answerOf, refusalIn } from "./try-answer.js";
import { visible } from "./visible.js";

const approvals = { none: "none", caller: "the caller's", "other-person": "another person's" };

/**
 * @param {string} label
 * @param {readonly (readonly [value: string, text: string])[]} choices
 * @param {() => void} onChange
 */
const chooser = (label, choices, onChange) => {
  const select = element(
    "select",
    { change: onChange },
    ...choices.map(([value, text]) => element("option", { value }, visible(text))),
  );
  return { select, node: element("label", { class: "chooser" }, element("span", {}, label), select) };
};

/** What can be asked for, and how the request is called. @type {Readonly<Record<Kind, readonly [plural: string, action: string]>>} */
const kinds = {
  tool: ["Tools", "Call the tool"],
  resource: ["Resources", "Read the resource"],
  prompt: ["Prompts", "Get the prompt"],
};
/** @typedef {"tool" | "resource" | "prompt"} Kind */
/** @typedef {Pick<CatalogueTool, "name" | "description" | "scope" | "classification" | "limits" | "input"> & Partial<Pick<CatalogueTool, "effect" | "approval">> & { uri?: string }} Offer */

/** @param {ToolCatalogue} catalogue @returns {Readonly<Record<Kind, readonly Offer[]>>} */
const offersOf = ({ tools, resources = [], prompts = [] }) => ({ tool: tools, resource: resources, prompt: prompts });

/** What the catalogue says of it. @param {Offer} offer */
const factsOf = ({ description, effect = "read", scope, classification, approval = "none", limits, uri }) => [
  element("p", {}, visible(description)),
  ...(uri === undefined ? [] : [element("p", {}, "Its address: ", element("code", {}, visible(uri)))]),
  element(
    "dl",
    { class: "facts" },
    ...[
      [term("effect"), element("span", { class: `tag ${effect}` }, effect)],
      [term("scope"), element("code", {}, visible(scope))],
      [term("classification"), element("span", {}, classification)],
      [term("approval (call)", "approval"), element("span", {}, approvals[approval])],
      [element("span", {}, "limit"), element("span", {}, `${limits.callsPerMinute} a minute`)],
    ].map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  ),
];

/**
 * Calls any tool, reads any resource, gets any prompt as any person. Call the returned function when the list of approvals changed.
 *
 * @param {Status} status
 * @param {Catalogues} catalogues
 */
export const showTry = ({ users, approver, examples, servers: running }, catalogues) => {
  const servers = [...catalogues.keys()];
  const isReference = () => running.some(({ name, kind }) => name === server.select.value && kind === "reference");
  const facts = element("div", { class: "tool-facts" });
  const fields = element("div", { class: "fields" });
  const scopes = element("fieldset", { class: "scopes" });
  const answer = element("div", { class: "answer-of", role: "status" });
  const anyway = element("input", { type: "checkbox", change: () => (form.noValidate = anyway.checked) });
  const send = element("button", { type: "submit", class: "primary" }, "Call the tool");
  const decider = users.find(({ name }) => name === approver)?.displayName ?? approver;
  /** @type {() => unknown} */
  let read = () => ({});

  const catalogue = () =>
    /** @type {import("@mcp-landing-zone/contract").ToolCatalogue} */ (catalogues.get(server.select.value));
  /** @returns {{ kind: Kind, offer: Offer | undefined }} */
  const chosen = () => {
    const [kind = "", name] = tool.select.value.split(" ");
    const known = /** @type {Kind} */ (kind);
    return { kind: known, offer: offersOf(catalogue())[known]?.find((one) => one.name === name) };
  };

  const chooseTool = () => {
    const { kind, offer: found } = chosen();
    if (!found) return;
    send.replaceChildren(kinds[kind][1]);
    const form = schemaForm(/** @type {any} */ (found.input), isReference() ? examples[found.name] : undefined);
    read = form.read;
    facts.replaceChildren(...factsOf(found));
    fields.replaceChildren(
      ...(form.fields.length === 0 ? [element("p", { class: "small" }, "It takes no arguments.")] : form.fields),
    );
    scopes.replaceChildren(
      element("legend", {}, term("scope", "Scopes"), " in the token"),
      ...catalogue().scopes.map(({ name }) =>
        element(
          "label",
          { class: "choice" },
          element("input", { type: "checkbox", value: name, checked: name === found.scope }),
          element("code", {}, visible(name)),
        ),
      ),
    );
    answer.replaceChildren();
  };
  const chooseServer = () => {
    const groups = Object.entries(offersOf(catalogue())).filter(([, offers]) => offers.length > 0);
    tool.select.replaceChildren(
      ...groups.map(([kind, offers]) =>
        element(
          "optgroup",
          { label: kinds[/** @type {Kind} */ (kind)][0] },
          ...offers.map(({ name }) => element("option", { value: `${kind} ${name}` }, visible(name))),
        ),
      ),
    );
    chooseTool();
  };

  const server = chooser(
    "Server",
    servers.map((name) => [name, name]),
    chooseServer,
  );
  const tool = chooser("Tool, resource or prompt", [], chooseTool);
  const person = chooser(
    "Person",
    users.map(({ name, displayName }) => [name, displayName]),
    () => undefined,
  );

  const call = async () => {
    send.disabled = true;
    answer.replaceChildren("Calling …");
    try {
      const given = read();
      const { kind, offer } = chosen();
      const wanted = [...scopes.querySelectorAll("input")].filter(({ checked }) => checked).map(({ value }) => value);
      const tried = await change("POST", "/api/try", {
        server: server.select.value,
        user: person.select.value,
        [kind]: offer?.name ?? "",
        scopes: wanted,
        arguments: given,
      });
      if (tried.signIn !== undefined) throw new Error(`Entra signs them in to nothing: ${tried.signIn}`);
      answer.replaceChildren(...answerOf(tried).filter((one) => one !== false));
      if (refusalIn(tried) === "approval-needed")
        answer.append(
          element(
            "p",
            { class: "next" },
            `Next: ${decider} decides under `,
            element("a", { href: "#approvals" }, "Approvals"),
            ". Then call again with the same arguments, which runs it once. ",
            element("button", { type: "button", class: "again", click: () => void call() }, "Call again"),
          ),
        );
    } catch (error) {
      answer.replaceChildren(
        element("p", { class: "verdict-line refused" }, error instanceof Error ? visible(error.message) : "Not made."),
      );
    }
    send.disabled = false;
  };

  const form = element(
    "form",
    {
      class: "try",
      submit: (event) => {
        event.preventDefault();
        void call();
      },
    },
    element("div", { class: "choosers" }, server.node, person.node, tool.node),
    facts,
    fields,
    scopes,
    element("label", { class: "choice" }, anyway, " Send also what this form would refuse"),
    element("p", { class: "actions" }, send),
  );
  contentOf("try").append(form, answer);
  chooseServer();
};
