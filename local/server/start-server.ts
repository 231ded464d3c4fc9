// Starts the process of one server: its catalogue signed, and where it has upstreams, written to a file; both in a folder that only this user reads.
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
  const file = join(folder.path, "server.json");
  const { kind, catalogue, upstreams } = server;
  const isAsInAzure = kind === "reference" && upstreams.length === 0;
  try {
    const approved = await signCatalogue(catalogue, folder.path);
    if (!isAsInAzure) writeFileSync(file, JSON.stringify({ kind, catalogue }), { mode: 0o600 });
    const running = await runServer({
      ...others,
      settings: { ...approved, ...(upstreams.length > 0 && { upstreams }), ...settings },
      preload: [pageNames, ...preload],
      ...(!isAsInAzure && { env: { ...others.env, SERVER_FILE: file } }),
    });
    return { ...running, stop: () => running.stop().finally(folder.remove) };
  } catch (error) {
    folder.remove();
    throw error;
  }
};
