import { azureTypes, factOf, secureArguments } from "../../../azure-types/index.ts";
import { describe, expect, it } from "vitest";
import { diagnosable } from "../../../protection/diagnostics.ts";
import * as providers from "../../../providers.ts";

interface Binding {
  readonly tfResourceType: string;
  readonly prototype: object;
}

/** Every resource class that this package can make; data sources cannot be moved. */
const bindings = (Object.values(providers) as readonly Partial<Binding>[]).filter(
  (binding): binding is Binding => binding.tfResourceType !== undefined && "moveTo" in (binding.prototype ?? {}),
);
const made = new Set(bindings.map(({ tfResourceType }) => tfResourceType));
/** Types that only the rules judge: no construct makes them, but they have bindings, too. */
const judged = await Promise.all(
  Object.keys(azureTypes)
    .filter((type) => type.startsWith("azurerm_") && !made.has(type))
    .map(async (type) => {
      const path = `@cdktf/provider-azurerm/lib/${type.slice("azurerm_".length).replaceAll("_", "-")}/index.js`;
      const exported = Object.values((await import(path)) as Readonly<Record<string, Partial<Binding>>>);
      return exported.find(({ tfResourceType }) => tfResourceType === type) as Binding;
    }),
);
const byType = new Map([...bindings, ...judged].map((binding) => [binding.tfResourceType, binding.prototype]));
const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

describe("the rules' facts about resource types agree with the bindings", () => {
  it("types that carry tags", () => {
    const tagged = [...byType]
      // The `tags` of a named value are a list of words.
      .filter(([type]) => type !== "azurerm_api_management_named_value")
      .filter(([type, prototype]) => type.startsWith("azurerm_") && "tags" in prototype)
      .map(([type]) => type);
    expect(
      Object.keys(factOf("tags"))
        .filter((type) => byType.has(type))
        .sort(),
    ).toEqual(tagged.sort());
  });

  const named = [
    ...(["publicAccess", "keyAccess", "tls", "defaults"] as const)
      .flatMap(secureArguments)
      .map(({ type, argument }) => [type, argument] as const),
    ...Object.entries(factOf("deprecated")).flatMap(([type, paths]) => paths.map((path) => [type, path] as const)),
  ].filter(([type]) => byType.has(type));

  it.each(named)("%s has %s", (type, path) => {
    expect(camel(path.split(".")[0]!) in byType.get(type)!).toBe(true);
  });

  it("types that send diagnostics", () => {
    expect(Object.keys(diagnosable).filter((type) => !made.has(type))).toEqual([]);
  });

  it("and there are some", () => {
    expect(made.size).toBeGreaterThan(50);
    expect([...byType.keys()]).toContain("azurerm_cosmosdb_account");
  });
});
