import { quoted } from "@mcp-landing-zone/contract";
import { isRecord } from "../record.ts";

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && Object.getPrototypeOf(value) === Object.prototype && !("toJSON" in value);

const isText = (value: unknown): value is string => typeof value === "string";
/** Texts that together are worth to be written apart from the rest. */
const long = 1_024;

/** JSON of an answer, as the runtime writes it. Most long ones are one long text among a few short members. */
export const jsonOf = (value: unknown): string => {
  if (!isPlain(value)) return JSON.stringify(value);
  const members = Object.entries(value);
  if (!members.some(([, member]) => isText(member) && member.length >= long)) return JSON.stringify(value);
  const written: string[] = [];
  for (const [name, member] of members) {
    const json = isText(member) ? quoted(member) : (JSON.stringify(member) as string | undefined);
    if (json !== undefined) written.push(`${JSON.stringify(name)}:${json}`);
  }
  return `{${written.join(",")}}`;
};
