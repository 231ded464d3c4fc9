import type { Constant, Element } from "../../policy/index.ts";
import {
  and,
  choose,
  equals,
  followedBy,
  includes,
  integerVariable,
  isMoreThan,
  isNumber,
  joined,
  jsonQuoted,
  jsonVariable,
  length,
  not,
  responseVariable,
  sendRequest,
  setVariable,
  slice,
  stringVariable,
  text,
  when,
} from "../../policy/index.ts";
import { refuseUnless } from "../../policy/refusal.ts";
import { textOf } from "../constant.ts";
import { mcpVariables } from "../mcp/variables.ts";
import { refuseInspected } from "./refusals.ts";

type Inbound = Element<"api/inbound">;

export interface InspectionFacts {
  /** `https://` and the host of Content Safety, without a slash at the end. */
  readonly endpoint: Constant;
  /** The client id of the gateway's identity, which may use Content Safety. */
  readonly identityClientId: Constant;
  /** How many requests one call may cost. A call with more text is refused. @default 5 */
  readonly mostChunks?: number;
  /** How long a verdict may take. @default 5 */
  readonly timeoutSeconds?: number;
}

/**
 * The longest text in one request, in UTF-16 units. The service counts code points, of which no text has more.
 */
export const chunkLength = 10_000;

/** How far two neighbouring chunks overlap, so that nothing hides across a cut. */
export const chunkOverlap = 500;

/** As much text as so many chunks hold. */
export const inspectedLength = (chunks: number): number => chunks * (chunkLength - chunkOverlap) + chunkOverlap;

const argumentText = stringVariable("inspected-text");
const argumentLength = integerVariable("inspected-length");
const verdict = jsonVariable("inspection-verdict");
const attackDetected = verdict.at("userPromptAnalysis", "attackDetected");

const said = (member: "arguments" | "inputResponses") => mcpVariables.message.at("params", member).leaves();

/**
 * asks Prompt Shields about all that a call of a tool or of a prompt says, in its arguments and in what it answers to a question of the tool: every string and
 * every name above one, with escapes undone. All of it or none: a chunk without a verdict ends the call as an attack in one does.
 */
export const inspectArguments = (facts: InspectionFacts): readonly [Inbound] => {
  const { mostChunks = 5, timeoutSeconds = 5 } = facts;
  refuseUnless(isWithin(mostChunks, 20), "mostChunks", mostChunks, "1 to 20 requests for a call");
  refuseUnless(isWithin(timeoutSeconds, 30), "timeoutSeconds", timeoutSeconds, "1 to 30 seconds");
  const chunks = Array.from({ length: mostChunks }, (_, index) => inspectChunk(facts, timeoutSeconds, index));
  return [
    choose(
      when(
        includes(["tools/call", "prompts/get"], mcpVariables.method.or("")),
        setVariable(argumentText, joined(followedBy(said("arguments"), said("inputResponses")), "\n")),
        setVariable(argumentLength, length(argumentText.or(""))),
        choose(when(isMoreThan(argumentLength.or(0), inspectedLength(mostChunks)), refuseInspected("too-long"))),
        ...chunks,
      ),
    ),
  ];
};

const isWithin = (number: number, most: number): boolean => Number.isInteger(number) && number >= 1 && number <= most;

/** Asks about one chunk if the text reaches beyond the chunk before it. */
const inspectChunk = (
  { endpoint, identityClientId }: InspectionFacts,
  timeoutSeconds: number,
  index: number,
): Inbound => {
  const covered = index === 0 ? 0 : inspectedLength(index);
  const chunk = slice(argumentText.or(""), index * (chunkLength - chunkOverlap), chunkLength);
  // One variable for each chunk: the answer to one can then never stand for another that got none.
  const answer = responseVariable(`inspection-answer-${index + 1}`);
  return choose(
    when(
      isMoreThan(argumentLength.or(0), covered),
      sendRequest({
        into: answer,
        method: "POST",
        url: text(textOf(endpoint), "/contentsafety/text:shieldPrompt?api-version=2024-09-01"),
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: text('{"userPrompt":', jsonQuoted(chunk), ',"documents":[]}'),
        identity: { resource: "https://cognitiveservices.azure.com", clientId: identityClientId },
        timeoutSeconds,
        ignoreError: true,
      }),
      setVariable(verdict, answer.text),
      choose(
        when(
          not(and(isNumber(answer.status, 200), equals(attackDetected.kind(), "boolean"))),
          refuseInspected("no-verdict"),
        ),
        when(attackDetected.boolean(true), refuseInspected("attack")),
      ),
    ),
  );
};
