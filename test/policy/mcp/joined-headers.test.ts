import { expect, it } from "vitest";
import type { Decision } from "./decision.ts";
import { problemsOf } from "./decision.ts";
import { decisions } from "./decisions/index.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";

const isRepeated = (value: Exchange["headers"][string]) => Array.isArray(value) && value.length > 1;

const repeating = Object.values(decisions)
  .flat()
  .filter(({ exchange: { headers } }) => Object.values(headers).some(isRepeated));

/** The status is what counts: of an unknown revision and of two of them the codes differ. */
const joined = ({ title, status, exchange, forwarded }: Decision, separator: string): Decision => {
  const headers = Object.entries(exchange.headers).map(
    ([name, value]) => [name, value && [value].flat().join(separator)] as const,
  );
  const inOne = { ...exchange, headers: Object.fromEntries(headers) };
  return { title, status, exchange: inOne, ...(forwarded ? { forwarded } : {}) };
};

it.each([",", ", "])(
  "R-172 R-08 headers that a platform has joined with '%s' are decided like those that came apart",
  async (separator) => {
    const problems = await Promise.all(repeating.map((decision) => problemsOf(joined(decision, separator))));
    expect(repeating.filter((_, index) => problems[index]!.length > 0).map(({ title }) => title)).toEqual([]);
    expect(repeating.length).toBeGreaterThan(100);
  },
);
