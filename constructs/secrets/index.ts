export { encryptWith } from "./encrypt-with.ts";
export {
  EncryptionKey,
  type EncryptionKeyProps,
  type EncryptionKeyRef,
  type ExistingEncryptionKey,
} from "./encryption-key.ts";
export { SecretContainer, type SecretContainerProps } from "./secret-container.ts";
export { type ExistingSigningKey, SigningKey, type SigningKeyProps, type SigningKeyRef } from "./signing-key.ts";
export { type ExistingVault, Vault, type VaultProps } from "./vault.ts";
export type { VaultRef } from "./vault-ref.ts";
