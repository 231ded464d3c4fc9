import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";

export const checkWholeNumber = (at: Construct, field: string, received: number, least: number, most: number): void => {
  refuseUnless(Number.isInteger(received) && received >= least && received <= most, "VALUE_INVALID", {
    at,
    field,
    received,
    expected: `a whole number from ${least} to ${most}`,
  });
};

interface NamePattern {
  readonly pattern: RegExp;
  readonly expected: string;
}

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const namePatterns = {
  containerApp: {
    pattern: /^(?=.{2,32}$)[a-z](?:-?[a-z0-9])*$/,
    expected:
      "2 to 32 lower-case letters, digits and single dashes, beginning with a letter and not ending with a dash",
  },
  containerEnvironment: {
    pattern: /^(?=.{2,60}$)[a-z](?:-?[a-z0-9])*$/i,
    expected: "2 to 60 letters, digits and single dashes, beginning with a letter and not ending with a dash",
  },
  redis: {
    pattern: /^(?=.{1,60}$)[a-z0-9](?:-?[a-z0-9])*$/i,
    expected: "1 to 60 letters, digits and single dashes, neither beginning nor ending with a dash",
  },
} as const satisfies Record<string, NamePattern>;

export const checkName = (at: Construct, kind: keyof typeof namePatterns, received: string): string => {
  const { pattern, expected } = namePatterns[kind];
  refuseUnless(pattern.test(received), "NAME_INVALID", { at, field: "name", received, expected });
  return received;
};
