import type { ITerraformDependable } from "cdktf";

/** A key of the customer's that a service wraps its own keys with, and the identity through which the service reaches it. */
export interface CustomerManagedKey {
  /** `https://<vault>.vault.azure.net/keys/<name>`, without a version, so that the service follows a rotation by itself. */
  readonly keyId: string;
  /** A user-assigned identity that holds "Key Vault Crypto Service Encryption User" on the key. */
  readonly identity: { readonly id: string; readonly clientId: string };
  /**
   * What must exist before the service tries the key: the wait behind the identity's role assignment.
   * @default - none
   */
  readonly dependsOn?: ITerraformDependable[];
}
