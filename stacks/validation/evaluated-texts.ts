import { isEvaluated, notEvaluated } from "@mcp-landing-zone/contract";
import { isRecord } from "./checks.ts";
import type { Problem } from "./checks.ts";

/** `local` is not deployed. Only the scopes of a catalogue are deployed, and `catalogueProblems` judges those. Stages are escaped when they are rendered. */
const apart: ReadonlySet<string> = new Set(["catalogue", "gatewayStages", "local"]);

/** Terraform evaluates expressions in every text that it is given, with the rights of the person who deploys. */
export const evaluatedTexts = (value: unknown, field = ""): readonly Problem[] => {
  if (typeof value === "string") return isEvaluated(value) ? [{ field, received: value, right: notEvaluated }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => evaluatedTexts(item, `${field}[${index}]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    apart.has(name) ? [] : evaluatedTexts(item, field === "" ? name : `${field}.${name}`),
  );
};
