import { csharpString } from "./csharp-literal.ts";
import type { Expr } from "./expr.ts";
import { read } from "./read.ts";
import { joinedValues } from "./request.ts";

const status = read({
  name: "response.status",
  gives: "integer",
  csharp: () => "(context.Response?.StatusCode ?? 0)",
  evaluate: ({ response }) => response?.status ?? 0,
});

const header = read<"string", [name: string, otherwise: string]>({
  name: "response.header",
  gives: "string",
  csharp: ([name, otherwise]) =>
    `(context.Response?.Headers.GetValueOrDefault(${csharpString(name)}, ${csharpString(otherwise)}) ?? ${csharpString(otherwise)})`,
  evaluate: ({ response }, [name, otherwise]) => joinedValues(response?.headers.values(name) ?? [], otherwise),
});

/**
 * The answer so far: the backend's in outbound, the refusal's in on-error. Its body cannot be read: that would hold back a stream.
 *
 * @example
 * when(isMoreThan(response.status, 499), returnResponse({ status: 502 }));
 */
export const response = {
  status: status(),
  header: (name: string, otherwise = ""): Expr<"string"> => header(name, otherwise),
} as const;

const reason = read({
  name: "error.reason",
  gives: "string",
  csharp: () => '(context.LastError?.Reason ?? "")',
  evaluate: ({ lastError }) => lastError?.reason ?? "",
});

const stage = read({
  name: "error.stage",
  gives: "string",
  csharp: () => '(context.LastError?.PolicyId ?? "")',
  evaluate: ({ lastError }) => lastError?.policyId ?? "",
});

const section = read({
  name: "error.section",
  gives: "string",
  csharp: () => '(context.LastError?.Section ?? "")',
  evaluate: ({ lastError }) => lastError?.section ?? "",
});

/**
 * Why control is in on-error. The message is left out on purpose: it repeats what the client sent, and names what it should not know.
 *
 * @example
 * when(equals(lastError.stage, "token"), returnResponse({ status: 401 }));
 */
export const lastError = { reason: reason(), stage: stage(), section: section() } as const;

export const outcomeReads = [status, header, reason, stage, section].map(({ definition }) => definition);
