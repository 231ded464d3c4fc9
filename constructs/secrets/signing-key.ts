import { Construct } from "constructs";
import type { AzapiResourceAction } from "../azapi/index.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { Naming } from "../names.ts";
import type { Offset, RoleAssignment } from "../providers.ts";
import { keyDefaults } from "./defaults.ts";
import { makeVaultKey } from "./vault-key.ts";
import type { VaultRef } from "./vault-ref.ts";
import { refuseMissing } from "../required.ts";

/** What `SigningKey` takes. */
export interface SigningKeyProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** The vault that holds the key or the secret. */
  readonly vault: VaultRef;
  /** What it signs, for example `audit`. */
  readonly purpose: string;
  /** Its name in Azure. IMPORTANT: a change makes another key, and leaves the old one where it is. @default - from naming */
  readonly name?: string;
  /** When the vault makes a new version, 7 to 90. IMPORTANT: read when the key is made, and not again. @default 90 */
  readonly rotateAfterDays?: number;
}

/** A key that signs. */
export interface SigningKeyRef {
  /** Resource id: the scope of rights on this one key. */
  readonly id: string;
  /** `https://<vault>.vault.azure.net/keys/<name>`, which always means the newest version. */
  readonly keyId: string;
  /** signing with this one key, and reading its public half. */
  grantSign(to: Grantee): RoleAssignment;
}

/** What has to be known of a signing key that exists. */
export interface ExistingSigningKey {
  /** The vault that holds the key or the secret. */
  readonly vault: VaultRef;
  /** The name of the key. */
  readonly name: string;
}

/**
 * A P-256 key that signs and verifies. Its private half never leaves the vault; old versions go on verifying what they have signed.
 *
 * @example
 * new SigningKey(stack, "audit-key", { ...surroundings, vault, purpose: "audit" }).grantSign(identity);
 */
export class SigningKey extends Construct implements SigningKeyRef {
  readonly resource: AzapiResourceAction;
  readonly expiry: Offset;
  readonly vault: VaultRef;
  /** `https://<vault>.vault.azure.net/keys/<name>`, which always means the newest version. */
  readonly keyId: string;

  constructor(scope: Construct, id: string, props: SigningKeyProps) {
    super(scope, id);
    refuseMissing(this, "SigningKeyProps", props);
    const { vault, rotateAfterDays = keyDefaults.rotateAfterDays } = props;
    const name = props.name ?? props.naming.of("signingKey", props.purpose);
    this.vault = vault;
    const made = makeVaultKey(this, {
      vault,
      name,
      rotateAfterDays,
      operations: keyDefaults.signingOperations,
      kind: { curve: "P-256" },
    });
    ({ keyId: this.keyId, expiry: this.expiry, resource: this.resource } = made);
  }

  /** A key that exists. Its rotation is its owner's. */
  static fromExisting(scope: Construct, id: string, existing: ExistingSigningKey): SigningKeyRef {
    refuseMissing(scope, "ExistingSigningKey", existing);
    const { vault, name } = existing;
    const at = new Construct(scope, id);
    const keyResourceId = `${vault.id}/keys/${name}`;
    return {
      id: keyResourceId,
      keyId: `${vault.uri}keys/${name}`,
      grantSign: (to) => grant(at, keyResourceId, "Key Vault Crypto User", to),
    };
  }

  get id(): string {
    return this.resource.id;
  }

  /** signing with this one key, and reading its public half. */
  grantSign(to: Grantee): RoleAssignment {
    return grant(this, this.id, "Key Vault Crypto User", to);
  }
}
