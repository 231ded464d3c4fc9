/** The part of the workflow definition language of Logic Apps that playbooks use and the interpreter executes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Status = "Succeeded" | "Failed" | "TimedOut" | "Skipped";

interface Common {
  /** Which ends of which actions this one waits for; without any it runs at once. @default none */
  readonly runAfter?: Readonly<Record<string, readonly Status[]>>;
  /** What goes to the workspace with the diagnostics of the run: the record of what the playbook did. */
  readonly trackedProperties?: Readonly<Record<string, Json>>;
  /** Keeps inputs and outputs out of the history of runs. */
  readonly runtimeConfiguration?: { readonly secureData: { readonly properties: readonly ("inputs" | "outputs")[] } };
}

export interface HttpInputs {
  readonly method: "GET" | "PATCH" | "POST" | "PUT";
  readonly uri: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly authentication: {
    readonly type: "ManagedServiceIdentity";
    readonly identity: string;
    readonly audience: string;
  };
  /** Retries of 408, 429 and 5xx. */
  readonly retryPolicy: { readonly type: "fixed"; readonly count: number; readonly interval: string };
}

export type Comparison =
  | { readonly equals: readonly [Json, Json] }
  | { readonly contains: readonly [Json, Json] }
  | { readonly and: readonly Comparison[] }
  | { readonly or: readonly Comparison[] }
  | { readonly not: Comparison };

export type Actions = Readonly<Record<string, Action>>;

export type Action = Common &
  (
    | { readonly type: "Http"; readonly inputs: HttpInputs }
    | { readonly type: "Compose"; readonly inputs: Json }
    | { readonly type: "Query"; readonly inputs: { readonly from: string; readonly where: string } }
    | {
        readonly type: "If";
        readonly expression: Comparison;
        readonly actions: Actions;
        readonly else?: { readonly actions: Actions };
      }
    | {
        readonly type: "Foreach";
        readonly foreach: string;
        readonly actions: Actions;
        readonly operationOptions: "Sequential";
      }
    | { readonly type: "Scope"; readonly actions: Actions }
    | {
        readonly type: "Terminate";
        readonly inputs: {
          readonly runStatus: "Failed" | "Succeeded";
          readonly runError?: { readonly code: string; readonly message: string };
        };
      }
  );

export interface WorkflowParameter {
  readonly type: "String" | "Array" | "Bool" | "Int";
}

export interface Trigger {
  readonly type: "Request";
  readonly kind: "Http";
  readonly inputs: { readonly schema: Json };
}

/** A workflow of Logic Apps. */
export interface Workflow {
  /** The schema of the language. */
  readonly $schema: string;
  /** The version of the content. */
  readonly contentVersion: "1.0.0.0";
  /** The parameters. */
  readonly parameters: Readonly<Record<string, WorkflowParameter>>;
  /** What starts it. */
  readonly triggers: Readonly<Record<string, Trigger>>;
  /** What it does. */
  readonly actions: Actions;
}
