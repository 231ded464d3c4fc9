import type { OutgoingRequest, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import type { Observed } from "../../../testing/policies/gateway.ts";
import { gatewayOf, valuesOf } from "../../../testing/policies/gateway.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";

/** One request and what the gateway has to do with it. */
export interface Decision {
  /** Begins with the ids of what it proves. */
  readonly title: string;
  readonly exchange: Exchange;
  readonly status: number;
  /** Of the JSON-RPC error. @default the gateway answers 200, or says nothing */
  readonly code?: number;
  /** The parameter that the error names. */
  readonly parameter?: string;
  /** The whole of `WWW-Authenticate`; `none` for an answer without it. */
  readonly challenge?: string;
  /** Other headers of the answer. */
  readonly answers?: Readonly<Record<string, string>>;
  /** What has happened before. */
  readonly after?: readonly Past[];
  /** Milliseconds since then. */
  readonly later?: number;
  /** The rule that decides; none for a request that is served. */
  readonly stage?: string;
  /** What operators have written into the switch. */
  readonly switch?: string;
  /** What operators have set it to. @default 0 */
  readonly threatLevel?: string;
  /** What is wrong with what the server got. */
  readonly forwarded?: (request: OutgoingRequest) => readonly string[];
}

/** Requests that came before. */
export interface Past {
  readonly exchange: Exchange | ((count: number) => Exchange);
  readonly times: number;
  /** Milliseconds after each. @default 0 */
  readonly every?: number;
}

/** What the document does otherwise than decided; nothing when it is right. */
export const problemsOf = async (decision: Decision, policy?: PolicyDocument): Promise<readonly string[]> => {
  const { exchange, after = [], later = 0 } = decision;
  const { send, world } = gatewayOf(policy);
  for (const { exchange: earlier, times, every = 0 } of after) {
    for (let count = 0; count < times; count++) {
      await send(typeof earlier === "function" ? earlier(count) : earlier);
      world.elapsed += every;
    }
  }
  world.elapsed += later;
  world.switch = decision.switch ?? "none";
  world.threatLevel = decision.threatLevel ?? "0";
  return problemsOfAnswer(decision, await send(exchange), exchange);
};

const problemsOfAnswer = (decision: Decision, answer: Observed, exchange: Exchange): readonly string[] => {
  const { status, code, parameter, challenge, answers = {}, forwarded, stage } = decision;
  // An error of the protocol has the status 200, too.
  const isServed = status === 200 && code === undefined;
  const said = errorOf(answer.text);
  return [
    ...differs("status", answer.status, status),
    ...(stage === undefined ? [] : differs("decided by", answer.decision.stage, stage)),
    ...(code === undefined ? [] : differs("code", said?.code, code)),
    ...(parameter === undefined ? [] : differs("parameter", said?.data?.parameter, parameter)),
    ...(challenge === undefined
      ? []
      : differs("challenge", valuesOf(answer, "WWW-Authenticate").join() || "none", challenge)),
    ...Object.entries(answers).flatMap(([name, value]) => differs(name, valuesOf(answer, name).join(), value)),
    ...differs("reached the server", answer.forwarded !== undefined, isServed),
    ...(answer.forwarded && forwarded ? forwarded(answer.forwarded) : []),
    ...(isServed ? [] : leaks(answer, exchange)),
  ];
};

const differs = (what: string, received: unknown, expected: unknown): readonly string[] =>
  received === expected ? [] : [`${what} is ${String(received)}, expected ${String(expected)}`];

interface Said {
  readonly code?: number;
  readonly data?: { readonly parameter?: string };
}

const errorOf = (text: string): Said | undefined => {
  try {
    return (JSON.parse(text) as { readonly error?: Said }).error;
  } catch {
    return undefined;
  }
};

/** A refusal is a JSON-RPC error that no cache keeps, and repeats nothing of the credentials. */
const leaks = (answer: Observed, { headers }: Exchange): readonly string[] => {
  const credentials = [headers["authorization"] ?? []].flat().map((value) => value.replace(/^\S+ /, ""));
  const everything = JSON.stringify([answer.headers, answer.text]);
  return [
    ...differs("Content-Type", valuesOf(answer, "Content-Type").join(), "application/json"),
    ...differs("Cache-Control", valuesOf(answer, "Cache-Control").join(), "no-store"),
    ...credentials
      .filter((value) => value.length > 8 && everything.includes(value))
      .map(() => "the answer repeats the credentials"),
  ];
};
