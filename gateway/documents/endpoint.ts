import type { Constant, Expr, Given } from "../policy/index.ts";
import { text } from "../policy/index.ts";
import { textOf } from "./constant.ts";

/** An address of the gateway, as clients see it. */
export interface Endpoint {
  /** The host name alone; Azure may choose it, and then it is known at deployment. */
  readonly host: Constant;
  /** With a slash before it and none after it. */
  readonly path: string;
  /**
   * What the paths of everything else that belongs to this server begin with, such as `/weather`, where the gateway has several servers. Its issuer and
   * its metadata are then found by the path forms of RFC 8414 and RFC 9728.
   * @default - nothing
   */
  readonly base?: string;
  /** Scheme, host and port, for a gateway on the user's own machine. @default https and the host */
  readonly origin?: string;
}

const originOf = ({ host, origin }: Endpoint): Given<"string"> => origin ?? text("https://", textOf(host));

export const urlOf = (endpoint: Endpoint): Expr<"string"> => text(originOf(endpoint), endpoint.path);

export const baseOf = ({ base = "" }: Pick<Endpoint, "base">): string => base;
