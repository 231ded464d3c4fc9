// Servers of the configuration that run on this machine, too: those with `local`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Guest, guestFrom, type GuestTarget } from "./guest.ts";

interface Configuration {
  readonly servers?: readonly { readonly name: string; readonly local?: GuestTarget }[];
}

/** Beside the stacks, `npm run synth` writes the configuration that they were made from. */
export const configuredGuests = (stacks: string | undefined): readonly Guest[] => {
  if (stacks === undefined) return [];
  const { servers = [] } = JSON.parse(readFileSync(join(stacks, "configuration.json"), "utf8")) as Configuration;
  return servers.flatMap(({ name, local }) => (local ? [guestFrom(name, local)] : []));
};
