import { overHttp } from "@mcp-landing-zone/contract";
import type { Upstream } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { Credentials } from "./credentials.ts";
import { createHttpLink } from "./http-link.ts";
import type { HttpWay } from "./http-link.ts";
import type { Link } from "./link.ts";
import { createStdioLink } from "./stdio-link.ts";

export interface LinkOptions {
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** How HTTP gets out. @default the system's resolver, TLS */
  readonly way: HttpWay;
  readonly log: (line: string) => void;
  readonly onListChanged: () => void;
  /** The upstream has ended; the next one may answer otherwise. */
  readonly onLost: () => void;
}

export const openLink = (upstream: Upstream, { way, log, onLost, ...common }: LinkOptions): Link =>
  overHttp(upstream)
    ? createHttpLink({ ...way, ...common, upstream })
    : createStdioLink({ ...common, upstream, log, onLost });
