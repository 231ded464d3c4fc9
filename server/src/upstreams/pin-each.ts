import { inspectDefinition } from "@mcp-landing-zone/content";
import type { JsonSchema } from "@mcp-landing-zone/contract";

/**
 * Everything that keeps what an upstream offers from being pinned, at once.
 *
 * @example
 * declare const options: PinOptions;
 * try {
 *   pinTools(options);
 * } catch (error) {
 *   if (error instanceof PinRefused) console.error(error.message);
 * }
 */
export class PinRefused extends Error {
  override readonly name = "PinRefused";

  constructor(problems: readonly string[]) {
    const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
    super(`${count}, see docs/errors.md#pin-refused:\n${problems.map((one) => `  ${one}`).join("\n")}`);
  }
}

const leastReason = 10;
const mostText = 4_096;
/** A reviewer has to read it, and everybody who installs the catalogue has to carry it. */
const mostSaid = 65_536;

/** A text that an upstream says, as long as a reviewer would read. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, mostText) : "");

interface Finding {
  readonly rule: string;
  readonly path: string;
}

interface Accepting {
  readonly accept?: Readonly<Record<string, string>>;
}

interface EachOptions<A extends Accepting, D> {
  /** The upstream's name. */
  readonly server: string;
  readonly assignments: Readonly<Record<string, A>>;
  readonly said: ReadonlyMap<string, JsonSchema>;
  /** The definition as the scanner reads it. @default as it was said */
  readonly scanned?: (said: JsonSchema) => JsonSchema;
  /** What speaks against a definition, beside what the scanner finds. */
  readonly findingsOf?: (said: JsonSchema) => readonly Finding[];
  readonly pin: (offered: string, said: JsonSchema, assigned: Omit<A, "accept">) => D;
}

/** Definitions of all that is assigned, or what speaks against it. */
export interface Each<D> {
  readonly pinned: readonly D[];
  readonly unassigned: readonly string[];
  readonly problems: readonly string[];
}

export const pinEach = <A extends Accepting, D>(options: EachOptions<A, D>): Each<D> => {
  const { server, assignments, said, scanned = (one) => one, findingsOf = () => [], pin } = options;
  const problems: string[] = [];
  const pinned: D[] = [];
  for (const [offered, { accept = {}, ...assigned }] of Object.entries(assignments)) {
    const definition = said.get(offered);
    const at = `${server}.${offered}`;
    if (!definition) {
      problems.push(`${at}: received nothing; should be listed by the upstream`);
      continue;
    }
    const size = JSON.stringify(definition).length;
    if (size > mostSaid) {
      problems.push(`${at}: received ${size} characters; should be at most ${mostSaid}`);
      continue;
    }
    const found = [...inspectDefinition(scanned(definition)), ...findingsOf(definition)];
    for (const { rule, path } of found.filter((one) => (accept[one.rule]?.trim().length ?? 0) < leastReason)) {
      problems.push(`${at}: received ${rule} at ${path || "/"}; should be absent, or accepted with a reason`);
    }
    try {
      pinned.push(pin(offered, definition, assigned));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { pinned, problems, unassigned: [...said.keys()].filter((name) => !Object.hasOwn(assignments, name)) };
};
