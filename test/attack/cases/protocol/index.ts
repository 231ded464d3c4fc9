import type { AttackCase } from "../../case.ts";
import { malformedMessageCases } from "./malformed.ts";
import { methodCases } from "./methods.ts";
import { mirroredHeaderCases } from "./mirrored-headers.ts";
import { revisionCases } from "./revisions.ts";

export const protocolCases: readonly AttackCase[] = [
  ...malformedMessageCases,
  ...mirroredHeaderCases,
  ...revisionCases,
  ...methodCases,
];
