import type { PolicyDocument } from "../document/document.ts";
import { occurrences } from "../document/walk.ts";
import type { ElementData, QuotaByKey, RateLimitByKey } from "../element/data.ts";
import type { TokenLimit } from "../element/model-data.ts";
import type { ElementName } from "../element/place.ts";
import type { Expr } from "../expression/expr.ts";
import type { Source } from "./flow.ts";
import { sourcesOf } from "./flow.ts";
import type { Problem } from "./rule.ts";
import { everyOccurrence } from "./sections.ts";

/** What costs the gateway, or those behind it, more than a comparison. */
const costly: readonly ElementName[] = [
  ...(["validate-azure-ad-token", "validate-jwt", "send-request", "send-one-way-request"] as const),
  ...(["authentication-managed-identity", "llm-content-safety"] as const),
  ...(["llm-semantic-cache-lookup", "azure-openai-semantic-cache-lookup"] as const),
];

/** Before anything costly, and before an answer that everybody gets, stands a limit that everybody passes. */
export const anonymousIsLimited = (document: PolicyDocument): readonly Problem[] => {
  if (document.scope !== "api" && document.scope !== "product") return [];
  const { inbound } = document.sections;
  const limit = inbound.findIndex(isUnconditionalLimit);
  const before = limit < 0 ? inbound : inbound.slice(0, limit);
  const unlimited = occurrences(before, "inbound").filter(
    ({ element }) =>
      costly.includes(element.element) || (before.includes(element) && element.element === "return-response"),
  );
  const problems = unlimited.map(({ path }) => ({ path, problem: "stands before the first rate limit" }));
  return limit < 0
    ? [...problems, { path: "inbound", problem: "has no rate limit that every request passes" }]
    : problems;
};

const isUnconditionalLimit = (element: ElementData): boolean => {
  if (element.element === "include-fragment") return element.fragment.elements.some(isUnconditionalLimit);
  // Of a subscription, or of all callers without one together.
  if (element.element === "rate-limit") return true;
  return element.element === "rate-limit-by-key" && element.countIf === undefined;
};

interface Limit {
  readonly path: string;
  readonly element: RateLimitByKey | QuotaByKey | TokenLimit;
}

const limitsIn = (document: PolicyDocument): readonly Limit[] =>
  everyOccurrence(document).flatMap(({ element, path }) => (isLimit(element) ? [{ element, path }] : []));

const isLimit = (element: ElementData): element is RateLimitByKey | QuotaByKey | TokenLimit =>
  ["rate-limit-by-key", "quota-by-key", "llm-token-limit", "azure-openai-token-limit"].includes(element.element);

/** Each key begins with a constant of its own; rates and quotas count apart anyway. */
export const countersApart = (document: PolicyDocument): readonly Problem[] => {
  const seen = new Set<string>();
  return limitsIn(document).flatMap(({ element, path }) => {
    const start = constantStart(element.key);
    if (start === "") return [{ path, problem: "its key begins with no constant" }];
    const counter = `${element.element.replace("azure-openai-", "llm-")} ${start}`;
    if (seen.has(counter)) return [{ path, problem: `its key begins with "${start}", as that of another limit does` }];
    seen.add(counter);
    return [];
  });
};

const constantStart = (expr: Expr<"string">): string => {
  if (expr.kind === "literal") return expr.value;
  if (expr.kind !== "operation" || expr.operation !== "appended") return "";
  return constantStart(expr.operands[0] as Expr<"string">);
};

/** A key depends on the caller's address or on a claim, and on nothing that the caller is free to send. */
export const limitsKnowTheirCaller = (document: PolicyDocument): readonly Problem[] =>
  limitsIn(document).flatMap(({ element, path }) => {
    const sources = sourcesOf(document, element.key);
    const free = sources.filter(isCallersChoice).map(({ keys }) => keys[0]);
    const unknown = sources.some(isCaller) ? [] : [{ path, problem: "its key does not depend on who calls" }];
    return free.length === 0
      ? unknown
      : [...unknown, { path, problem: `its key depends on what a caller may send: ${free.join(", ")}` }];
  });

const isCaller = ({ read, keys }: Source): boolean => {
  const isSubscriber = read === "context.fact" && (keys[0] === "Subscription.Id" || keys[0] === "User.Id");
  return read === "request.clientIp" || read === "variable.claims" || isSubscriber;
};

/** A cache keeps the answers of callers apart: similar prompts of two callers, and requests with two tokens, have answers of their own. */
export const cacheKnowsItsCaller = (document: PolicyDocument): readonly Problem[] =>
  everyOccurrence(document).flatMap(({ element, path }) => {
    if (element.element === "cache-lookup") {
      const isShared = !element.allowPrivate || isLiteral(element.allowPrivate, false);
      const knowsToken = element.varyByHeaders.some((name) => name.toLowerCase() === "authorization");
      return isShared || knowsToken
        ? []
        : [{ path, problem: "keeps answers to tokens, and does not vary by Authorization" }];
    }
    if (!("varyBy" in element)) return [];
    const sources = element.varyBy.flatMap((value) => sourcesOf(document, value));
    return sources.some(isCaller) ? [] : [{ path, problem: "its answers do not depend on who asks" }];
  });

const isLiteral = (expr: Expr, value: boolean): boolean => expr.kind === "literal" && expr.value === value;

const isCallersChoice = ({ read }: Source): boolean =>
  read === "request.header" || read === "request.headerValues" || read === "request.query";
