/** @import { Happening } from "../feed.ts" */
/** @import { Notes } from "./stage-list.js" */
import { ask, change } from "./api.js";
import { callRow, clock } from "./call-row.js";
import { contentOf, element } from "./element.js";
import { visible } from "./visible.js";

const mostEntries = 200;
const columns = ["Time", "Outcome", "Person", "Client", "Server", "Tool", "Duration"];

/** What an operator or a detection changed. @param {string} what */
const changeLine = (what) =>
  element(
    "li",
    { class: "entry control" },
    element(
      "p",
      { class: "changed" },
      clock(new Date().toISOString()),
      element("strong", { class: "outcome" }, "Changed"),
      element("span", {}, visible(what)),
    ),
  );

/** @param {(what: string) => void} say */
const callButtons = async (say) => {
  /** @type {{ calls: readonly { id: string, title: string }[] }} */
  const { calls } = await ask("/api/calls");
  return calls.map(({ id, title }) => {
    const button = element("button", { type: "button", click: () => void make() }, title);
    const make = async () => {
      button.disabled = true;
      say("");
      try {
        await change("POST", "/api/calls", { call: id });
      } catch (error) {
        say(error instanceof Error ? error.message : "The call could not be made.");
      }
      button.disabled = false;
      // A page that is gone meanwhile is not called back.
      if (document.activeElement === document.body) button.focus();
    };
    return button;
  });
};

/**
 * Shows every call, a row for each. The returned function adds one event.
 *
 * @returns {Promise<(happening: Happening) => void>}
 */
export const showDecisions = async () => {
  const said = element("p", { class: "said", role: "status" });
  const empty = element("p", { class: "empty" }, "Nothing yet. Make one of these calls, or connect a client.");
  const list = element("ol");
  const feed = element(
    "div",
    {
      class: "feed",
      role: "log",
      "aria-live": "polite",
      "aria-relevant": "additions",
      "aria-label": "Decisions, the latest first",
      tabindex: 0,
      hidden: true,
    },
    element("p", { class: "columns", "aria-hidden": "true" }, ...columns.map((name) => element("span", {}, name))),
    list,
  );
  const onlyRefused = element("input", {
    type: "checkbox",
    change: () => feed.classList.toggle("only-refused", onlyRefused.checked),
  });
  /** @type {[readonly HTMLElement[], Notes]} */
  const [buttons, notes] = await Promise.all([callButtons((what) => said.replaceChildren(what)), ask("/api/stages")]);
  contentOf("decisions").append(
    element("div", { class: "calls", role: "group", "aria-label": "Make a call" }, ...buttons),
    said,
    element("label", { class: "filter" }, onlyRefused, " Refused only"),
    empty,
    feed,
  );
  /** @type {Map<string, ReturnType<typeof callRow>>} */
  const rows = new Map();
  /** @param {HTMLElement} item */
  const add = (item) => {
    empty.hidden = true;
    feed.hidden = false;
    list.prepend(item);
    if (list.childElementCount > mostEntries) list.lastElementChild?.remove();
  };
  return (happening) => {
    if (happening.kind === "control") add(changeLine(happening.what));
    if (happening.kind !== "call") return;
    const { call } = happening;
    const known = rows.get(call.id);
    const row = known ?? callRow(notes);
    row.show(call);
    if (known) return;
    rows.set(call.id, row);
    if (rows.size > mostEntries) rows.delete(/** @type {string} */ (rows.keys().next().value));
    add(row.item);
  };
};
