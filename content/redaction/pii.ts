import { atOnce } from "../work.ts";
import type { Work } from "../work.ts";
import { emailsIn } from "./emails.ts";
import { addressesIPv6In } from "./network-addresses.ts";
import { numbersIn } from "./numbers.ts";
import type { Span } from "./span.ts";

/** Structured personal data, found by its own check digits where it has any. */
export function* piiIn(text: string): Work<Span[]> {
  const spans = yield* numbersIn(text);
  if (text.includes("@") || text.includes("%40")) spans.push(...(yield* emailsIn(text)));
  if (text.includes(":")) spans.push(...(yield* addressesIPv6In(text)));
  return spans;
}

export const findPii = (text: string): Span[] => atOnce(piiIn(text));
