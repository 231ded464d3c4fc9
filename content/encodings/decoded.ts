import type { Encoding } from "../finding.ts";
import type { Opened } from "./joined.ts";

export interface Decoded {
  readonly via: Encoding;
  readonly text: string;
  /** Where the encoded text stood. */
  readonly start: number;
  readonly end: number;
  readonly beyondNames?: Opened["beyondNames"];
}
