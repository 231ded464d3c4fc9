import { atOnce } from "../work.ts";
import type { Work } from "../work.ts";
import { addEmails } from "./emails.ts";
import { addAddressesIPv6 } from "./network-addresses.ts";
import { numbersIn } from "./numbers.ts";
import type { Span } from "./span.ts";

/** Structured personal data, found by its own check digits where it has any. */
export function* piiIn(text: string): Work<Span[]> {
  const spans = yield* numbersIn(text);
  if (text.includes("@") || text.includes("%40")) yield* addEmails(spans, text);
  if (text.includes(":")) yield* addAddressesIPv6(spans, text);
  return spans;
}

export const findPii = (text: string): Span[] => atOnce(piiIn(text));
