// Starts the process of one server: its catalogue signed, and where it has upstreams, in a file that only this user reads.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalServer } from "../local-server.ts";
import { openFolder } from "../stand-ins/folder.ts";
import type { RunningServer, ServerOptions } from "./run-server.ts";
import { runServer } from "./run-server.ts";
import { signCatalogue } from "./catalogue-approval.ts";

const pageNames = new URL("page-names.ts", import.meta.url);

export const startServer = async (
  server: LocalServer,
  { settings, preload, ...others }: ServerOptions,
): Promise<RunningServer> => {
  const folder = openFolder();
  const signed = await signCatalogue(server.catalogue);
  const close = (): void => {
    signed.close();
    folder.remove();
  };
  const file = join(folder.path, "server.json");
  const { upstreams } = server;
  const isAsInAzure = server.kind === "reference" && upstreams.length === 0;
  if (!isAsInAzure) writeFileSync(file, JSON.stringify(server), { mode: 0o600 });
  try {
    const running = await runServer({
      ...others,
      settings: { ...signed.settings, ...(upstreams.length > 0 && { upstreams }), ...settings },
      preload: [pageNames, ...preload],
      ...(!isAsInAzure && { env: { ...others.env, SERVER_FILE: file } }),
    });
    return { ...running, stop: () => running.stop().finally(close) };
  } catch (error) {
    close();
    throw error;
  }
};
