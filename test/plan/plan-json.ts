/** The part of `terraform show -json` that is read here. */
export interface Plan {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, Change>>;
  readonly planned_values: StateValues;
}

export interface State {
  readonly values?: StateValues;
}

interface ResourceChange {
  readonly address: string;
  /** Where a `moved` block took it from. */
  readonly previous_address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly change: Change;
}

type Action = "no-op" | "create" | "read" | "update" | "delete" | "forget";

interface Change {
  readonly actions: readonly Action[];
  readonly before: unknown;
  readonly after: unknown;
}

interface StateValues {
  readonly outputs?: Readonly<Record<string, { readonly value?: unknown; readonly sensitive: boolean }>>;
  readonly root_module?: { readonly resources?: readonly ResolvedResource[] };
}

/** A resource or data source with its references, functions and loops resolved. */
interface ResolvedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * What a rule over the graph reads. From a plan, ids that Azure has yet to assign are absent; from a state they are there,
 * so resources can be joined on them.
 */
export const resolvedResources = (source: Plan | State): readonly ResolvedResource[] => {
  const values = "planned_values" in source ? source.planned_values : source.values;
  return values?.root_module?.resources ?? [];
};

/** Addresses that the plan destroys, to replace them or for good. */
export const plannedDestroys = ({ resource_changes = [] }: Plan): string[] =>
  resource_changes.filter(({ change }) => change.actions.includes("delete")).map(({ address }) => address);

/** Everything that the plan would do, one line each; empty when configuration and state agree. */
export const plannedChanges = ({ resource_changes = [], output_changes = {} }: Plan): string[] => {
  const changes = [
    ...resource_changes.map(({ address, change }) => [address, change] as const),
    ...Object.entries(output_changes).map(([name, change]) => [`output.${name}`, change] as const),
  ];
  return changes
    .filter(([, { actions }]) => !actions.every((action) => action === "no-op"))
    .map(([address, { actions }]) => `${actions.join("+")} ${address}`);
};
