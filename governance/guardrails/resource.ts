import type { Value } from "./value.ts";

/** A resource as Azure Resource Manager sees it when it is created. */
export interface ArmResource {
  /** The type in Azure Resource Manager. */
  readonly type: string;
  /** The name, unknown before apply for some. */
  readonly name: Value;
  /** The resource id. */
  readonly id: Value;
  /** Absent on types that have none; such types have no tags either. */
  readonly location?: Value;
  /** The kind, where the type has kinds. */
  readonly kind?: Value;
  /** The tags. */
  readonly tags?: Value;
  /** The managed identity. */
  readonly identity?: Value;
  /** The SKU. */
  readonly sku?: Value;
  /** The properties, as the REST API takes them. */
  readonly properties: Readonly<Record<string, Value>>;
  /** The id of the resource that it belongs to or extends. */
  readonly parent?: Value;
}
