// What the gateway decided about one request: for its observers, without anything secret.
import type { Decision } from "@mcp-landing-zone/gateway/policy/execute";

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
}

export const decisionOf = ({ method, path, body, status, decision, startedAt }: Decided): GatewayDecision => {
  const message = messageIn(body);
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
    ...(message && { message }),
  };
};
