/** One thing that protects a deployment, as its page in `docs/protections` explains it. */
export interface Protection {
  /** Names the page. */
  readonly id: string;
  readonly title: string;
  /** The attacks that it stops, in the field's words. */
  readonly stops: string;
  readonly why: string;
  /** What happens, in order. */
  readonly how: readonly string[];
  /** Files and folders that do it. */
  readonly code: readonly string[];
  /** Settings of the server, or properties of the configuration and of constructs, and what each decides. */
  readonly configure: Readonly<Record<string, string>>;
  /** How to give it up or soften it, and what that costs. */
  readonly weaken: string;
  readonly requirements: readonly string[];
  /** Pages that say more. */
  readonly more: readonly string[];
}
