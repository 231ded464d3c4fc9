import { canonicalJson } from "@mcp-landing-zone/contract";
import type { Classification, Effect } from "@mcp-landing-zone/contract";
import type { ContentGuard } from "../tools/content-guard.ts";
import type { Registry } from "../tools/registry.ts";
import { isRecord } from "../record.ts";
import type { ApprovalRequest } from "./approval.ts";

/** A call that waits, as the person sees it who decides. */
export interface DescribedCall extends Omit<ApprovalRequest, "arguments"> {
  readonly title: string;
  readonly effect: Effect;
  readonly classification: Classification;
  /** The arguments, redacted by classification; a shortened text where they are too long. */
  readonly arguments: unknown;
}

/** `most` is how many characters of the arguments are shown. */
export type DescribeCall = (request: ApprovalRequest, signal: AbortSignal, most?: number) => Promise<DescribedCall>;

/** A person reads no more before they decide. */
const longestShown = 4_096;

/** Tools of these classifications are given data that an approver need not be cleared for. */
const redacted: ReadonlySet<Classification> = new Set(["confidential", "restricted"]);

/** Characters that are not seen, or that change the order in which others are: shown as escapes, so that nothing hides behind them. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}|\u034f/gu;

const escapedUnseen = (text: string): string =>
  text.replace(unseen, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );

/** A text up to a length, without cutting an escape, and how many characters are not shown. */
const beginningOf = (json: string, longest: number): { readonly shown: string; readonly left: number } => {
  let shown = "";
  let taken = 0;
  for (const character of json) {
    const next = escapedUnseen(character);
    if (shown.length + next.length > longest) break;
    shown += next;
    taken += character.length;
  }
  return { shown, left: json.length - taken };
};
const leftOut = (characters: number): string => ` … (${characters} more characters)`;

/** Canonical JSON in which each text ends where it is too long. The count of the rest stands behind the quotes, where no text can forge it. */
const written = (value: unknown, longest: number): string => {
  if (typeof value === "string") {
    const { shown, left } = beginningOf(JSON.stringify(value).slice(1, -1), longest);
    return `"${shown}"${left > 0 ? leftOut(left) : ""}`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => written(item, longest)).join(",")}]`;
  if (!isRecord(value)) return canonicalJson(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${written(name, longest)}:${written(value[name], longest)}`);
  return `{${members.join(",")}}`;
};

const shorter = 0.8;
const shortestText = 16;

/**
 * The arguments as one line of text, with a cut announced. Long texts are shortened first, each by itself: none takes the place of the
 * arguments behind it.
 */
export const argumentsText = (args: unknown, most = longestShown): string => {
  let text = "";
  for (let longest = most; longest >= shortestText; longest *= shorter) {
    text = written(args, longest);
    if (text.length <= most) return text;
  }
  const { shown, left } = beginningOf(text, most);
  return shown + leftOut(left);
};

interface DescriberOptions {
  readonly registry: Pick<Registry, "find">;
  /** The work of redaction counts as that of the caller who waits. */
  readonly guardOf: (principalKey: string) => Pick<ContentGuard, "redact">;
}

/** the approver sees the tool, its effect and the arguments, so that no approval is blind. */
export const createDescriber =
  ({ registry, guardOf }: DescriberOptions): DescribeCall =>
  async (request, signal, most = longestShown) => {
    const approved = registry.find(request.tool)?.approved;
    // A tool that is no longer served is described as the worst it could be.
    const { title = request.tool, effect = "destructive", classification = "restricted" } = approved ?? {};
    const given = request.arguments;
    const hidden = redacted.has(classification)
      ? (await guardOf(request.principal).redact(given, signal)).value
      : given;
    const whole = canonicalJson(hidden).length <= most;
    return {
      ...request,
      title,
      effect,
      classification,
      arguments: whole ? hidden : argumentsText(hidden, most),
    };
  };
