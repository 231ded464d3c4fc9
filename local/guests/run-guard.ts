// Starts the process that guards another server, with the guest and its pinned catalogue in a file that only this user reads.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningServer, ServerOptions } from "../server/run-server.ts";
import { runServer } from "../server/run-server.ts";
import { signCatalogue } from "../server/catalogue-approval.ts";
import { openFolder } from "../stand-ins/folder.ts";
import type { PinnedGuest } from "./pin.ts";

const entryPoint = new URL("guard-main.ts", import.meta.url);

export const runGuard = async (
  guest: PinnedGuest,
  { settings, ...process }: Omit<ServerOptions, "preload" | "entryPoint">,
): Promise<RunningServer> => {
  const folder = openFolder();
  const signed = await signCatalogue(guest.catalogue);
  const close = (): void => {
    signed.close();
    folder.remove();
  };
  const file = join(folder.path, "guest.json");
  writeFileSync(file, JSON.stringify(guest), { mode: 0o600 });
  try {
    const server = await runServer({
      settings: { ...settings, ...signed.settings, upstreams: [guest.upstream] },
      ...process,
      env: { ...process.env, GUEST_FILE: file },
      preload: [],
      entryPoint,
    });
    return { ...server, stop: () => server.stop().finally(close) };
  } catch (error) {
    close();
    throw error;
  }
};
