import type { ITerraformDependable, TerraformResource } from "cdktf";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { maxFederatedCredentials } from "./defaults.ts";

/** Refuses a name that Entra would, for a credential of an application or of a managed identity. */
export const checkCredentialName = (at: Construct, name: string): void => {
  refuseUnless(/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/.test(name), "NAME_INVALID", {
    at,
    field: "name",
    received: name,
    expected: "3 to 120 letters, digits, dashes and underscores",
  });
};

const chains = new WeakMap<object, TerraformResource[]>();

/**
 * Adds a federated credential behind those that its parent has already. Entra answers 409 when two are written at a time, whether the
 * parent is an application or a managed identity, so each waits for the one before.
 */
export const chained = <T extends TerraformResource>(
  parent: object,
  at: Construct,
  create: (after: { readonly dependsOn?: ITerraformDependable[] }) => T,
): T => {
  const chain = chains.get(parent) ?? [];
  refuseUnless(chain.length < maxFederatedCredentials, "VALUE_INVALID", {
    at,
    field: "credentials",
    received: chain.length + 1,
    expected: `at most ${maxFederatedCredentials} on one application or identity, which is Entra's limit`,
  });
  // One in another stack is there before this stack starts, and Terraform cannot name it from here.
  const previous = chain.findLast((credential) => TerraformStack.of(credential) === TerraformStack.of(at));
  const credential = create(previous ? { dependsOn: [previous] } : {});
  chains.set(parent, [...chain, credential]);
  return credential;
};
