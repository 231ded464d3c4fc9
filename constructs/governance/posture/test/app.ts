import type { AppSource, StackSource } from "../graph.ts";

type Block = Readonly<Record<string, unknown>>;

/** A stack from resources by address: `{ "azurerm_key_vault.kv": { … } }`. */
export const stackOf = (resources: Readonly<Record<string, Block>>, rest: Partial<StackSource> = {}): StackSource => {
  const kinds: Record<"resource" | "data", Record<string, Record<string, Block>>> = { resource: {}, data: {} };
  for (const [address, block] of Object.entries(resources)) {
    const data = address.startsWith("data.");
    const [type, name] = (data ? address.slice("data.".length) : address).split(".") as [string, string];
    (kinds[data ? "data" : "resource"][type] ??= {})[name] = block;
  }
  return { ...kinds, ...rest };
};

/** An app of one stack. */
export const appOf = (resources: Readonly<Record<string, Block>>, rest?: Partial<StackSource>): AppSource => ({
  app: stackOf(resources, rest),
});
