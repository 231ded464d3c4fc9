import { findPii } from "../../content/redaction/pii.ts";
import { findSecrets } from "../../content/redaction/secrets.ts";
import { withoutOverlap } from "../../content/redaction/span.ts";
import { noAttack } from "../../content/shield/shield.ts";
import { inspectDefinition } from "../../content/definitions/inspect-definition.ts";
import { readAllowList } from "../../server/src/egress/allow-list.ts";
import { EgressRefusal } from "../../server/src/egress/refusal.ts";
import { checkTarget } from "../../server/src/egress/target.ts";
import { refusedAddress } from "../../server/src/egress/ranges.ts";
import { createContentGuard } from "../../server/src/tools/content-guard.ts";
import { ToolRefusal } from "../../server/src/refusal/tool-refusal.ts";
import type { Row } from "./row.ts";

interface Rate {
  readonly of: number;
  readonly found: number;
  readonly rate: number;
}

interface Report {
  /** Malicious rows that were withheld, marked or put in the clear, and values that are not in what leaves the server. */
  readonly recall: Readonly<Record<string, Rate>>;
  /** Harmless rows on which something was found. */
  readonly falsePositives: Readonly<Record<string, Rate>>;
  /** Found values of personal data and secrets that were to be found. */
  readonly precision: Readonly<Record<string, Rate>>;
  readonly missed?: readonly string[];
  readonly falseAlarms?: readonly string[];
}

class Tally {
  readonly #counts = new Map<string, { of: number; found: number }>();

  add(name: string, of: number, found: number): void {
    const count = this.#counts.get(name) ?? { of: 0, found: 0 };
    this.#counts.set(name, { of: count.of + of, found: count.found + found });
  }

  rates(): Record<string, Rate> {
    const entries = [...this.#counts].filter(([, { of }]) => of > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([name, { of, found }]) => [name, { of, found, rate: Math.round((found / of) * 10_000) / 10_000 }]),
    );
  }
}

const publicAnywhere = readAllowList([{ host: "allowed.example" }]);

/** Refused before any name is resolved, or as an address once it is. */
const isRefused = (url: string): boolean => {
  try {
    checkTarget(url, publicAnywhere);
    return false;
  } catch (error) {
    if (!(error instanceof EgressRefusal)) throw error;
    const host = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : "";
    return error.code !== "host" && error.code !== "address"
      ? true
      : error.code === "address"
        ? refusedAddress(host) !== undefined
        : false;
  }
};

/** The guard that the server asks before it answers, where the cloud's classifier sees nothing. */
const guard = createContentGuard({ shield: { check: () => Promise.resolve(noAttack) } });
const { signal } = new AbortController();

/** What becomes of a text on its way out of a tool. */
const fateOf = async (text: string): Promise<"withheld" | "changed" | "passed"> => {
  try {
    const { value } = await guard.screenOutput(text, signal);
    return value === text ? "passed" : "changed";
  } catch (error) {
    if (error instanceof ToolRefusal) return "withheld";
    throw error;
  }
};

const isFound = async (row: Exclude<Row, { expect: readonly string[] }>): Promise<boolean> => {
  if (row.kind === "text") return (await fateOf(row.text)) !== "passed";
  if (row.kind === "definition") return inspectDefinition(row.tool).length > 0;
  return isRefused(row.url);
};

export const evaluate = async (rows: readonly Row[], listed: boolean): Promise<Report> => {
  const [recall, falsePositives, precision] = [new Tally(), new Tally(), new Tally()];
  const missed: string[] = [];
  const falseAlarms: string[] = [];
  for (const row of rows) {
    const name = `${row.kind}/${row.class}`;
    const shown = `${name}: ${JSON.stringify(row).slice(0, 300)}`;
    if ("expect" in row) {
      const spans = withoutOverlap(row.kind === "pii" ? findPii(row.text) : findSecrets(row.text));
      const values = spans.map(({ start, end }) => row.text.slice(start, end));
      const clean = (await guard.redact(row.text, signal)).value;
      const covered = row.expect.filter((wanted) => !clean.includes(wanted));
      const right = values.filter((value) =>
        row.expect.some((wanted) => value.includes(wanted) || wanted.includes(value)),
      );
      recall.add(name, row.expect.length, covered.length);
      precision.add(row.kind, values.length, right.length);
      if (row.expect.length === 0) falsePositives.add(name, 1, values.length > 0 ? 1 : 0);
      if (covered.length < row.expect.length) missed.push(shown);
      if (right.length < values.length) falseAlarms.push(`${shown} found ${JSON.stringify(values)}`);
      continue;
    }
    const found = await isFound(row);
    (row.malicious ? recall : falsePositives).add(name, 1, found ? 1 : 0);
    if (row.malicious && !found) missed.push(shown);
    if (!row.malicious && found) falseAlarms.push(shown);
  }
  const report = { recall: recall.rates(), falsePositives: falsePositives.rates(), precision: precision.rates() };
  return listed ? { ...report, missed, falseAlarms } : report;
};
