// A policy as the page shows it.
interface ShownStage {
  readonly name: string;
  readonly note: string;
}

export interface ShownPolicy {
  readonly name: string;
  /** Method and path of each operation. */
  readonly operations: readonly string[];
  readonly sections: readonly { readonly name: string; readonly stages: readonly ShownStage[] }[];
  readonly xml: string;
}
