/** @import { Happening } from "../feed.ts" */
/** @import { GatewayDecision } from "../gateway/decision.ts" */
/** @import { AuditRecord } from "@mcp-landing-zone/contract" */
import { ask, change } from "./api.js";
import { contentOf, element } from "./element.js";
import { inWords } from "./reasons.js";
import { visible } from "./visible.js";

/**
 * @typedef {object} Entry
 * @property {string} at
 * @property {"gateway" | "server" | "operator"} who
 * @property {"allowed" | "refused" | "waiting" | "control"} outcome
 * @property {string} what
 * @property {string} [why]
 * @property {string} [code]
 */

const mostEntries = 200;
const outcomes = { allowed: "Allowed", refused: "Refused", waiting: "Waiting", control: "Changed" };

/**
 * @param {GatewayDecision} decision
 * @returns {Entry}
 */
const gatewayEntry = ({ at, outcome, method, path, message, stage, reason, status }) => ({
  at,
  who: "gateway",
  outcome,
  what: message ? (message.tool ?? message.method) : `${method} ${path}`,
  ...(outcome === "refused" && stage !== undefined
    ? { why: inWords("gateway", stage), code: `${status} ${stage}${reason === undefined ? "" : ` ${reason}`}` }
    : { code: String(status) }),
});

/**
 * @param {AuditRecord} record
 * @returns {Entry}
 */
const serverEntry = ({ at, decision, event, reason, tool, host, request }) => ({
  at,
  who: "server",
  outcome: decision === "failed" ? "refused" : reason === "approval-needed" ? "waiting" : decision,
  what: tool?.name ?? host ?? (event === "request" ? request?.method : undefined) ?? event,
  ...(reason === "ok" ? {} : { why: inWords("server", reason), code: reason }),
});

/** What the page itself causes by looking is no news. @param {Happening} happening */
const isOwnLooking = (happening) =>
  happening.kind === "gateway"
    ? happening.decision.method === "GET" &&
      happening.decision.path === "/approvals" &&
      happening.decision.status === 200
    : happening.kind === "server" && happening.record.request?.method === "approvals/list";

/**
 * @param {Happening} happening
 * @returns {Entry | undefined}
 */
const entryOf = (happening) => {
  if (isOwnLooking(happening)) return undefined;
  switch (happening.kind) {
    case "gateway":
      return gatewayEntry(happening.decision);
    case "server":
      return serverEntry(happening.record);
    case "control":
      return { at: new Date().toISOString(), who: "operator", outcome: "control", what: happening.what };
    default:
      return undefined;
  }
};

/** @param {Entry} entry */
const line = ({ at, who, outcome, what, why, code }) =>
  element(
    "li",
    { class: `entry ${outcome}` },
    element("time", { datetime: at }, new Date(at).toLocaleTimeString("en-GB")),
    element("strong", { class: "outcome" }, outcomes[outcome]),
    element("span", { class: "who" }, who),
    element("span", { class: "what" }, visible(what), why !== undefined && element("span", { class: "why" }, why)),
    code === undefined ? undefined : element("code", { class: "code" }, visible(code)),
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
 * Shows what is decided. What it returns takes in one happening.
 *
 * @returns {Promise<(happening: Happening) => void>}
 */
export const showDecisions = async () => {
  const said = element("p", { class: "said", role: "status" });
  const empty = element("p", { class: "empty" }, "Nothing yet. Make one of these calls, or connect a client.");
  const list = element("ol");
  const feed = element("div", {
    class: "feed",
    role: "log",
    "aria-live": "polite",
    "aria-relevant": "additions",
    "aria-label": "Decisions, the latest first",
    tabindex: 0,
    hidden: true,
  });
  feed.append(list);
  const onlyRefused = element("input", {
    type: "checkbox",
    change: () => feed.classList.toggle("only-refused", onlyRefused.checked),
  });
  const buttons = await callButtons((what) => said.replaceChildren(what));
  contentOf("decisions").append(
    element("div", { class: "calls", role: "group", "aria-label": "Make a call" }, ...buttons),
    said,
    element("label", { class: "filter" }, onlyRefused, " Refused only"),
    empty,
    feed,
  );
  return (happening) => {
    const entry = entryOf(happening);
    if (!entry) return;
    empty.hidden = true;
    feed.hidden = false;
    list.prepend(line(entry));
    if (list.childElementCount > mostEntries) list.lastElementChild?.remove();
  };
};
