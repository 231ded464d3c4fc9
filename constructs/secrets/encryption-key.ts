import { Construct } from "constructs";
import type { AzapiResourceAction } from "../azapi/index.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { Naming } from "../names.ts";
import type { Offset, RoleAssignment } from "../providers.ts";
import { keyDefaults } from "./defaults.ts";
import { checkKeyName, makeVaultKey } from "./vault-key.ts";
import type { VaultRef } from "./vault-ref.ts";
import { refuseMissing } from "../required.ts";

/** A key, as those need it who have a service encrypt with it. */
export interface EncryptionKeyRef extends Construct {
  /** Resource id: the scope of rights on this one key. */
  readonly id: string;
  /** `https://<vault>.vault.azure.net/keys/<name>`, which always means the newest version. */
  readonly keyId: string;
  /** The vault that holds it. */
  readonly vault: VaultRef;
  /** wrapping and unwrapping with this one key. */
  grantEncryption(to: Grantee): RoleAssignment;
}

/** What `EncryptionKey` takes. */
export interface EncryptionKeyProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** The vault that holds the key or the secret. */
  readonly vault: VaultRef;
  /** What it encrypts, for example `documents`. */
  readonly purpose: string;
  /** Its name in Azure. IMPORTANT: a change makes another key, and leaves the old one where it is. @default - from naming */
  readonly name?: string;
  /** Bits of an RSA key. IMPORTANT: cannot change once the key is there; see `name`. @default 2048 */
  readonly size?: 2048 | 3072 | 4096;
  /** When the vault makes a new version, 7 to 90. IMPORTANT: read when the key is made, and not again. @default 90 */
  readonly rotateAfterDays?: number;
}

/** What has to be known of a encryption key that exists. */
export interface ExistingEncryptionKey {
  /** The vault that holds the key or the secret. */
  readonly vault: VaultRef;
  /** The name of the key. */
  readonly name: string;
}

abstract class KeyBase extends Construct implements EncryptionKeyRef {
  abstract readonly id: string;
  abstract readonly keyId: string;
  abstract readonly vault: VaultRef;

  grantEncryption(to: Grantee): RoleAssignment {
    return grant(this, this.id, "Key Vault Crypto Service Encryption User", to);
  }
}

/**
 * A key that the vault rotates by itself. It is made through Azure Resource Manager, which needs no way to the vault, and which can make
 * a key but neither change nor delete one: destroying this leaves the key to the vault.
 *
 * @example
 * new EncryptionKey(stack, "key", { ...surroundings, vault, purpose: "images" });
 */
export class EncryptionKey extends KeyBase {
  readonly resource: AzapiResourceAction;
  /** When the first version ends; the vault itself dates those that follow. */
  readonly expiry: Offset;
  readonly vault: VaultRef;
  readonly keyId: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    refuseMissing(this, "EncryptionKeyProps", props);
    const { vault, size = keyDefaults.size, rotateAfterDays = keyDefaults.rotateAfterDays } = props;
    const name = props.name ?? props.naming.of("encryptionKey", props.purpose);
    this.vault = vault;
    const made = makeVaultKey(this, {
      vault,
      name,
      rotateAfterDays,
      operations: keyDefaults.operations,
      kind: { rsa: size },
    });
    ({ keyId: this.keyId, expiry: this.expiry, resource: this.resource } = made);
  }

  /** A key that this deployment did not make. */
  static fromExisting(scope: Construct, id: string, existing: ExistingEncryptionKey): EncryptionKeyRef {
    refuseMissing(scope, "ExistingEncryptionKey", existing);
    return new KeyOfOthers(scope, id, existing);
  }

  get id(): string {
    return this.resource.id;
  }
}

class KeyOfOthers extends KeyBase {
  readonly id: string;
  readonly keyId: string;
  readonly vault: VaultRef;

  constructor(scope: Construct, id: string, { vault, name }: ExistingEncryptionKey) {
    super(scope, id);
    checkKeyName(this, name);
    this.vault = vault;
    this.id = `${vault.id}/keys/${name}`;
    this.keyId = `${vault.uri}keys/${name}`;
  }
}
