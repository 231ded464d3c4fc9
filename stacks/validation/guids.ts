/** As Entra and Azure show them, in either case. */
export const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every id that is a GUID, in lower case: Azure compares them without regard to case, and names are derived from one. */
export const withLowerCaseGuids = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(withLowerCaseGuids) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key.endsWith("Id") && typeof item === "string" && guidPattern.test(item)
        ? item.toLowerCase()
        : withLowerCaseGuids(item as unknown),
    ]),
  ) as T;
};
