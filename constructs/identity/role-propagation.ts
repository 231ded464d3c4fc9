import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { Sleep } from "../providers.ts";
import { propagationTime } from "./defaults.ts";

/** A right that takes time to hold everywhere: a role assignment, an app role assignment or a federated credential. */
export interface Propagating {
  /** Its resource id in Azure. */
  readonly id: string;
  /** Its id within the stack. */
  readonly friendlyUniqueId: string;
}

/**
 * A wait behind rights, for those who would fail for good without them. It is repeated whenever one of the rights is replaced.
 *
 * @example
 * const registry = new Registry(stack, "registry", { ...surroundings });
 * rolePropagation(stack, "may-pull", [registry.grantPull(identity)]);
 */
export const rolePropagation = (scope: Construct, id: string, rights: readonly Propagating[]): Sleep => {
  refuseUnless(rights.length > 0, "VALUE_INVALID", {
    at: scope,
    field: "rights",
    received: rights.length,
    expected: "at least one: there is nothing to wait for",
  });
  return new Sleep(scope, id, {
    createDuration: propagationTime,
    triggers: Object.fromEntries(rights.map((right) => [right.friendlyUniqueId, right.id])),
  });
};
