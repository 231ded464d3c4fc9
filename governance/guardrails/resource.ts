import type { Value } from "./value.ts";

/** A resource as Azure Resource Manager sees it when it is created. */
export interface ArmResource {
  readonly type: string;
  readonly name: Value;
  readonly id: Value;
  /** Absent on types that have none; such types have no tags either. */
  readonly location?: Value;
  readonly kind?: Value;
  readonly tags?: Value;
  readonly identity?: Value;
  readonly sku?: Value;
  readonly properties: Readonly<Record<string, Value>>;
  /** The id of the resource that it belongs to or extends. */
  readonly parent?: Value;
}
