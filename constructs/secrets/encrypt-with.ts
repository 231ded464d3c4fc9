import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { refuseUnless } from "../errors.ts";
import type { WorkloadIdentityRef } from "../identity/workload-identity.ts";
import { rolePropagation } from "../identity/role-propagation.ts";
import type { Sleep } from "../providers.ts";
import type { EncryptionKeyRef } from "./encryption-key.ts";

/**
 * The requirements for encryption with a customer's key: the key, an identity with the right to use it, and the wait until that
 * right holds. Asking twice for one identity returns the same.
 *
 * @example
 * const key = new EncryptionKey(stack, "key", { ...surroundings, vault, purpose: "images" });
 * new Registry(stack, "registry", { ...surroundings, encryption: encryptWith(key, identity) });
 */
export const encryptWith = (key: EncryptionKeyRef, identity: WorkloadIdentityRef): CustomerManagedKey => {
  const { trustedServices, purgeProtection } = key.vault;
  refuseUnless(trustedServices, "VALUES_CONFLICT", {
    at: key,
    field: "vault.trustedServices",
    received: trustedServices,
    expected: "true, because a service reaches its key from outside of the network; use a vault for keys alone",
  });
  refuseUnless(purgeProtection, "VALUES_CONFLICT", {
    at: key,
    field: "vault.purgeProtection",
    received: purgeProtection,
    expected: "true, because a purged key takes everything with it that it encrypts, and services refuse it",
  });
  const right = key.grantEncryption(identity);
  const id = `Ready for ${identity.grantId}`;
  const ready = (key.node.tryFindChild(id) as Sleep | undefined) ?? rolePropagation(key, id, [right]);
  return { keyId: key.keyId, identity, dependsOn: [ready] };
};
