// The processes that guard the servers of others, each started anew when its program changes.
import type { Facts } from "../facts.ts";
import type { ServerOptions } from "../server/run-server.ts";
import type { PinnedGuest } from "./pin.ts";
import { runGuard } from "./run-guard.ts";
import { watchFiles } from "./watch-files.ts";

export interface Guard {
  readonly facts: Facts;
  readonly url: string;
  stop(): Promise<void>;
}

interface GuardOptions {
  readonly guest: PinnedGuest;
  readonly facts: Facts;
  readonly server: Omit<ServerOptions, "preload" | "entryPoint">;
  /** Whether a changed program is started anew. */
  readonly watch: boolean;
  readonly onRestart: () => void;
}

export const startGuard = async ({ guest, facts, server, watch, onRestart }: GuardOptions): Promise<Guard> => {
  let running = await runGuard(guest, server);
  let restarting = Promise.resolve();
  let stopped = false;
  const restart = async (): Promise<void> => {
    if (stopped) return;
    await running.stop();
    // On the same port, which is in its settings. A program that does not start ends like one that dies.
    running = await runGuard(guest, server);
    onRestart();
  };
  const unwatch = watch
    ? watchFiles(guest, () => {
        restarting = restarting.then(restart).catch((error: unknown) => server.onEnd((error as Error).message));
      })
    : () => undefined;
  return {
    facts,
    url: running.url,
    stop: async () => {
      stopped = true;
      unwatch();
      await restarting;
      await running.stop();
    },
  };
};
