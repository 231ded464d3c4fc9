import type { Answers } from "./answer/answers.ts";
import type { DetectionWatch } from "./detections/watch.ts";
import type { Facts } from "./facts.ts";
import type { Feed } from "./feed.ts";
import type { LocalGateway } from "./gateway/gateway.ts";
import type { NotHere } from "./local-server.ts";
import type { RunningServer } from "./server/run-server.ts";
import type { StandIns } from "./stand-ins/index.ts";

interface TokenRequest {
  readonly user: string;
  /** Short names. */
  readonly scopes: readonly string[];
  /** @default the first server */
  readonly server?: string;
}

export interface Deployment {
  /** Of every server that runs here, this project's own first. */
  readonly servers: readonly [Facts, ...Facts[]];
  /** Of the first. */
  readonly facts: Facts;
  /** What the configuration names and does not run here. */
  readonly notHere: readonly NotHere[];
  readonly standIns: StandIns;
  readonly gateway: LocalGateway;
  /** The process of the first. */
  readonly server: RunningServer;
  readonly feed: Feed;
  /** The catalogue of detections on what happens here. */
  readonly detections: DetectionWatch;
  /** What follows when one of them fires. */
  readonly answers: Answers;
  readonly startedAt: Date;
  readonly consoleUrl: string;
  /** A user's token for the server, as if they had signed in with the client. */
  token(request: TokenRequest): Promise<string>;
  /** Ends every process and connection and removes every file. */
  close(): Promise<void>;
}
