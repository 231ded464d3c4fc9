import { hclValue } from "./hcl-value.ts";

/** The arguments of one element, in Terraform's names. Undefined means left out. */
export interface Syntax {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly blocks: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

/** For `synthesizeAttributes`: in the JSON syntax a block is written like an attribute. */
export function jsonSyntax({ attributes, blocks }: Syntax): Record<string, unknown> {
  return defined({ ...attributes, ...blocks });
}

/** For `synthesizeHclAttributes`: without it cdktf prints an empty block under `--hcl`. */
export function hclSyntax({ attributes, blocks }: Syntax): Record<string, unknown> {
  return {
    ...mapValues(defined(attributes), hclAttribute),
    ...mapValues(defined(blocks), (block) => ({
      value: mapValues(defined(block as Record<string, unknown>), hclAttribute),
      isBlock: true,
      type: "struct",
    })),
  };
}

function hclAttribute(value: unknown) {
  return { value: hclValue(value), isBlock: false, type: "any" };
}

function defined(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function mapValues(record: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
