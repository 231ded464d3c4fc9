import type { Playbook } from "./playbook.ts";
import type { Action, Actions, HttpInputs, Json, Workflow, WorkflowParameter } from "./workflow.ts";

/** Who starts a playbook: an alert, through an action group, or a person, through Azure Resource Manager. */
export const triggers = { alert: "alert", person: "person" } as const;

export const arm = "https://management.azure.com";
export const graph = "https://graph.microsoft.com";

/** Parameters of every playbook. */
export const commonParameters = {
  /** The client of the requests: the id of the playbook's own identity. */
  identity: { type: "String" },
  /** `act`, `ask` or `observe`, for alerts; a person decides anew each time. */
  mode: { type: "String" },
  watchlist: { type: "Array" },
} as const satisfies Record<string, WorkflowParameter>;

const after = (name: string, ...statuses: ("Succeeded" | "Failed" | "TimedOut" | "Skipped")[]) => ({
  [name]: statuses.length === 0 ? ["Succeeded" as const] : statuses,
});
export { after };

/** A request of the playbook's identity. Its bodies stay out of the history of runs. */
export const request = (
  inputs: Pick<HttpInputs, "method" | "uri" | "body" | "headers">,
  audience: string,
  runAfter?: Action["runAfter"],
): Action => ({
  type: "Http",
  ...(runAfter ? { runAfter } : {}),
  inputs: {
    ...inputs,
    authentication: { type: "ManagedServiceIdentity", identity: "@parameters('identity')", audience },
    retryPolicy: { type: "fixed", count: 3, interval: "PT5S" },
  },
  runtimeConfiguration: { secureData: { properties: ["inputs", "outputs"] } },
});

type Facts = Omit<Playbook, "workflow" | "parameters"> & {
  readonly parameters?: Readonly<Record<string, WorkflowParameter>>;
  /** Reads what is to be changed, in a dry run too: it proves the rights. Runs for each target, as `items('Each_target')`. */
  readonly look?: Actions;
  /** Changes each target; `outputs('Decision')` is `contain` or `release`. */
  readonly act: Actions;
};

/**
 * The frame of every playbook: whom it is about, whether that is on the watchlist, what was decided, and a record of it in every case. A
 * record is the tracked properties of an action, which the diagnostics of the workflow carry to the workspace.
 */
export const playbook = ({ look, act, parameters = {}, ...facts }: Facts): Playbook => {
  const all = { ...commonParameters, ...parameters };
  return { ...facts, parameters: all, workflow: workflowOf(facts, all, look, act) };
};

const workflowOf = (
  { id, subjects }: Pick<Playbook, "id" | "subjects">,
  parameters: Readonly<Record<string, WorkflowParameter>>,
  look: Actions | undefined,
  act: Actions,
): Workflow => {
  const record = (result: string, runAfter: Action["runAfter"]): Action => ({
    type: "Compose",
    ...(runAfter ? { runAfter } : {}),
    inputs: result,
    trackedProperties: {
      playbook: id,
      subject: "@outputs('Subject')",
      decision: "@outputs('Decision')",
      result,
      startedBy: "@trigger()?['name']",
      reason: "@coalesce(triggerBody()?['reason'], triggerBody()?['data']?['essentials']?['alertRule'], '')",
      run: "@workflow()?['run']?['name']",
    },
  });
  const fail = (code: string, message: string, runAfter: Action["runAfter"]): Action => ({
    type: "Terminate",
    ...(runAfter ? { runAfter } : {}),
    inputs: { runStatus: "Failed", runError: { code, message } },
  });
  return {
    $schema:
      "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
    contentVersion: "1.0.0.0",
    parameters,
    triggers: Object.fromEntries(
      Object.values(triggers).map((name) => [name, { type: "Request", kind: "Http", inputs: { schema: {} } }]),
    ),
    actions: {
      Dimensions: {
        type: "Query",
        inputs: {
          from: "@coalesce(first(coalesce(triggerBody()?['data']?['alertContext']?['condition']?['allOf'], json('[{}]')))?['dimensions'], json('[]'))",
          where: `@contains(createArray(${dimensionsOf(subjects)}), item()?['name'])`,
        },
      },
      Subject: { type: "Compose", runAfter: after("Dimensions"), inputs: subjectOf(subjects) },
      Decision: {
        type: "Compose",
        runAfter: after("Subject"),
        inputs:
          "@if(equals(trigger()?['name'], 'person'), if(equals(triggerBody()?['dryRun'], true), 'observe', if(equals(triggerBody()?['undo'], true), 'release', 'contain')), if(equals(parameters('mode'), 'act'), 'contain', parameters('mode')))",
      },
      Targets: {
        type: "Query",
        runAfter: after("Decision"),
        inputs: { from: "@parameters('watchlist')", where: "@equals(item()?['subject'], outputs('Subject'))" },
      },
      Known: {
        type: "If",
        runAfter: after("Targets"),
        expression: { not: { equals: ["@empty(body('Targets'))", true] } },
        actions: {
          Each_target: {
            type: "Foreach",
            foreach: "@body('Targets')",
            operationOptions: "Sequential",
            actions: {
              ...look,
              Decided: {
                type: "If",
                ...(look ? { runAfter: after(lastOf(look)) } : {}),
                expression: { contains: [["contain", "release"], "@outputs('Decision')"] },
                actions: act,
              },
            },
          },
          Record: record(
            "@if(contains(createArray('contain', 'release'), outputs('Decision')), 'done', 'proposed')",
            after("Each_target"),
          ),
          Record_failure: record("failed", after("Each_target", "Failed", "TimedOut")),
          Fail: fail(
            "NotContained",
            "@{outputs('Subject')} could not be changed; follow the runbook by hand",
            after("Record_failure"),
          ),
        },
        else: {
          actions: {
            Record_refusal: record("refused", undefined),
            Refuse: fail(
              "NotOnWatchlist",
              "@{outputs('Subject')} is not on the watchlist of this playbook",
              after("Record_refusal"),
            ),
          },
        },
      },
    },
  };
};

const dimensionsOf = (subjects: Playbook["subjects"]): string =>
  subjects.map(({ dimension }) => `'${dimension ?? "none"}'`).join(", ");

/** `tool:` before what the alert's dimension says; a person writes the whole subject. */
const subjectOf = (subjects: Playbook["subjects"]): Json => {
  const named = 'first(union(body(\'Dimensions\'), json(\'[{"name":"","value":""}]\')))';
  const kinds = subjects.filter(({ dimension }) => dimension !== undefined);
  const prefix = kinds.reduceRight(
    (rest, { kind, dimension }) => `if(equals(${named}?['name'], '${dimension}'), '${kind}:', ${rest})`,
    "''",
  );
  return `@if(equals(trigger()?['name'], 'person'), coalesce(triggerBody()?['subject'], ''), concat(${prefix}, ${named}?['value']))`;
};

const lastOf = (actions: Actions): string => Object.keys(actions).at(-1) as string;
