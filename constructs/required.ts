import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { ConstructError } from "./errors.ts";
import { requiredProperties } from "./required-properties.ts";

type Table = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
const table: Table = requiredProperties;

/**
 * Refuses properties in which something is missing, for callers that have no compiler. It looks into plain data at every depth; a
 * construct answers for itself.
 */
export const refuseMissing = (at: IConstruct, type: keyof typeof requiredProperties, value: unknown): void => {
  refuseMissingIn(at, type, type, value);
};

const refuseMissingIn = (at: IConstruct, where: string, type: string, value: unknown): void => {
  const required = table[type];
  if (!required || Token.isUnresolved(value)) return;
  if (typeof value !== "object" || value === null) {
    throw new ConstructError("PROPERTY_MISSING", { at, field: where, received: value, expected: listed(required) });
  }
  for (const [field, fieldType] of Object.entries(required)) {
    const given = (value as Readonly<Record<string, unknown>>)[field];
    if (given === undefined || given === null) {
      throw new ConstructError("PROPERTY_MISSING", {
        at,
        field: `${where}.${field}`,
        received: undefined,
        expected: fieldType,
      });
    }
    const list = /^readonly (\w+)\[\]$/.exec(fieldType)?.[1];
    const items = list !== undefined && Array.isArray(given) ? given : [];
    items.forEach((item, index) => refuseMissingIn(at, `${where}.${field}[${index}]`, list!, item));
    if (isPlain(given)) refuseMissingIn(at, `${where}.${field}`, fieldType, given);
  }
};

const listed = (required: Readonly<Record<string, string>>): string =>
  `an object with ${Object.keys(required).join(", ")}`;

const isPlain = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
