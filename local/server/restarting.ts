// A server's process, started anew when a program that it runs changes.
import { watchFiles } from "../guests/watch-files.ts";
import type { LocalServer } from "../local-server.ts";
import type { RunningServer, ServerOptions } from "./run-server.ts";
import { startServer } from "./start-server.ts";

interface RestartingOptions {
  readonly server: LocalServer;
  readonly process: ServerOptions;
  /** Whether a changed program is started anew. */
  readonly watch: boolean;
  readonly onRestart: () => void;
}

export const startRestarting = async ({
  server,
  process,
  watch,
  onRestart,
}: RestartingOptions): Promise<RunningServer> => {
  let running = await startServer(server, process);
  let restarting = Promise.resolve();
  let stopped = false;
  const restart = async (): Promise<void> => {
    if (stopped) return;
    await running.stop();
    // On the same port, which is in its settings. A program that does not start ends like one that dies.
    running = await startServer(server, process);
    onRestart();
  };
  const unwatch = watch
    ? watchFiles(server, () => {
        restarting = restarting.then(restart).catch((error: unknown) => process.onEnd((error as Error).message));
      })
    : () => undefined;
  return {
    url: running.url,
    get pid() {
      return running.pid;
    },
    stop: async () => {
      stopped = true;
      unwatch();
      await restarting;
      await running.stop();
    },
  };
};
