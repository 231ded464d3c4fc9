// Resources and prompts of another server on first sight: all that can be guarded, each for callers who may read.
import { inspectDefinition } from "@mcp-landing-zone/content";
import type { JsonSchema } from "@mcp-landing-zone/contract";
import type { ListedUpstream, PinnedReadings } from "@mcp-landing-zone/server";
import { pinReadings, PinRefused } from "@mcp-landing-zone/server";
import type { Guest } from "./guest.ts";

interface GuestReadings extends Omit<PinnedReadings, "unassigned"> {
  /** One line for each, those that cannot be served among them. */
  readonly lines: readonly string[];
}

interface Offered {
  readonly kind: "resource" | "prompt";
  readonly name: string;
  readonly said: JsonSchema;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const offersIn = ({ resources, resourceTemplates, prompts }: ListedUpstream): readonly Offered[] => {
  const readAs = (kind: Offered["kind"], member: string, said: unknown): readonly Offered[] => {
    const name = textOf((said as JsonSchema | null)?.[member]);
    return name === "" ? [] : [{ kind, name, said: said as JsonSchema }];
  };
  return [
    ...resources.flatMap((said) => readAs("resource", "uri", said)),
    ...resourceTemplates.flatMap((said) => readAs("resource", "uriTemplate", said)),
    ...prompts.flatMap((said) => readAs("prompt", "name", said)),
  ];
};

/** What cannot be guarded is left out and said: a server is useful without it. */
export const pinGuestReadings = ({ name: guest, upstream }: Guest, listed: ListedUpstream): GuestReadings => {
  const resources = new Map<string, PinnedReadings["resources"][number]>();
  const prompts = new Map<string, PinnedReadings["prompts"][number]>();
  const lines: string[] = [];
  for (const { kind, name, said } of offersIn(listed)) {
    const findings = [...new Set(inspectDefinition(said).map(({ rule }) => rule))];
    const assignment = {
      scope: `${guest}.read`,
      classification: "internal",
      complete: true,
      accept: Object.fromEntries(findings.map((rule) => [rule, "Accepted on this machine, on first sight"])),
    } as const;
    const assigned = { resources: {}, prompts: {}, [`${kind}s`]: { [name]: assignment } };
    try {
      const pinned = pinReadings({ upstream, listed, ...assigned });
      for (const one of pinned.resources) resources.set(one.name, resources.get(one.name) ?? one);
      for (const one of pinned.prompts) prompts.set(one.name, one);
      lines.push(`${kind} ${name}: read${findings.length > 0 ? `; the scanner found ${findings.join(", ")}` : ""}`);
    } catch (error) {
      if (!(error instanceof PinRefused)) throw error;
      lines.push(`${kind} ${name}: not served; ${error.message.split("\n").at(-1)?.trim()}`);
    }
  }
  return { resources: [...resources.values()], prompts: [...prompts.values()], lines };
};
