import type { Diagnostic, TerraformEvent } from "./events.ts";
import { expectedMinutes } from "./expected-times.ts";
import type { PlanSummary } from "./plan.ts";

/** What failed, with where and what helps. */
export interface Failure {
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

const duration = (seconds: number): string =>
  seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60 === 0 ? "" : `${seconds % 60}s`}`;

const done: Readonly<Record<string, string>> = { create: "created", update: "updated", delete: "destroyed" };

/** Seconds between two words about the same resource. */
const quiet = 60;

/** Tells people what happens while it happens, and remembers what went wrong. */
export class Progress {
  readonly failures: Failure[] = [];
  readonly warnings: Failure[] = [];
  readonly #say: (text: string) => void;
  readonly #planned: PlanSummary["planned"];

  constructor(say: (text: string) => void, planned: PlanSummary["planned"] = new Map()) {
    this.#say = say;
    this.#planned = planned;
  }

  see(event: TerraformEvent): void {
    if (event.type === "diagnostic") return this.#diagnosed(event.diagnostic);
    const { resource, action } = event.hook;
    const { addr, resource_type } = resource;
    const minutes = expectedMinutes(resource_type, action, this.#planned.get(addr));
    if (event.type === "apply_start") {
      if (minutes !== undefined) this.#say(`  … ${addr}: usually ${minutes} minutes`);
      return;
    }
    const elapsed = event.hook.elapsed_seconds;
    if (event.type === "apply_complete") this.#say(`  ✓ ${addr} ${done[action] ?? action} in ${duration(elapsed)}`);
    if (event.type === "apply_errored") this.#say(`  ✗ ${addr} failed after ${duration(elapsed)}`);
    if (event.type === "apply_progress" && elapsed > 0 && elapsed % quiet === 0) {
      this.#say(`  … ${addr}: ${duration(elapsed)}${minutes === undefined ? "" : ` of usually ${minutes} minutes`}`);
    }
  }

  #diagnosed({ severity, summary, detail = "", address }: Diagnostic): void {
    const failure = { summary, detail, ...(address === undefined ? {} : { address }) };
    (severity === "error" ? this.failures : this.warnings).push(failure);
  }
}
