import { equals, type Expr, includes, lowered, or, request } from "../policy/index.ts";
import { textOf } from "./constant.ts";
import type { Endpoint } from "./endpoint.ts";

export interface HostFacts {
  readonly endpoint: Endpoint;
  readonly otherHosts?: readonly string[];
}

/** Ends DNS rebinding: whether the request names this deployment. */
export const isServed = ({ endpoint, otherHosts = [] }: HostFacts): Expr<"boolean"> =>
  or(equals(lowered(request.host), textOf(endpoint.host)), includes(otherHosts, lowered(request.host)));
