import type { JsonSchema } from "@mcp-landing-zone/contract";
import { isRecord } from "../record.ts";

type Fill = (value: unknown) => unknown;

const fillOf = (schema: unknown): Fill | undefined => {
  if (!isRecord(schema)) return undefined;
  const items = fillOf(schema["items"]);
  if (items) return (value) => (Array.isArray(value) ? value.map(items) : value);
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const defaults = Object.entries(properties).flatMap(([name, member]) =>
    isRecord(member) && "default" in member ? [[name, member["default"]] as const] : [],
  );
  const below = Object.entries(properties).flatMap(([name, member]) => {
    const fill = fillOf(member);
    return fill ? [[name, fill] as const] : [];
  });
  if (defaults.length + below.length === 0) return undefined;
  return (value) => {
    if (!isRecord(value)) return value;
    const filled = Object.fromEntries(
      below.flatMap(([name, fill]) => (name in value ? [[name, fill(value[name])]] : [])),
    );
    // A copy for each call: a tool that changes its arguments must not change the next call's.
    return {
      ...Object.fromEntries(defaults.map(([name, given]) => [name, structuredClone(given)])),
      ...value,
      ...filled,
    };
  };
};

/** What a tool gets for arguments that were left out: the defaults of its schema, at every depth. */
export const defaultsOf = (schema: JsonSchema): Fill => fillOf(schema) ?? ((value) => value);
