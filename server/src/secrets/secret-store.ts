import type { Clock } from "../clock.ts";

/** Secrets that tools may use, by names from a list. */
export interface SecretStore {
  /** The present value of a secret that the allow-list names. */
  read(name: string): Promise<string>;
}

export class SecretRefused extends Error {
  override readonly name = "SecretRefused";
}

interface SecretStoreOptions {
  readonly allowed: readonly string[];
  /** Asks the vault. */
  readonly fetch: (name: string) => Promise<string>;
  readonly clock: Clock;
  /** How long a value is used before the vault is asked again; a rotated secret is picked up within it. */
  readonly seconds?: number;
}

/**
 * Reads each secret when first needed and again when it is old. A name that is not on the list is never asked for.
 *
 * @example
 * declare const options: Parameters<typeof createSecretStore>[0];
 * await createSecretStore(options).read("orders-api-key");
 */
export const createSecretStore = ({ allowed, fetch, clock, seconds = 300 }: SecretStoreOptions): SecretStore => {
  const names = new Set(allowed);
  const known = new Map<string, { readonly value: Promise<string>; readonly until: number }>();
  return {
    read: async (name) => {
      if (!names.has(name)) throw new SecretRefused("the name is not on the list of secrets that may be read");
      const entry = known.get(name);
      if (entry && entry.until > clock()) return entry.value;
      const value = fetch(name);
      known.set(name, { value, until: clock() + seconds * 1_000 });
      value.catch(() => known.delete(name));
      return value;
    },
  };
};
