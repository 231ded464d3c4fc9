import { createHash } from "node:crypto";
import { Fn } from "cdktf";
import { splitTokens } from "./tokens.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Names a revision after everything of the app that Terraform sends, traffic apart: the same content has the same suffix, any other has another.
 *
 * Azure never lets a suffix be used twice, and azurerm leaves an unchanged one out of its request, which replaces the whole app. A change beside the
 * template, of a tag for example, would then leave the app without the suffix that is in the state; the next plan would send it again, and Azure would
 * refuse it for good. So every change that makes a request makes a suffix. Traffic does not: a shift between revisions must not make another one.
 *
 * What Terraform learns at apply counts as well: then the suffix is an expression over those values.
 */
export const revisionSuffix = (content: object): string => {
  const { known, tokens } = splitTokens(JSON.stringify(content));
  const digest = sha256(known);
  if (tokens.length === 0) return `r${digest.slice(0, 9)}`;
  // Only bare references go into the functions: cdktf does not escape a quote in a text that it passes to one.
  return `r${Fn.substr(Fn.sha256(Fn.join("|", [digest, ...tokens])), 0, 9)}`;
};
