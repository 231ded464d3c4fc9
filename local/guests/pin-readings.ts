// Resources and prompts of another server on first sight: all that can be guarded, each for callers who may read.
import type { PinnedReadings } from "@mcp-landing-zone/server";
import { pinReadings, PinRefused } from "@mcp-landing-zone/server";
import type { ReadingOffer } from "../../server/src/upstreams/pin-readings.ts";
import type { Guest } from "./guest.ts";

interface GuestReadings extends Omit<PinnedReadings, "unassigned"> {
  /** One line for each, those that cannot be served among them. */
  readonly lines: readonly string[];
}

/** Readings that cannot be guarded are left out with a notice: a server is useful without them. */
export const pinGuestReadings = ({ name: guest, upstream }: Guest, offers: readonly ReadingOffer[]): GuestReadings => {
  const resources = new Map<string, PinnedReadings["resources"][number]>();
  const prompts = new Map<string, PinnedReadings["prompts"][number]>();
  const lines: string[] = [];
  for (const { kind, offered, listed, rules } of offers) {
    const assignment = {
      scope: `${guest}.read`,
      classification: "internal",
      complete: true,
      accept: Object.fromEntries(rules.map((rule) => [rule, "Accepted on this machine, on first sight"])),
    } as const;
    const assigned = { resources: {}, prompts: {}, [`${kind}s`]: { [offered]: assignment } };
    try {
      const pinned = pinReadings({ upstream, listed, ...assigned });
      for (const one of pinned.resources) resources.set(one.name, resources.get(one.name) ?? one);
      for (const one of pinned.prompts) prompts.set(one.name, one);
      lines.push(`${kind} ${offered}: read${rules.length > 0 ? `; the scanner found ${rules.join(", ")}` : ""}`);
    } catch (error) {
      if (!(error instanceof PinRefused)) throw error;
      lines.push(`${kind} ${offered}: not served; ${error.message.split("\n").at(-1)?.trim()}`);
    }
  }
  return { resources: [...resources.values()], prompts: [...prompts.values()], lines };
};
