import { expect, it } from "vitest";
import { providerVersions } from "../../../constructs/provider-versions.ts";
import { bindingsInUse } from "../bindings-in-use.ts";
import { GENUINE } from "../inventions.ts";
import { hasGenuineId } from "../resource-ids.ts";
import { factsOf, readAt } from "./facts.ts";

const inUse = bindingsInUse();

it("every type that a construct can use has its facts beside it; README.md says how they are read", () => {
  const without = inUse
    .filter(({ mode, type }) => factsOf(mode, type) === undefined)
    .map(({ mode, type }) => `${mode} ${type}`);
  expect(without).toEqual([]);
});

it("every id that is computed looks like the genuine one", () => {
  const resources = inUse.filter(({ mode }) => mode === "resource").map(({ type }) => type);
  expect(resources.filter((type) => !hasGenuineId(type))).toEqual([]);
});

it("each name in Azure's spelling belongs to an existing attribute", () => {
  const unknown = Object.keys(GENUINE).filter((name) => {
    const [type = "", attribute] = name.split(".");
    return !factsOf("resource", type)?.arguments.some(([path]) => path === attribute);
  });
  expect(unknown).toEqual([]);
});

it("the facts are those of the releases that are pinned", () => {
  const { azurerm, azuread, azapi, time } = providerVersions;
  expect(readAt).toEqual({ azurerm, azuread, azapi, time });
});
