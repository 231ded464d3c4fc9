// Requests to the console, checked field by field.
import type { IncomingMessage } from "node:http";

/** The request is wrong; the message names the field, what was received and what would be right. */
export class WrongInput extends Error {
  override readonly name = "WrongInput";
}

export type Fields = Readonly<Record<string, unknown>>;

const longest = 64 * 1024;

export const readFields = async (message: IncomingMessage): Promise<Fields> => {
  let text = "";
  for await (const chunk of message.setEncoding("utf8") as AsyncIterable<string>) {
    text += chunk;
    if (text.length > longest) throw new WrongInput(`body: received more than ${longest} characters; should be less`);
  }
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Reported below: it is no object.
  }
  throw new WrongInput("body: received no JSON object; should be one");
};

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value).slice(0, 100));

const wrong = (field: string, value: unknown, right: string): WrongInput =>
  new WrongInput(`${field}: received ${shown(value)}; should be ${right}`);

export const oneOf = <T extends string>(fields: Fields, field: string, choices: readonly T[]): T => {
  const found = choices.find((choice) => choice === fields[field]);
  if (found === undefined) throw wrong(field, fields[field], `one of ${choices.join(", ")}`);
  return found;
};

export const textOf = (fields: Fields, field: string, right: string): string => {
  const value = fields[field];
  if (typeof value !== "string") throw wrong(field, value, right);
  return value;
};

export const someOf = (fields: Fields, field: string, choices: readonly string[]): readonly string[] => {
  const value = fields[field];
  const right = `a list of ${choices.join(", ")}`;
  if (!Array.isArray(value) || !value.every((one) => choices.includes(one as string))) throw wrong(field, value, right);
  return value as readonly string[];
};

/** A whole number in a range, or nothing when it is left out. */
export const wholeNumber = (fields: Fields, field: string, least: number, most: number): number | undefined => {
  const value = fields[field];
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw wrong(field, value, `a whole number from ${least} to ${most}`);
  }
  return value as number;
};
