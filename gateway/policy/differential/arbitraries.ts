import fc from "fast-check";
import { tagged } from "../expression/ijson.ts";
import type { CaseResponse, DifferentialCase, Multimap } from "./compiler.ts";

// Characters on which two languages are most likely to differ: case mappings that change length or leave ASCII, white space that only one
// of them knows, what the encoders escape, halves of surrogate pairs.
const awkward = [..."aAzZ09 \t,;:=&%+-_./\\\"'<>{}@$~!*()"].concat(
  [
    "\u0000",
    "\u0085",
    "\u00a0",
    "\u00df",
    "\u0130",
    "\u0131",
    "\u017f",
    "\u212a",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "é",
    "漢",
  ],
  [
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    "\r\n",
    "i\u0307",
    "==",
    "%41",
    "%C3%A9",
    "%ff",
    "%zz",
    "YWI=",
    "true",
    "12",
    "0012",
    "2147483647",
  ],
);

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...awkward), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom("", "a", "ab", "abc", "a b", "a  b ", " a", "1", "12", "-1", "999999999", "1000000000", "٣", "a=b=c"),
);

/** Few letters, so that one text is often part of another. */
export const shortText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "A", " ", ","), maxLength: 5 }),
  anyText,
);

export const anyInteger = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.integer(),
  fc.constantFrom(-(2 ** 31), 2 ** 31 - 1),
);

const jsonText = fc.json({ maxDepth: 4, stringUnit: "binary" });

const tokens = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"a"',
  '"b"',
  '"\\u0061"',
  '"\\ud800"',
  '"\\ud83d\\ude00"',
  '"\t"',
  '"\\x"',
  '"',
].concat(
  [
    "1",
    "-0",
    "01",
    "1.",
    "1.5e+3",
    "+1",
    "1e400",
    ".5",
    "0x1",
    "NaN",
    "Infinity",
    "undefined",
    "'a'",
    "a",
    "/*x*/",
    "//x\n",
  ],
  [
    "true",
    "false",
    "null",
    "True",
    "nul",
    " ",
    "\n",
    "\u00a0",
    "\ufeff",
    '"2020-01-01T00:00:00Z"',
    '"/Date(0)/"',
    "{}",
    "[]",
  ],
);

/** Texts that are JSON, nearly JSON, or JSON to a lenient parser only. */
export const nearlyJson: fc.Arbitrary<string> = fc.oneof(
  jsonText,
  fc.array(fc.constantFrom(...tokens), { maxLength: 8 }).map((parts) => parts.join("")),
  fc.tuple(jsonText, fc.nat(), fc.constantFrom(...tokens, ""), fc.nat({ max: 2 })).map(([text, at, part, cut]) => {
    const position = at % (text.length + 1);
    return text.slice(0, position) + part + text.slice(position + cut);
  }),
  fc.constantFrom(
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"a":{"a":1},"b":{"a":1}}',
    '{"__proto__":1}',
    '{"2":1,"1":2}',
  ),
  fc.nat({ max: 40 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.nat({ max: 40 }).map((depth) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth)),
);

/** A tagged JSON text, or nothing. */
export const taggedJson: fc.Arbitrary<string> = fc.oneof(
  nearlyJson.map(tagged),
  fc
    .record({
      a: fc.anything({ maxDepth: 2, withDate: false }),
      b: fc.array(anyText),
      c: anyText,
      d: anyInteger,
      e: fc.boolean(),
    })
    .map((value) => tagged(JSON.stringify(value))),
);

const multimap = (names: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<Multimap> =>
  fc.dictionary(fc.constantFrom(...names), fc.array(value, { minLength: 1, maxLength: 3 }));

const queryString: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", "?", "?q=1&q=2&Q=3", "??q=1", "q=1", "?%71=%20+%2B", "?q=%ff&q=%zz&q", "?&&=&q==1&"),
  anyText.map((text) => `?q=${text}`),
);

const bytes: fc.Arbitrary<string | null> = fc
  .option(
    fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      anyText.map((text) => new TextEncoder().encode(text)),
      fc
        .constantFrom([0xef, 0xbb, 0xbf, 0x7b, 0x7d], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff])
        .map((raw) => new Uint8Array(raw)),
    ),
  )
  .map((raw) => raw && Buffer.from(raw).toString("base64"));

const response: fc.Arbitrary<CaseResponse> = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  headers: multimap(["x-a"], shortText),
  body: bytes,
});

const numbered = <T>(prefix: string, value: fc.Arbitrary<T>): Record<string, fc.Arbitrary<T>> => ({
  [`${prefix}0`]: value,
  [`${prefix}1`]: value,
  [`${prefix}2`]: value,
});

/** Variables by the kind of operand that they serve: `s0` a text, `i1` an integer, and so on. */
const variables = fc.record({
  ...numbered("s", shortText),
  ...numbered("i", anyInteger),
  ...numbered("b", fc.boolean()),
  ...numbered("j", taggedJson),
  token: fc.option(fc.record({ claims: multimap(["scp", "roles"], shortText) })),
  answer: fc.option(response),
});

export const anyCase: fc.Arbitrary<DifferentialCase> = fc.record({
  request: fc.record({
    id: fc.uuid(),
    method: fc.constantFrom("GET", "POST", "get"),
    host: fc.constantFrom("mcp.example", "localhost"),
    path: fc.constantFrom("/", "/mcp", "/mcp/"),
    clientIp: fc.ipV4(),
    query: queryString,
    headers: multimap(["x-0", "x-1", "x-2"], shortText),
    body: bytes,
  }),
  response: fc.option(response),
  lastError: fc.option(fc.record({ reason: shortText, policyId: shortText, section: shortText })),
  variables,
}) as fc.Arbitrary<DifferentialCase>;
