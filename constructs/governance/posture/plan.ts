import type { Graph, Resource } from "./graph.ts";
import { isUnknown, stringsIn } from "./values.ts";

interface PlannedResource {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface ResourceChange {
  readonly address: string;
  readonly change: { readonly after_unknown?: unknown };
}

/** What `terraform show -json` says of a plan, as far as it is read here. */
export interface PlanJson {
  /** The values after apply, as far as they are known. */
  readonly planned_values: { readonly root_module: { readonly resources?: readonly PlannedResource[] } };
  /** What would change, by resource. */
  readonly resource_changes?: readonly ResourceChange[];
}

/** Stands for a value that Terraform learns at apply. */
export const KNOWN_AFTER_APPLY = "${known after apply}";

/**
 * The same graph with what Terraform computed in place of what was written as an expression, by stack. All else stays as it was written: a plan
 * has resolved the references, leaves out what is ignored, and is full of defaults.
 *
 * @example
 * const graph = graphOf({ platform: { resource: {} } });
 * withPlan(graph, { platform: { planned_values: { root_module: { resources: [] } } } });
 */
export const withPlan = (graph: Graph, plans: Readonly<Record<string, PlanJson>>): Graph => {
  const instances = new Map(Object.entries(plans).flatMap(([stack, plan]) => [...instancesIn(stack, plan)]));
  return {
    ...graph,
    resources: graph.resources.flatMap((resource): Resource[] =>
      (instances.get(resource.address) ?? []).length === 0
        ? [resource]
        : instances.get(resource.address)!.map(({ index, values, unknown }) => ({
            ...resource,
            address: `${resource.address}${index}`,
            attributes: resolve(resource.attributes, values, unknown) as Resource["attributes"],
          })),
    ),
  };
};

interface Instance {
  /** Of a resource that is repeated, its key in brackets. */
  readonly index: string;
  readonly values: unknown;
  readonly unknown: unknown;
}

const instancesIn = (stack: string, plan: PlanJson): Map<string, Instance[]> => {
  const unknown = new Map((plan.resource_changes ?? []).map(({ address, change }) => [address, change.after_unknown]));
  const instances = new Map<string, Instance[]>();
  for (const { address, values } of plan.planned_values.root_module.resources ?? []) {
    const base = address.replace(/\[.*$/, "");
    const key = `${stack}/${base}`;
    const instance = { index: address.slice(base.length), values, unknown: unknown.get(address) };
    instances.set(key, [...(instances.get(key) ?? []), instance]);
  }
  return instances;
};

const resolve = (written: unknown, planned: unknown, unknown: unknown): unknown => {
  if (!stringsIn(written).some(({ text }) => isUnknown(text))) return written;
  if (unknown === true) return KNOWN_AFTER_APPLY;
  // Terraform keeps some lists in an order of its own, so that items cannot be matched: the plan's list stands for the whole.
  if (typeof written === "string" || Array.isArray(written)) return stated(planned, unknown);
  const [value, marks] = [planned, unknown].map(
    (side) => (Array.isArray(side) ? side[0] : side) as Record<string, unknown>,
  );
  return Object.fromEntries(
    Object.entries(written as object).map(([name, item]) => [name, resolve(item, value?.[name], marks?.[name])]),
  );
};

/** A planned value with a mark where Terraform has none yet, without what is not set. */
const stated = (planned: unknown, unknown: unknown): unknown => {
  if (unknown === true) return KNOWN_AFTER_APPLY;
  if (Array.isArray(planned)) return planned.map((item, at) => stated(item, (unknown as unknown[] | undefined)?.[at]));
  if (typeof planned !== "object" || planned === null) return planned ?? KNOWN_AFTER_APPLY;
  const marks = (unknown ?? {}) as Record<string, unknown>;
  const names = new Set([...Object.keys(planned), ...Object.keys(marks)]);
  const entries = [...names].map((name) => [name, (planned as Record<string, unknown>)[name], marks[name]] as const);
  return Object.fromEntries(
    entries
      .filter(([, value, mark]) => (value ?? null) !== null || mark === true)
      .map(([name, value, mark]) => [name, stated(value, mark)]),
  );
};
