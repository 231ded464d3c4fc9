import { expect, it } from "vitest";
import { families, isRequestStep } from "./case.ts";
import type { AttackCase, Family } from "./case.ts";
import { startComposition } from "../../testing/composition/composition.ts";
import { furtherWeakenings, weakenings } from "./weakenings.ts";
import { casesOf } from "./families.ts";
import { knownFaults } from "./known-faults.ts";
import { patiently, runCases } from "./runner.ts";

/** What each weakening must be found out by. */
const foundBy: Readonly<Record<Family, readonly string[]>> = {
  tokens: [
    "tokens/signed-by-another-key@gateway",
    "tokens/unsigned-with-signature@gateway",
    "tokens/claims-changed@server",
  ],
  rights: [
    "rights/save_document-with-documents.read",
    "rights/fetch_page-with-scope-embedded",
    "rights/read-with-pages.fetch",
    "rights/get-with-pages.fetch",
    "rights/complete-an-address-with-pages.fetch",
    "rights/prompts-list-without-the-scope",
  ],
  state: ["state/session-1-alone"],
  sessions: ["sessions/call-as-another-person", "sessions/listen-as-another-person", "sessions/end-as-another-person"],
  protocol: [
    "protocol/batch@gateway",
    "protocol/batch-of-none@gateway",
    "protocol/with-params-in-other-letters@gateway",
    "protocol/with-params-in-letters-that-fold@gateway",
  ],
  http: ["http/origin-https-evil.example@gateway"],
  facade: [
    "facade/consent-with-a-foreign-page",
    "facade/consent-with-no-cookie",
    "facade/consent-with-more-scopes-than-the-page-listed",
    "facade/refresh-token-of-another-client",
    "facade/refresh-token-of-another-client-for-a-scope",
  ],
  egress: ["egress/name-leads-to-private", "egress/name-leads-to-loopback"],
  content: ["content/shield-500-before-a-change", "content/shield-hang-before-a-call"],
  approvals: ["approvals/unapproved-2026-07-28", "approvals/pinned-whoami-2026-07-28"],
  upstreams: [
    "upstreams/another-description-is-not-listed",
    "upstreams/gone-is-not-called",
    "upstreams/marked",
    "upstreams/marked-in-a-resource",
    "upstreams/tainted-by-a-prompt",
    "upstreams/changed-prompt-is-not-listed",
    "upstreams/changed-resource-is-not-read",
  ],
  audit: ["audit/recorded-input-refused", "audit/recorded-no-proof"],
  configuration: ["configuration/metadata-path"],
  servers: [
    "servers/token-of-the-other@gateway",
    "servers/token-of-the-other@server",
    "servers/token-of-the-other@neighbour",
    "servers/token-of-the-other@neighbour-server",
    "servers/proof-for-the-other",
    "servers/approver-of-the-other",
  ],
  exhaustion: ["exhaustion/too-often-save_document", "exhaustion/body-of-1000000@gateway"],
};

const known = new Set(knownFaults.map((fault) => fault.case));

/** The floods prove nothing more about a target without limits than its smaller cases do. */
const isShort = ({ steps }: AttackCase): boolean =>
  steps.every((step) => !isRequestStep(step) || (step.times ?? 1) <= 60);

it.each(families)("%s: the attack reports a deployment that lacks the protection", async (family) => {
  const target = await startComposition({
    in: "process",
    weakening: weakenings[family],
    hasNeighbour: family === "servers",
  });
  try {
    const verdicts = await runCases(casesOf[family].filter(isShort), target, patiently);
    const failed = verdicts.filter(({ outcome }) => outcome === "failed").map(({ case: { id } }) => id);
    expect(failed.filter((id) => !known.has(id))).toEqual(expect.arrayContaining([...foundBy[family]]));
  } finally {
    await target.close();
  }
});

it.each(furtherWeakenings)(
  "$family: the attack reports a deployment in which $what",
  async ({ family, foundBy, ...weakening }) => {
    const hasNeighbour = family === "servers";
    const target = await startComposition({
      in: "process",
      weakening,
      hasNeighbour,
      settings: hasNeighbour ? { sessions: "bound" } : {},
    });
    const ids = foundBy.map((name) => `${family}/${name}`);
    try {
      const cases = casesOf[family].filter(({ id }) => ids.includes(id));
      const verdicts = await runCases(cases, target, patiently);
      const failed = verdicts.filter(({ outcome }) => outcome === "failed").map(({ case: { id } }) => id);
      expect(failed.toSorted()).toEqual(ids.toSorted());
    } finally {
      await target.close();
    }
  },
);
