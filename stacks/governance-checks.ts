import { guidPattern } from "./guids.ts";
import { type Check, flag, listOf, matching, oneOf, optional, satisfying, shape } from "./checks.ts";

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
  askFirst: optional(
    listOf(matching(/^[a-z][a-z-]+$/, "the id of a playbook, as docs/runbooks names them"), "at least one playbook"),
  ),
});

/** The areas of the governance stack. A new area adds its check here and its type in `GovernanceAreas`. */
export const governanceAreas: Check = shape({
  detections: optional(detections),
  sentinel: optional(sentinel),
  guardrails: optional(guardrails),
  playbooks: optional(playbooks),
});
