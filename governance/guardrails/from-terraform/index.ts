import type { ArmResource } from "../resource.ts";
import type { Value } from "../value.ts";
import { isRecord, unknown } from "../value.ts";
import type { Mapping } from "./mappings.ts";
import { globalTypes, mappings } from "./mappings.ts";
import type { Declared, Reader, Resolve } from "./read.ts";
import { reader } from "./read.ts";

export type { Declared } from "./read.ts";

/** Where the resources will be. */
export interface Place {
  /** The subscription. */
  readonly subscriptionId: string;
  /** The resource group and its region. */
  readonly resourceGroup: { readonly name: string; readonly location: string };
}

/** A resource as Azure Resource Manager would be asked for it. */
export interface Created {
  /** What the stack says. */
  readonly declared: Declared;
  /** What Azure Resource Manager sees. */
  readonly resource: ArmResource;
}

/**
 * The resources that the stacks create, as Azure Resource Manager sees them. Entries that are no resource of Azure's, or only part of one, are left out.
 *
 * @example
 * declare const declared: readonly Declared[];
 * armResources(declared, {
 *   subscriptionId: "00000000-0000-0000-0000-000000000000",
 *   resourceGroup: { name: "rg-mcp-prod", location: "westeurope" },
 * });
 */
export const armResources = (declared: readonly Declared[], place: Place): Created[] => {
  const byAddress = new Map(declared.map((each) => [each.address, each]));
  const group = `/subscriptions/${place.subscriptionId}/resourceGroups/${place.resourceGroup.name}`;
  const idOf = (each: Declared): string | undefined => {
    const mapping = mappings[each.type];
    if (!mapping) return undefined;
    const { name } = each.attributes;
    if (typeof name !== "string" || name.includes("${")) return undefined;
    if (!mapping.parent) return `${group}/providers/${mapping.type}/${name}`;
    const read = reader(each, resolve);
    const parent = parentId(read, mapping, group);
    return typeof parent === "string" ? `${parent}/${mapping.type.split("/").at(-1)}/${name}` : undefined;
  };
  const resolve: Resolve = (each, path, text) => {
    // One reference, with text around it: an image in a registry that is created here.
    const parts = /^([^$]*)\$\{[^{}]*\}([^$]*)$/.exec(text);
    if (!parts) return undefined;
    for (const { from, to, text: inner } of each.references.toReversed()) {
      const target = from === path && to !== undefined ? byAddress.get(to) : undefined;
      if (!target) continue;
      const resolved = attributeOf(target, /\.(\w+)(?:\[0\])?$/.exec(inner)?.[1] ?? "", idOf, place);
      if (resolved !== undefined) return `${parts[1]}${resolved}${parts[2]}`;
    }
    return undefined;
  };
  return declared.flatMap((each): Created[] => {
    const resource =
      each.type === "azapi_resource" ? fromAzapi(each, resolve) : fromAzurerm(each, resolve, group, idOf, place);
    if (!resource) return [];
    const implied = mappings[each.type]?.implied;
    return [
      { declared: each, resource },
      ...(implied
        ? [{ declared: each, resource: { ...implied, id: unknown, parent: resource.id } satisfies ArmResource }]
        : []),
    ];
  });
};

const attributeOf = (
  target: Declared,
  attribute: string,
  idOf: (each: Declared) => string | undefined,
  place: Place,
): string | undefined => {
  const { name } = target.attributes;
  if (target.type === "azurerm_resource_group")
    return attribute === "location"
      ? place.resourceGroup.location
      : attribute === "name"
        ? place.resourceGroup.name
        : undefined;
  if (typeof name !== "string") return undefined;
  // A role of the deployment's own: its id is given at creation, and is none of the broad ones.
  if (target.type === "azurerm_role_definition") return `/providers/Microsoft.Authorization/roleDefinitions/${name}`;
  if (attribute === "login_server") return `${name}.azurecr.io`;
  if (attribute === "name") return name;
  return attribute.endsWith("id") ? idOf(target) : undefined;
};

const parentId = (read: Reader, { parent }: Mapping, group: string): Value => {
  if (!parent) return undefined;
  const named = read.value(parent.argument);
  return typeof named !== "string" || parent.type === "" ? named : `${group}/providers/${parent.type}/${named}`;
};

const fromAzurerm = (
  declared: Declared,
  resolve: Resolve,
  group: string,
  idOf: (each: Declared) => string | undefined,
  place: Place,
): ArmResource | undefined => {
  const mapping = mappings[declared.type];
  if (!mapping) return undefined;
  const read = reader(declared, resolve);
  const identity = read.value("identity.type");
  return {
    type: mapping.type,
    name: read.value("name"),
    id: idOf(declared) ?? unknown,
    ...(mapping.located
      ? {
          location: globalTypes.has(mapping.type) ? "global" : read.value("location", place.resourceGroup.location),
          tags: read.value("tags", {}),
        }
      : {}),
    ...(identity === undefined ? {} : { identity: { type: identity } }),
    ...(mapping.parent ? { parent: parentId(read, mapping, group) } : {}),
    ...mapping.extra?.(read),
    properties: mapping.properties(read),
  };
};

const fromAzapi = (declared: Declared, resolve: Resolve): ArmResource => {
  const read = reader(declared, resolve);
  const body = read.value("body", {});
  const { properties, kind, sku } = isRecord(body) ? body : {};
  const location = read.value("location");
  return {
    type: String(declared.attributes["type"]).split("@")[0] as string,
    name: read.value("name"),
    id: unknown,
    parent: read.value("parent_id"),
    ...(location === undefined ? {} : { location, tags: read.value("tags", {}) }),
    ...(kind === undefined ? {} : { kind }),
    ...(sku === undefined ? {} : { sku }),
    ...(read.value("identity.type") === undefined ? {} : { identity: { type: read.value("identity.type") } }),
    properties: isRecord(properties) ? properties : {},
  };
};
