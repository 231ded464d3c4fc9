import type { ChildProcess } from "node:child_process";

/**
 * SIGINT and SIGTERM, passed on once. Terraform stops after the step that it is in and releases the state; a second signal would make it drop both, so
 * further ones are kept from it.
 */
export class Interruption {
  readonly #children = new Set<ChildProcess>();
  readonly #say: (text: string) => void;
  #came: NodeJS.Signals | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  get came(): boolean {
    return this.#came !== undefined;
  }

  /** Listens until the returned function is called. */
  listen(): () => void {
    const stop = (signal: NodeJS.Signals): void => this.stop(signal);
    process.on("SIGINT", stop).on("SIGTERM", stop);
    return () => void process.off("SIGINT", stop).off("SIGTERM", stop);
  }

  /** A child runs in a process group of its own, so that a terminal's Ctrl-C reaches it through here alone. */
  guard(child: ChildProcess): void {
    this.#children.add(child);
    child.once("close", () => this.#children.delete(child));
  }

  stop(signal: NodeJS.Signals): void {
    const pids = [...this.#children].map(({ pid }) => pid).join(", ");
    if (this.#came !== undefined) {
      this.#say(`Still stopping. Another signal would lose the state of what is being made (process ${pids}).`);
      return;
    }
    this.#came = signal;
    if (this.#children.size === 0) return;
    this.#say(`${signal}: Terraform finishes the step that it is in, then releases the state. This can take minutes.`);
    for (const child of this.#children) child.kill("SIGINT");
  }
}
