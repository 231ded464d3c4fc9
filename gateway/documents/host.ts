import type { Expr } from "../policy/index.ts";
import { and, equals, includes, lowered, or, request } from "../policy/index.ts";
import type { Constant } from "../policy/index.ts";
import { textOf } from "./constant.ts";
import type { Endpoint } from "./endpoint.ts";

export interface HostFacts {
  readonly endpoint: Endpoint;
  readonly otherHosts?: readonly string[];
  /** Of the Front Door through which every request has to come. @default - requests come from clients themselves */
  readonly frontDoorId?: Constant;
}

/**
 * Ends DNS rebinding: whether the request names this deployment. Behind Front Door also R-162, whether it came through this one, which writes its id over
 * what clients say: a way around the firewall would be one into the gateway.
 */
export const isServed = ({ endpoint, otherHosts = [], frontDoorId }: HostFacts): Expr<"boolean"> => {
  const isNamed = or(equals(lowered(request.host), textOf(endpoint.host)), includes(otherHosts, lowered(request.host)));
  return frontDoorId === undefined
    ? isNamed
    : and(isNamed, equals(lowered(request.header("X-Azure-FDID")), textOf(frontDoorId)));
};
