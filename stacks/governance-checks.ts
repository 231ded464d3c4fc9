import { type Check, listOf, matching, optional, shape } from "./checks.ts";

const reason = matching(/\S.{8,}/, "a reason of at least nine characters, for those who review it");

const detections = shape({
  without: optional(
    listOf(
      shape({ id: matching(/^[a-z][a-z0-9-]+$/, "the id of a detection, as docs/detections.md lists them"), reason }),
      "at least one detection, or leave the field out",
    ),
  ),
});

/** The areas of the governance stack. A new area adds its check here and its type in `GovernanceAreas`. */
export const governanceAreas: Check = shape({
  detections: optional(detections),
});
