/** @import { Call } from "../calls/call.ts" */
/** @import { Notes } from "./stage-list.js" */
import { element } from "./element.js";
import { inWords } from "./reasons.js";
import { milliseconds, stagesOfCall } from "./stage-list.js";
import { visible } from "./visible.js";

const outcomes = { allowed: "Allowed", refused: "Refused", waiting: "Waiting" };

/** @param {string} instant */
export const clock = (instant) => element("time", { datetime: instant }, new Date(instant).toLocaleTimeString("en-GB"));

/**
 * One cell; its name stands before it for people who hear the row, or see it on a narrow screen.
 *
 * @param {string} name
 * @param {...(Node | string | undefined | false)} content
 */
const cell = (name, ...content) =>
  element("span", { class: `cell ${name}` }, element("span", { class: "unseen" }, `${name}: `), ...content);

/** @param {Call} call */
const reason = ({ by, code, status }) =>
  by !== undefined && code !== undefined
    ? element(
        "span",
        { class: "why" },
        `${by}: ${inWords(by, code)} `,
        element("code", {}, `${status ?? ""} ${visible(code)}`.trim()),
      )
    : status !== undefined && status >= 300 && element("span", { class: "why" }, element("code", {}, String(status)));

/** @param {Call} call */
const summary = (call) => {
  const { at, outcome, person, client, server, what, verified, durationMs } = call;
  return [
    clock(at),
    element("strong", { class: "outcome" }, outcomes[outcome]),
    cell(
      "person",
      person === undefined ? "–" : person,
      person !== undefined && !verified && element("span", { class: "small block" }, "not verified"),
    ),
    cell("client", client ?? "–"),
    cell("server", server === undefined ? "–" : element("code", {}, server)),
    cell("tool", element("code", {}, visible(what)), reason(call)),
    cell("duration", durationMs === undefined ? "–" : milliseconds(durationMs)),
  ];
};

/**
 * @param {Call} call
 * @param {Notes} notes
 */
const body = (call, notes) => [
  element(
    "p",
    { class: "small" },
    ...(call.behind || call.gateway?.stages.some(({ name }) => name === "forward")
      ? ["Correlation id ", element("code", {}, call.id), ". "]
      : []),
    call.findings &&
      call.findings.length > 0 &&
      element("span", {}, "Found in the content: ", element("code", {}, visible(call.findings.join(", ")))),
  ),
  stagesOfCall(call, notes),
];

/**
 * A call as a row that opens to its stages. The same row shows what becomes known later.
 *
 * @param {Notes} notes
 */
export const callRow = (notes) => {
  const head = element("summary", {});
  const stages = element("div", { class: "opened" });
  /** @type {Call | undefined} */
  let current;
  const fill = () => {
    if (current && details.open) stages.replaceChildren(...body(current, notes));
  };
  const details = element("details", { toggle: fill }, head, stages);
  const item = element("li", {}, details);
  return {
    item,
    /** @param {Call} call */
    show: (call) => {
      current = call;
      item.className = `entry ${call.outcome}`;
      head.replaceChildren(...summary(call).filter((child) => child !== undefined));
      fill();
    },
  };
};
