// What is stopped, broken and signing at present, as the console tells it.
import type { ActiveFault, services } from "./faults.ts";
import type { KeyRing } from "./signing-keys.ts";

export interface Controls {
  /** The kill switch of each server. */
  readonly switches: readonly {
    readonly server: string;
    readonly stopped: string;
    /** Words that it may hold. */
    readonly stops: readonly string[];
  }[];
  /** Of every server: `0`, `1` or `2`. */
  readonly threatLevel: string;
  /** Names of the clients among those words, by client id. */
  readonly clients: Readonly<Record<string, string>>;
  readonly faults: readonly ActiveFault[];
  readonly services: typeof services;
  readonly keys: KeyRing;
}
