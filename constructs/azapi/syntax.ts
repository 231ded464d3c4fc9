import { hclValue } from "./hcl-value.ts";

/** The arguments of one element, in Terraform's names. Undefined means left out. */
export interface Syntax {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly blocks: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

/** For `synthesizeAttributes`: in the JSON syntax a block is written like an attribute. */
export const jsonSyntax = ({ attributes, blocks }: Syntax): Record<string, unknown> =>
  defined({ ...attributes, ...blocks });

/** For `synthesizeHclAttributes`: without it cdktf prints an empty block under `--hcl`. */
export const hclSyntax = ({ attributes, blocks }: Syntax): Record<string, unknown> => ({
  ...mapValues(defined(attributes), hclAttribute),
  ...mapValues(defined(blocks), (block) => ({
    value: mapValues(defined(block as Record<string, unknown>), hclAttribute),
    isBlock: true,
    type: "struct",
  })),
});

const hclAttribute = (value: unknown) => ({ value: hclValue(value), isBlock: false, type: "any" });

const defined = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const mapValues = (record: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
