import type { ElementData, FragmentData } from "../element/data.ts";
import type { Expr } from "../expression/expr.ts";
import type { NamedValue } from "../expression/named-value.ts";
import { partsOf } from "../expression/parts.ts";

export interface Occurrence {
  readonly element: ElementData;
  /** Where it stands, as in `inbound/choose[3]/when[2]/set-header[1]`: positions count from one. */
  readonly path: string;
  /** The rule that it serves: its own stage, or that of the element around it. */
  readonly stage: string | undefined;
  readonly inFragment: boolean;
}

/** Every element, in order, with those inside choices, limits, retries and fragments after the element that holds them. */
export const occurrences = (elements: readonly ElementData[], within: string): readonly Occurrence[] =>
  collect(elements, within, undefined, false);

const collect = (
  elements: readonly ElementData[],
  within: string,
  outerStage: string | undefined,
  inFragment: boolean,
): readonly Occurrence[] =>
  elements.flatMap((element, index) => {
    const path = `${within}/${element.element}[${index + 1}]`;
    const stage = element.stage ?? outerStage;
    const inner = held(element).flatMap(({ elements: children, at }) =>
      collect(children, path + at, stage, inFragment || element.element === "include-fragment"),
    );
    return [{ element, path, stage, inFragment }, ...inner];
  });

/** The lists of elements that an element holds. */
const held = (element: ElementData): readonly { readonly elements: readonly ElementData[]; readonly at: string }[] => {
  switch (element.element) {
    case "choose":
      return [
        ...element.branches.map(({ elements }, index) => ({ elements, at: `/when[${index + 1}]` })),
        { elements: element.otherwise, at: "/otherwise" },
      ];
    case "cache-value":
    case "limit-concurrency":
    case "retry":
      return [{ elements: element.elements, at: "" }];
    case "include-fragment":
      return [{ elements: element.fragment.elements, at: "" }];
    default:
      return [];
  }
};

/**
 * The fragments that elements include, each once.
 *
 * @example
 * fragmentsIn(orders.sections.inbound).map((shared) => renderFragment(shared, "xml"));
 */
export const fragmentsIn = (elements: readonly ElementData[]): readonly FragmentData[] => {
  const included = occurrences(elements, "").flatMap(({ element }) =>
    element.element === "include-fragment" ? [element.fragment] : [],
  );
  return [...new Set(included)];
};

/** The expressions that an element itself holds, without those of elements inside it. */
export const expressionsOf = (element: ElementData): readonly Expr[] => {
  if (element.element === "choose") return element.branches.map(({ condition }) => condition);
  return expressionsWithin({ ...element, elements: [], fragment: undefined });
};

const expressionsWithin = (value: unknown): readonly Expr[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && "type" in value) return [value as Expr];
  return Object.values(value).flatMap(expressionsWithin);
};

/** An expression and all within it, the outer ones first. */
export const subexpressions = (expr: Expr): readonly Expr[] => {
  const found = [expr];
  // The array grows while it is walked, so that no expression is copied once for each that it stands in.
  for (const outer of found) found.push(...partsOf(outer));
  return found;
};

/** The names of the named values that elements mention. */
export const namedValuesIn = (elements: readonly ElementData[]): ReadonlySet<string> => {
  const mentioned = occurrences(elements, "").flatMap(({ element }) => expressionsOf(element).flatMap(subexpressions));
  return new Set(mentioned.flatMap((expr) => (expr.kind === "named-value" ? [expr.name] : [])));
};

/** Named values by their name. */
export const byName = (namedValues: readonly NamedValue[]): ReadonlyMap<string, NamedValue> =>
  new Map(namedValues.map((namedValue) => [namedValue.name, namedValue]));
