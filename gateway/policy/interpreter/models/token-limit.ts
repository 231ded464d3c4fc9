import type { TokenLimit, TokenPeriod } from "../../element/model-data.ts";
import { evaluator } from "../../expression/evaluate.ts";
import type { Exchange } from "../exchange.ts";
import { PolicyError } from "../policy-error.ts";
import { estimatedPrompt, meterTokens } from "./metering.ts";

const minute = 60_000;

/** Refuses once the tokens of a minute (429) or of a period (403) are used up. The cost of a call counts when its answer is there. */
export const tokenLimit = (element: TokenLimit): ((exchange: Exchange) => void) => {
  const { element: source, perMinute, quota, estimatePrompt, headers, variables } = element;
  const key = evaluator(element.key);
  const tokensOfQuota = quota && evaluator(quota.tokens);
  return (exchange) => {
    const { counters } = exchange.ports;
    const caller = key(exchange);
    const [rate, period] = [`tokens:${caller}`, `tokens:${quota?.period}:${caller}`];
    const allowed = tokensOfQuota?.(exchange);
    const { tokens, isStreamed } = estimatedPrompt(exchange);
    const estimate = estimatePrompt || isStreamed ? tokens : 0;
    const now = exchange.now().getTime();
    const window = quota && periodAt(quota.period, now);
    const recent = counters.since(rate, now - minute);

    let consumed = 0;
    const left = () => ({
      minute: perMinute === undefined ? undefined : perMinute - counters.since(rate, now - minute).calls,
      quota: allowed === undefined || !window ? undefined : allowed - counters.within(period, window),
    });
    const report = (withEstimate: number) => {
      const { minute: ofMinute, quota: ofQuota } = left();
      const set = (name: keyof typeof variables, value: number | undefined) => {
        const variable = variables[name]?.variable;
        if (variable && value !== undefined) exchange.variables.set(variable, Math.max(0, value));
      };
      set("remaining", ofMinute === undefined ? undefined : ofMinute - withEstimate);
      set("remainingQuota", ofQuota === undefined ? undefined : ofQuota - withEstimate);
      set("consumed", consumed === 0 ? withEstimate : consumed);
    };
    report(estimate);
    exchange.afterwards.push(() => {
      const { minute: ofMinute, quota: ofQuota } = left();
      const answer = exchange.response?.headers;
      if (headers.remaining && ofMinute !== undefined) answer?.set(headers.remaining, [String(Math.max(0, ofMinute))]);
      if (headers.remainingQuota && ofQuota !== undefined)
        answer?.set(headers.remainingQuota, [String(Math.max(0, ofQuota))]);
    });

    const refuse = (reason: string, message: string, status: number, milliseconds: number): never => {
      const wait = String(Math.max(1, Math.ceil(milliseconds / 1000)));
      if (variables.retryAfter) exchange.variables.set(variables.retryAfter.variable, wait);
      throw new PolicyError(source, reason, message, status, [[headers.retryAfter ?? "Retry-After", wait]]);
    };
    if (perMinute !== undefined && isUsedUp(recent.calls, estimate, perMinute))
      refuse("TokenLimitExceeded", "Token limit is exceeded.", 429, recent.earliest + minute - now);
    if (allowed !== undefined && window && isUsedUp(counters.within(period, window), estimate, allowed))
      refuse("TokenQuotaExceeded", "Token quota is exceeded.", 403, window.ends - now);

    meterTokens(exchange, (used) => {
      consumed = used.prompt + used.completion;
      const answered = exchange.now().getTime();
      if (perMinute !== undefined) counters.count(rate, answered, consumed);
      if (window) counters.countWithin(period, window, consumed);
      report(0);
      if (headers.consumed && !used.isStreamed) exchange.response?.headers.set(headers.consumed, [String(consumed)]);
    });
  };
};

const isUsedUp = (used: number, estimate: number, allowed: number): boolean =>
  used >= allowed || used + estimate > allowed;

/** The period that an instant is in: since the hour, the day, the week, the month or the year began in UTC. Weeks begin on Monday. */
export const periodAt = (period: TokenPeriod, instant: number): { readonly began: number; readonly ends: number } => {
  const at = new Date(instant);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const between = (began: number, ends: number) => ({ began, ends });
  switch (period) {
    case "Hourly": {
      const began = Date.UTC(year, month, day, at.getUTCHours());
      return between(began, began + 60 * minute);
    }
    case "Daily":
      return between(Date.UTC(year, month, day), Date.UTC(year, month, day + 1));
    case "Weekly": {
      const monday = day - ((at.getUTCDay() + 6) % 7);
      return between(Date.UTC(year, month, monday), Date.UTC(year, month, monday + 7));
    }
    case "Monthly":
      return between(Date.UTC(year, month), Date.UTC(year, month + 1));
    case "Yearly":
      return between(Date.UTC(year, 0), Date.UTC(year + 1, 0));
  }
};
