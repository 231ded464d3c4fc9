import { element } from "./element.js";
import { inWords } from "./reasons.js";
import { visible, visibleJson } from "./visible.js";

/**
 * @typedef {object} Tried
 * @property {number} status
 * @property {any} answer JSON of the endpoint, which may say anything
 * @property {string} [challenge]
 */

const refusalKey = "org.landing-zone/refusal";

/** The code of a refusal in a result. @param {Tried} tried @returns {string | undefined} */
export const refusalIn = ({ answer }) => {
  const code = answer?.result?._meta?.[refusalKey];
  return typeof code === "string" ? code : undefined;
};

/** @param {Tried} tried */
const headline = (tried) => {
  const { status, answer } = tried;
  const code = refusalIn(tried);
  if (code === "approval-needed") return { kind: "waiting", words: "Waits for a person's approval", code };
  if (code !== undefined) return { kind: "refused", words: `Refused: ${inWords("server", code)}`, code };
  if (status >= 400 || answer?.error) return { kind: "refused", words: `Refused with ${status}`, code: undefined };
  if (answer?.result?.isError) return { kind: "refused", words: "The tool could not do it", code: undefined };
  return { kind: "allowed", words: "Allowed", code: undefined };
};

/** What is worth reading of the answer. @param {Tried} tried @returns {unknown} */
const content = ({ answer }) => {
  const result = answer?.result;
  if (result?.structuredContent !== undefined) return result.structuredContent;
  for (const part of ["content", "contents", "messages"]) if (Array.isArray(result?.[part])) return result[part];
  return answer?.error ?? answer;
};

/** @param {unknown} value */
const shownJson = (value) => (typeof value === "string" ? visible(value) : visibleJson(value));

/**
 * The outcome of a tried call. All parts may be foreign text, and are shown as text.
 *
 * @param {Tried} tried
 */
export const answerOf = (tried) => {
  const { kind, words, code } = headline(tried);
  return [
    element(
      "p",
      { class: `verdict-line ${kind}` },
      element("strong", {}, words),
      " ",
      element("code", {}, `${tried.status}${code === undefined ? "" : ` ${visible(code)}`}`),
    ),
    element("pre", { tabindex: 0, "aria-label": "Answer" }, shownJson(content(tried))),
    tried.challenge !== undefined &&
      element(
        "details",
        { class: "small" },
        element("summary", {}, "The challenge, which tells a client what to do next"),
        element("pre", {}, visible(tried.challenge)),
      ),
  ];
};
