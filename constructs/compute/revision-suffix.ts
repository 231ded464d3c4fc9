import { createHash } from "node:crypto";
import { Fn } from "cdktf";
import { splitTokens } from "./tokens.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Names a revision after what it holds: the same content has the same suffix, any other has another. Azure never lets a suffix be used
 * twice, so a suffix that stayed while the content changed would make every later deployment fail. Therefore what Terraform learns at
 * apply counts as well: then the suffix is an expression over those values.
 */
export function revisionSuffix(content: object): string {
  const { known, tokens } = splitTokens(JSON.stringify(content));
  const digest = sha256(known);
  if (tokens.length === 0) return `r${digest.slice(0, 9)}`;
  // Only bare references go into the functions: cdktf does not escape a quote in a text that it passes to one.
  return `r${Fn.substr(Fn.sha256(Fn.join("|", [digest, ...tokens])), 0, 9)}`;
}
