// What the configuration says of servers that run on this machine, too.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Guest, GuestTarget } from "./guest.ts";
import { guestFrom } from "./guest.ts";

interface ConfiguredServer {
  readonly name: string;
  readonly local?: GuestTarget;
  readonly gatewayStages?: readonly ExtraStage[];
  /** One of another make. */
  readonly server?: object;
  /** Of one that runs elsewhere. */
  readonly url?: string;
}

/** Beside the stacks, `npm run synth` writes the configuration that they were made from. */
const serversIn = (stacks: string | undefined): readonly ConfiguredServer[] => {
  if (stacks === undefined) return [];
  const text = readFileSync(join(stacks, "configuration.json"), "utf8");
  return (JSON.parse(text) as { readonly servers?: readonly ConfiguredServer[] }).servers ?? [];
};

/** Those with `local`. */
export const configuredGuests = (stacks: string | undefined): readonly Guest[] =>
  serversIn(stacks).flatMap(({ name, local, gatewayStages }) =>
    local ? [{ ...guestFrom(name, local), ...(gatewayStages && { stages: gatewayStages }) }] : [],
  );

/** Stages of the reference server, or of the first that is built as it is: that one runs here as the first server. */
export const configuredStages = (stacks: string | undefined): readonly ExtraStage[] =>
  serversIn(stacks).find(({ local, server, url }) => !local && !server && !url)?.gatewayStages ?? [];
