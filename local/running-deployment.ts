import type { Answers } from "./answer/answers.ts";
import type { DetectionWatch } from "./detections/watch.ts";
import type { Facts } from "./facts.ts";
import type { Feed } from "./feed.ts";
import type { LocalGateway } from "./gateway/gateway.ts";
import type { RunningServer } from "./server/run-server.ts";
import type { StandIns } from "./stand-ins/index.ts";

interface TokenRequest {
  readonly user: string;
  /** Short names. */
  readonly scopes: readonly string[];
  /** @default the reference server */
  readonly server?: string;
}

export interface Deployment {
  /** Of the reference server. */
  readonly facts: Facts;
  /** Of the servers of others. */
  readonly guests: readonly Facts[];
  readonly standIns: StandIns;
  readonly gateway: LocalGateway;
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
