import { misplacements } from "../document/document.ts";
import { noForeignExpression, noReadThatFails, onlyAllowedMembers } from "./expressions.ts";
import { anonymousIsLimited, cacheKnowsItsCaller, countersApart, limitsKnowTheirCaller } from "./limits.ts";
import { declaredNamedValues, distinctFragments, setBeforeRead } from "./names.ts";
import { baseInEverySection, noStreamHeldBack, noWildcardOrigin } from "./sections.ts";
import { noPasswordInDocument, noSecretInTelemetry, noTokenInAnswer, tokenCheckedInFull } from "./secrets.ts";
import { withinSizeLimit } from "./size.ts";
import type { PolicyRule } from "./rule.ts";

/**
 * What every document must hold.
 *
 * @example
 * lintPolicy(orders, policyRules.filter(({ id }) => id !== "anonymous-is-limited"));
 */
export const policyRules: readonly PolicyRule[] = [
  {
    id: "element-in-place",
    why: "the gateway refuses a document with an element outside its section or scope",
    check: (document) =>
      misplacements(document).map(({ path, element, expected }) => ({
        path,
        problem: `${element} is not ${expected}`,
      })),
  },
  {
    id: "base-in-every-section",
    why: "without it, what a wider scope protects is switched off without a trace",
    check: baseInEverySection,
  },
  {
    id: "no-wildcard-origin",
    why: "a page of any origin could read answers that are meant for a signed-in user",
    check: noWildcardOrigin,
  },
  {
    id: "no-stream-held-back",
    why: "a client of an event stream hangs when an element waits for its end",
    check: noStreamHeldBack,
  },
  {
    id: "anonymous-is-limited",
    why: "a request without a token can still cost money and time",
    check: anonymousIsLimited,
  },
  {
    id: "counters-apart",
    why: "the gateway keeps one counter per key: two limits with one key fill each other",
    check: countersApart,
  },
  {
    id: "limits-know-their-caller",
    why: "a caller who chooses the key of a limit has no limit",
    check: limitsKnowTheirCaller,
  },
  {
    id: "cache-knows-its-caller",
    why: "a cache answers one caller with what another was answered",
    check: cacheKnowsItsCaller,
  },
  {
    id: "no-secret-in-telemetry",
    why: "metrics are stored, billed and read by people who must not see tokens or contents",
    check: noSecretInTelemetry,
  },
  {
    id: "no-token-in-answer",
    why: "a token that reaches the client can be replayed by it, and by its logs",
    check: noTokenInAnswer,
  },
  {
    id: "no-password-in-document",
    why: "all who may read policies read a password that is written into one; a named value may stand in a vault",
    check: noPasswordInDocument,
  },
  {
    id: "named-values-declared",
    why: "a document that mentions an unknown named value cannot be saved, one that no document uses misleads its operators",
    check: declaredNamedValues,
  },
  {
    id: "fragments-distinct",
    why: "of two fragments with one id the gateway keeps the later",
    check: distinctFragments,
  },
  {
    id: "set-before-read",
    why: "a variable that nothing sets reads as its default, for ever and silently",
    check: setBeforeRead,
  },
  {
    id: "only-allowed-members",
    why: "the gateway finds a member outside its closed list when a request comes, not when the policy is saved",
    check: onlyAllowedMembers,
  },
  {
    id: "no-foreign-expression",
    why: "what other rules cannot see into may tell a token, and nothing here executes it",
    check: noForeignExpression,
  },
  {
    id: "no-read-that-fails",
    why: "a request for which the variable is not set ends in an error of the policy",
    check: noReadThatFails,
  },
  {
    id: "token-checked-in-full",
    why: "without an audience a token of any service of the tenant passes",
    check: tokenCheckedInFull,
  },
  {
    id: "within-size-limit",
    why: "the gateway refuses larger documents",
    check: withinSizeLimit,
  },
];
