// Notes through which stages a request went, when, and under which correlation id it was forwarded.
import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { GatewayPorts, OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";

export interface TimedStage {
  readonly name: string;
  readonly ms: number;
}

export interface StageWatch {
  /** The ports of this one request. */
  readonly ports: GatewayPorts;
  /** What was noted, once the answer is there. A stage that was entered twice is in it once, with the time of both. */
  noted(): { readonly stages: readonly TimedStage[]; readonly correlationId?: string };
}

export const watchStages = (ports: GatewayPorts): StageWatch => {
  const times = new Map<string, number>();
  let correlationId: string | undefined;
  let current: string | undefined;
  let since = performance.now();
  const leave = (): void => {
    const now = performance.now();
    if (current !== undefined) times.set(current, (times.get(current) ?? 0) + now - since);
    since = now;
  };
  return {
    ports: {
      ...ports,
      forward: (request: OutgoingRequest) => {
        correlationId = request.headers.find(([name]) => name.toLowerCase() === headerNames.correlation)?.[1];
        return ports.forward(request);
      },
      entered: (stage) => {
        leave();
        current = stage;
      },
    },
    noted: () => {
      leave();
      current = undefined;
      return {
        stages: [...times].map(([name, ms]) => ({ name, ms })),
        ...(correlationId !== undefined && { correlationId }),
      };
    },
  };
};
