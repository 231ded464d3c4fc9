import { errorCodes } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { Decision } from "../decision.ts";
import type { Era, Exchange } from "../../../../testing/policies/requests.ts";
import { eras, toolCall, withBody } from "../../../../testing/policies/requests.ts";

const refused = { status: 413, code: errorCodes.invalidRequest, stage: "tool-input", challenge: "none" } as const;
const { tools } = referenceCatalogue;
const toolOf = (wanted: string) => tools.find(({ name }) => name === wanted)!;

/** A call whose arguments are written as given. */
const calling = (name: string, written: string, era: Era = "2025-11-25"): Exchange => {
  const call = toolCall(era, name);
  return withBody(String(call.body).replace(/"arguments":\{[^}]*\}/, () => `"arguments":${written}`))(call);
};
/** Arguments of so many bytes. */
const ofSize = (bytes: number) => `{"t":"${"x".repeat(bytes - '{"t":""}'.length)}"}`;

const perTool: readonly Decision[] = tools.flatMap(({ name, limits: { maxInputBytes } }) =>
  eras.flatMap((era) => [
    {
      title: `R-55 ${era}: ${name} takes as much as the catalogue says`,
      exchange: calling(name, ofSize(maxInputBytes), era),
      status: 200,
    },
    {
      title: `R-55 ${era}: ${name} takes not one byte more`,
      exchange: calling(name, ofSize(maxInputBytes + 1), era),
      ...refused,
    },
  ]),
);

const largest = toolOf("fetch_page").limits.maxInputBytes;
const fetchPage = (written: string): Exchange => calling("fetch_page", written);
/** As many as are too large only if each counts. */
const many = (item: string) => Array.from({ length: Math.ceil(largest / 2) }, () => item).join();

const measure: readonly Decision[] = [
  ["a text beyond ASCII, by its bytes", fetchPage(`{"t":"${"é".repeat(largest / 2)}"}`)],
  ["the name of a member", fetchPage(`{"${"x".repeat(largest)}":1}`)],
  ["what is within a member", fetchPage(`{"a":{"b":[${ofSize(largest)}]}}`)],
  ["numbers", fetchPage(`{"a":[${many("1")}]}`)],
  ["brackets", fetchPage(`{"a":[${many("[]")}]}`)],
].map(([what, exchange]) => ({
  title: `R-55 the size of arguments counts ${what as string}`,
  exchange: exchange as Exchange,
  ...refused,
}));

const besides: readonly Decision[] = [
  ["white space", fetchPage(`{"t":${" ".repeat(largest)}"x"}`)],
  ["an escape that stands for one character", fetchPage(`{"t":"${"\\u0041".repeat(largest / 2)}"}`)],
  ["what is said beside the arguments", calling("fetch_page", `{},"requestState":"${"x".repeat(largest)}"`)],
].map(([what, exchange]) => ({
  title: `R-55 the size of arguments does not count ${what as string}`,
  exchange: exchange as Exchange,
  status: 200,
}));

const deletion = toolOf("delete_document");

export const toolInput: readonly Decision[] = [
  ...perTool,
  ...measure,
  ...besides,
  {
    title: "R-55 R-56 arguments that are too large count like any call",
    exchange: toolCall("2025-11-25", "delete_document"),
    status: 429,
    stage: "tool-limit",
    after: [
      {
        exchange: calling(deletion.name, ofSize(deletion.limits.maxInputBytes + 1)),
        times: deletion.limits.callsPerMinute,
      },
    ],
  },
];
