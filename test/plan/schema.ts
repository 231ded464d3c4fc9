import type { TypeExpression, Value } from "./values.ts";

export interface AttributeSchema {
  readonly type: TypeExpression;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly writeOnly?: boolean;
  /** What the provider plans when nothing is set; without it that is unknown until apply. */
  readonly default?: Value;
  /** Likewise of the fields of each object in a list or set. */
  readonly fieldDefaults?: Readonly<Record<string, Value>>;
}

export type Nesting = "single" | "list" | "set";

export interface NestedBlockSchema {
  readonly nesting: Nesting;
  readonly minItems: number;
  /** 0 is no limit. */
  readonly maxItems: number;
  readonly block: BlockSchema;
}

export interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<Record<string, NestedBlockSchema>>;
}

/** What a provider says about itself. */
export interface ProviderSchema {
  readonly provider: BlockSchema;
  readonly resources: Readonly<Record<string, BlockSchema>>;
  readonly dataSources: Readonly<Record<string, BlockSchema>>;
}
