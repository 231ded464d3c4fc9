import type { TerraformStack } from "cdktf";
import { TerraformElement } from "cdktf";
import { isRecord } from "../validation/checks.ts";
import type { Shape } from "./body.ts";

/** What the bindings say of an argument in native syntax. */
interface Described {
  readonly value?: unknown;
  readonly isBlock?: boolean;
}

/** Attributes that may be written as blocks, which could not say that a list in them is empty rather than left as it is. */
const asAttribute = new Set(["azurerm_container_registry.network_rule_set"]);

/** The blocks of every element of a stack by its type and name. JSON writes blocks as it writes attributes, and only the bindings know which is which. */
export const shapesOf = (stack: TerraformStack): ReadonlyMap<string, Shape> => {
  const shapes = new Map<string, Shape>();
  for (const node of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(node)) continue;
    const element = node as unknown as {
      readonly terraformResourceType?: string;
      readonly friendlyUniqueId: string;
      synthesizeHclAttributes?(): Readonly<Record<string, unknown>>;
    };
    const { terraformResourceType: type } = element;
    if (type === undefined || !element.synthesizeHclAttributes) continue;
    const shape = shapeOf(element.synthesizeHclAttributes());
    const written = Object.entries(shape).filter(([name]) => !asAttribute.has(`${type}.${name}`));
    shapes.set(`${type}.${element.friendlyUniqueId}`, Object.fromEntries(written));
  }
  return shapes;
};

const shapeOf = (attributes: Readonly<Record<string, unknown>>): Shape => {
  const blocks = Object.entries(attributes).flatMap(([name, described]) => {
    if (!isRecord(described) || !(described as Described).isBlock) return [];
    const items = [(described as Described).value].flat().filter(isRecord);
    // Items may differ in what they hold.
    return [[name, Object.assign({}, ...items.map(shapeOf)) as Shape] as const];
  });
  return Object.fromEntries(blocks);
};
