import { accessPolicies, defenderPlans, operatorRoles } from "@mcp-landing-zone/constructs";
import { guidPattern } from "./guids.ts";
import type { Check } from "./checks.ts";
import { flag, listOf, matching, oneOf, optional, satisfying, shape } from "./checks.ts";

const guid = matching(guidPattern, "a GUID, 8-4-4-4-12 hexadecimal digits");
const count: Check = (value, field) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? [] : [{ field, received: value, right: "a whole number above 0" }];

const reason = matching(/\S.{8,}/, "a reason of at least nine characters, for those who review it");

const objectIds = optional(listOf(guid, "at least one object id, or leave the field out"));

const detections = shape({
  breakGlass: objectIds,
  deployers: objectIds,
  callsPerDay: optional(count),
  without: optional(
    listOf(
      shape({ id: matching(/^[a-z][a-z0-9-]+$/, "the id of a detection, as docs/detections.md lists them"), reason }),
      "at least one detection, or leave the field out",
    ),
  ),
});

const sentinel = shape({
  onboarded: optional(flag),
  ueba: optional(flag),
  anomalies: optional(flag),
  threatIntelligenceSince: optional((value, field) => day(value, field)),
});

export const day = satisfying(
  (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  "a day, for example 2027-03-31",
);

const guardrails = shape({
  effect: optional(oneOf("Deny", "Audit")),
  enforce: optional(flag),
  exemptions: optional(
    listOf(
      shape({
        guardrails: listOf(matching(/^mcp-[a-z-]+$/, "the name of a guardrail"), "at least one guardrail"),
        reason: matching(/^\S.{18,510}\S$/s, "a reason of 20 to 512 characters, for those who review it"),
        until: day,
        category: optional(oneOf("Mitigated", "Waiver")),
      }),
      "at least one exemption, or leave the field out",
    ),
  ),
});

const playbooks = shape({
  armed: optional(flag),
  inEntra: optional(flag),
  askFirst: optional(
    listOf(matching(/^[a-z][a-z-]+$/, "the id of a playbook, as docs/runbooks names them"), "at least one playbook"),
  ),
});

const registry = shape({
  owner: matching(/\S.{2,}/, "the name of a team"),
  location: optional(matching(/^[a-z0-9]+$/, "a region in its short form")),
  review: optional(oneOf("quarterly", "half-yearly", "yearly")),
});

const without = (field: string, names: readonly string[]) =>
  optional(
    listOf(
      shape({ [field]: oneOf(...names), reason }),
      `at least one ${field} with its reason, or leave the field out`,
    ),
  );

const defender = shape({
  without: without("plan", Object.keys(defenderPlans)),
  emails: optional(listOf(matching(/^[^\s@;]+@[^\s@;]+\.[^\s@;]+$/, "an e-mail address"), "at least one address")),
  export: optional(flag),
});

const group = shape({ objectId: guid });

const conditionalAccess = shape({
  breakGlassGroups: listOf(guid, "at least one group of accounts for emergencies"),
  enforce: optional(flag),
  without: without("policy", Object.keys(accessPolicies)),
  signInHours: optional(count),
  workloadIdentities: objectIds,
});

const privileged = shape({
  eligible: listOf(
    shape({
      name: matching(/\S.{2,}/, "the name of a group"),
      objectId: guid,
      role: oneOf(...Object.keys(operatorRoles)),
    }),
    "at least one group",
  ),
  approvers: group,
  authenticationContext: optional(matching(/^c([1-9]|[1-9]\d)$/, "c1 to c99")),
  longest: optional(oneOf("PT1H", "PT2H", "PT4H", "PT8H")),
  days: optional((value, field) =>
    [90, 180, 365].includes(Number(value)) ? [] : [{ field, received: value, right: "90, 180 or 365" }],
  ),
});

const accessReviews = shape({
  reviewers: group,
  from: day,
  every: optional(oneOf("monthly", "quarterly", "halfyearly", "annual")),
  days: optional(count),
});

const records = shape({
  entraLogs: optional(flag),
  retention: optional(flag),
  purview: optional(flag),
  locks: optional(flag),
});

const budget = shape({
  monthly: count,
  from: matching(/^20[2-9]\d-(0[1-9]|1[0-2])-01$/, "the first of a month, for example 2026-12-01"),
});

/** The areas of the governance stack. A new area adds its check here and its type in `GovernanceAreas`. */
export const governanceAreas: Check = shape({
  detections: optional(detections),
  sentinel: optional(sentinel),
  guardrails: optional(guardrails),
  playbooks: optional(playbooks),
  registry: optional(registry),
  defender: optional(defender),
  conditionalAccess: optional(conditionalAccess),
  privileged: optional(privileged),
  accessReviews: optional(accessReviews),
  records: optional(records),
  budget: optional(budget),
});
