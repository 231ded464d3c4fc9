import { fixedCost, total } from "../../stacks/reports/cost.ts";

/** What is read of `terraform show -json <plan>`: https://developer.hashicorp.com/terraform/internals/json-format */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: "managed" | "data";
    readonly type: string;
    readonly action_reason?: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly replace_paths?: readonly (readonly (string | number)[])[];
    };
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly planned_values?: Values;
  readonly prior_state?: { readonly values?: Values };
}

interface Values {
  readonly root_module?: {
    readonly resources?: readonly {
      readonly address: string;
      readonly mode: string;
      readonly type: string;
      readonly name: string;
      readonly values: Readonly<Record<string, unknown>>;
    }[];
  };
}

export type Action = "create" | "update" | "replace" | "destroy";

/** What a plan would do, for people and pipelines. */
export interface PlanSummary {
  /** Addresses by action, then by type. */
  readonly changes: Readonly<Record<Action, Readonly<Record<string, readonly string[]>>>>;
  readonly replacements: readonly { readonly address: string; readonly because: string }[];
  readonly outputsChange: boolean;
  /** US dollars a month, before the first request. */
  readonly monthly: { readonly before: number; readonly after: number };
  /** Attributes of what would be there afterwards, by address. */
  readonly planned: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Whether the stack has resources already. */
  readonly exists: boolean;
}

const actionOf = (actions: readonly string[]): Action | undefined => {
  if (actions.includes("create")) return actions.includes("delete") ? "replace" : "create";
  if (actions.includes("delete")) return "destroy";
  return actions.includes("update") ? "update" : undefined;
};

const reasons: Readonly<Record<string, string>> = {
  replace_because_tainted: "its last creation did not finish",
  replace_by_request: "it was asked for",
  replace_by_triggers: "something that it is tied to changes",
};

type Change = NonNullable<PlanJson["resource_changes"]>[number];

const because = ({ action_reason = "", change }: Change): string => {
  const paths = (change.replace_paths ?? []).map((path) => path.join("."));
  return paths.length > 0
    ? `${paths.join(", ")} cannot be changed in place`
    : (reasons[action_reason] ?? action_reason);
};

const resourcesOf = (values: Values | undefined) =>
  (values?.root_module?.resources ?? []).filter(({ mode }) => mode === "managed");

const monthly = (values: Values | undefined): number => {
  const resource: Record<string, Record<string, Readonly<Record<string, unknown>>>> = {};
  for (const { type, name, values: attributes } of resourcesOf(values)) (resource[type] ??= {})[name] = attributes;
  return total(fixedCost([{ terraform: {}, provider: {}, data: {}, output: {}, resource }]));
};

export const summaryOf = ({
  resource_changes = [],
  output_changes = {},
  planned_values,
  prior_state,
}: PlanJson): PlanSummary => {
  const changes: Record<Action, Record<string, string[]>> = { create: {}, update: {}, replace: {}, destroy: {} };
  const replacements: { address: string; because: string }[] = [];
  for (const change of resource_changes) {
    const action = change.mode === "managed" ? actionOf(change.change.actions) : undefined;
    if (action === undefined) continue;
    (changes[action][change.type] ??= []).push(change.address);
    if (action === "replace") replacements.push({ address: change.address, because: because(change) });
  }
  return {
    changes,
    replacements,
    outputsChange: Object.values(output_changes).some(({ actions }) => !actions.every((action) => action === "no-op")),
    monthly: { before: monthly(prior_state?.values), after: monthly(planned_values) },
    planned: new Map(resourcesOf(planned_values).map(({ address, values }) => [address, values])),
    exists: resourcesOf(prior_state?.values).length > 0,
  };
};

export const countOf = (byType: Readonly<Record<string, readonly string[]>>): number =>
  Object.values(byType).reduce((sum, addresses) => sum + addresses.length, 0);

export const isEmpty = ({ changes, outputsChange }: PlanSummary): boolean =>
  !outputsChange && Object.values(changes).every((byType) => countOf(byType) === 0);

/** In the words that people read, with what is lost in bold. */
export const summaryText = (stack: string, summary: PlanSummary, bold: (text: string) => string): string => {
  if (isEmpty(summary)) return `${stack}: nothing to change`;
  const counts = Object.entries(summary.changes).map(
    ([action, byType]) => [action as Action, countOf(byType)] as const,
  );
  const heading = counts
    .filter(([, count]) => count > 0)
    .map(([action, count]) => `${count} to ${action}`)
    .join(", ");
  const kinds = (["create", "update"] as const).flatMap((action) =>
    Object.entries(summary.changes[action]).map(
      ([type, { length }]) => `  ${action.padEnd(7)} ${type}${length > 1 ? ` (${length})` : ""}`,
    ),
  );
  const lost = [
    ...summary.replacements.map(({ address, because }) => bold(`  replace ${address}: ${because}`)),
    ...Object.values(summary.changes.destroy).flatMap((addresses) => addresses.map((one) => bold(`  destroy ${one}`))),
  ];
  const { before, after } = summary.monthly;
  const cost = before === after ? `about ${after}` : `about ${before} before, about ${after} after`;
  return [
    `${stack}: ${heading || "outputs change"}`,
    ...kinds,
    ...lost,
    `  US dollars a month before use: ${cost}`,
  ].join("\n");
};
