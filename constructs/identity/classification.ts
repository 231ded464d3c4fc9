import type { ByClassification } from "@mcp-landing-zone/contract";

/** A classification that can ask its callers for more than a signed-in user. */
export type GuardedClassification = keyof ByClassification;

const titles: Readonly<Record<GuardedClassification, string>> = {
  internal: "Internal",
  confidential: "Confidential",
  restricted: "Restricted",
};

/**
 * the app role with which people may call tools of a classification.
 *
 * @example
 * classificationRole("restricted"); // the app role that opens tools of the classification
 */
export const classificationRole = (classification: GuardedClassification) =>
  ({
    value: `Tools.${titles[classification]}`,
    member: "User",
    title: `Use ${classification} tools`,
    description: `Call tools that are ${classification}. Each needs its own permission besides.`,
  }) as const;
