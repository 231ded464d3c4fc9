import { Construct } from "constructs";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";

/** A vault, as those need it who keep something in it. */
export interface VaultRef extends Construct {
  /** Its resource id in Azure. */
  readonly id: string;
  /** `https://<name>.vault.azure.net/`, with the slash that Azure writes. */
  readonly uri: string;
  /** Whether its keys can live in a hardware security module. */
  readonly hsm: boolean;
  /** Whether Azure's own services reach its keys past the network rules. */
  readonly trustedServices: boolean;
  /** Whether deleted keys stay recoverable, without which no service accepts one. */
  readonly purgeProtection: boolean;
  /** reading every secret. A single one is better given by its `SecretContainer`. */
  grantSecretsUser(to: Grantee): RoleAssignment;
  /** using every key, without being able to change or read one. */
  grantCryptoUser(to: Grantee): RoleAssignment;
}

export abstract class VaultBase extends Construct implements VaultRef {
  abstract readonly id: string;
  abstract readonly uri: string;
  abstract readonly hsm: boolean;
  abstract readonly trustedServices: boolean;
  abstract readonly purgeProtection: boolean;

  grantSecretsUser(to: Grantee): RoleAssignment {
    return grant(this, this.id, "Key Vault Secrets User", to);
  }

  grantCryptoUser(to: Grantee): RoleAssignment {
    return grant(this, this.id, "Key Vault Crypto User", to);
  }
}
