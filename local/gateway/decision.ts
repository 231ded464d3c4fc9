// What the gateway decided about one request: for its observers, without anything secret.
import type { Decision, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import { stagesOf } from "@mcp-landing-zone/gateway/policy/execute";
import type { ClaimedCaller } from "./claimed-caller.ts";
import type { StageWatch, TimedStage } from "./stage-watch.ts";

export interface GatewayDecision {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly outcome: "allowed" | "refused";
  /** The rule that ended the request; none when the server answered. */
  readonly stage?: string;
  /** Why an element of that rule failed. */
  readonly reason?: string;
  /** Name of the server. */
  readonly server: string;
  /** Name of the document that ran. */
  readonly document: string;
  /** Those that the request entered, in that order. */
  readonly stages: readonly TimedStage[];
  /** Those that it did not. */
  readonly notReached: readonly string[];
  /** Under which the request was forwarded. */
  readonly correlationId?: string;
  /** What the token names, verified or not. */
  readonly caller?: ClaimedCaller;
  /** What the body names, verified or not. */
  readonly message?: { readonly method: string; readonly tool?: string };
}

const word = /^[\w./-]{1,64}$/;
const wordOr = (value: unknown): string | undefined =>
  typeof value === "string" && word.test(value) ? value : undefined;

interface Message {
  readonly method?: unknown;
  readonly params?: { readonly name?: unknown } | null;
}

const messageIn = (body: Uint8Array | undefined): GatewayDecision["message"] => {
  try {
    const { method, params } = JSON.parse(Buffer.from(body ?? []).toString("utf8")) as Message;
    const [named, tool] = [wordOr(method), method === "tools/call" ? wordOr(params?.name) : undefined];
    return named === undefined ? undefined : { method: named, ...(tool !== undefined && { tool }) };
  } catch {
    return undefined;
  }
};

interface Decided {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array | undefined;
  readonly status: number;
  readonly decision: Decision;
  readonly startedAt: number;
  readonly server: string;
  readonly document: PolicyDocument;
  readonly noted: ReturnType<StageWatch["noted"]>;
  readonly caller: ClaimedCaller | undefined;
}

/** Stages on the way in; those of the answer are run by every request. */
const before = ["inbound", "backend"] as const;

export const decisionOf = (decided: Decided): GatewayDecision => {
  const { method, path, body, status, decision, startedAt, server, document, noted, caller } = decided;
  const message = messageIn(body);
  const entered = noted.stages.map(({ name }) => name);
  const { stage, error } = decision;
  return {
    at: new Date(startedAt).toISOString(),
    method,
    path,
    status,
    durationMs: Date.now() - startedAt,
    // A tool that there is not is refused by an error of the protocol, under the status 200.
    outcome: status < 400 && stage !== "tool" ? "allowed" : "refused",
    ...(stage !== undefined && { stage }),
    ...(error && { reason: error.reason }),
    server,
    document: document.name,
    ...noted,
    notReached: before.flatMap((section) => stagesOf(document, section)).filter((name) => !entered.includes(name)),
    ...(caller && { caller }),
    ...(message && { message }),
  };
};
