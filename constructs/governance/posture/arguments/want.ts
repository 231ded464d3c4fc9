import type { Want } from "../../../azure-types/index.ts";

export const satisfies = (value: unknown, want: Want): boolean => {
  if (value === undefined || value === null) return false;
  if ("stated" in want) return value !== "";
  if ("begins" in want) return typeof value === "string" && value.startsWith(want.begins);
  const text = JSON.stringify(value);
  return ("oneOf" in want ? want.oneOf : [want.is]).some((wanted) => JSON.stringify(wanted) === text);
};

export const describe = (want: Want): string => {
  if ("stated" in want) return "an explicit value";
  if ("begins" in want) return `something that begins with ${JSON.stringify(want.begins)}`;
  return ("oneOf" in want ? want.oneOf : [want.is]).map((wanted) => JSON.stringify(wanted)).join(" or ");
};
