import type { TokenCredential } from "@azure/identity";
import { KeyClient, parseKeyVaultKeyIdentifier } from "@azure/keyvault-keys";
import type { KeyClientOptions, KeyVaultKey } from "@azure/keyvault-keys";
import { quickRetry } from "../azure/deadlines.ts";
import type { KeyVersion, RotatedKey } from "./rotate-key.ts";

const versionOf = ({ properties }: KeyVaultKey): KeyVersion => ({
  version: properties.version ?? "",
  enabled: properties.enabled === true,
  created: properties.createdOn?.getTime() ?? 0,
});

/** A key by its address without a version. */
export const vaultKey = (keyUrl: string, credential: TokenCredential, options: KeyClientOptions = {}): RotatedKey => {
  const { vaultUrl, name, version } = parseKeyVaultKeyIdentifier(keyUrl);
  if (version !== undefined)
    throw new Error("MCP_ROTATE_KEY_URL: received a key with its version; should be one without");
  const client = new KeyClient(vaultUrl, credential, { retryOptions: quickRetry, ...options });
  return {
    newest: async () => versionOf(await client.getKey(name)),
    find: async (one) => versionOf(await client.getKey(name, { version: one })),
    rotate: async () => versionOf(await client.rotateKey(name)),
  };
};
