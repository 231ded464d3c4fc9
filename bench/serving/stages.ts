/** A call's processor time by part of the server, from a CPU profile. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { calls } from "./payload.ts";
import { firstLine, start, stop } from "./processes.ts";
import { runLoad, warmUp } from "./run-load.ts";
import type { Announced } from "./run-load.ts";

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Which folder every line of a readable bundle comes from: the bundler names each module above its code. */
const foldersOf = (bundle: string): readonly string[] => {
  let folder = "";
  return readFileSync(bundle, "utf8")
    .split("\n")
    .map((line) => {
      const [, path] = /^\/\/ (\S+\.[cm]?[jt]s)$/.exec(line) ?? [];
      const [, own] =
        /(?:^|\/)(?:server\/(?:src\/)?([\w-]+)\/[^/]+|(content|contract)\/.+)$/.exec(path ?? "")?.filter(Boolean) ?? [];
      if (path !== undefined) folder = path.includes("node_modules") ? "packages" : (own ?? "bench");
      return folder;
    });
};

/** What runs below a part of the server, in Node or in the engine, is that part's. */
const owners = ({ nodes }: Profile, bundle: string): ReadonlyMap<number, string> => {
  const folders = foldersOf(bundle);
  const found = new Map<number, string>();
  for (const { id, callFrame, children = [] } of nodes) {
    const inherited = found.get(id) ?? "node:http and the rest of Node";
    const { functionName, url, lineNumber } = callFrame;
    const own = url.endsWith(bundle) ? folders[lineNumber] : undefined;
    const engine = functionName === "(garbage collector)" ? "garbage collection" : undefined;
    const owner = functionName === "(idle)" ? "idle" : (engine ?? own ?? inherited);
    found.set(id, owner);
    for (const child of children) found.set(child, owner);
  }
  return found;
};

const sharesOf = (profile: Profile, bundle: string, skipMs: number): Readonly<Record<string, number>> => {
  const owner = owners(profile, bundle);
  const spent = new Map<string, number>();
  let elapsed = 0;
  profile.samples.forEach((id, at) => {
    const time = profile.timeDeltas[at] ?? 0;
    elapsed += time;
    const name = owner.get(id) ?? "idle";
    if (elapsed > skipMs * 1_000) spent.set(name, (spent.get(name) ?? 0) + time);
  });
  spent.delete("idle");
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return Object.fromEntries(
    [...spent].sort(([, a], [, b]) => b - a).map(([name, time]) => [name, Number((time / total).toFixed(3))]),
  );
};

const seconds = 10;

/** Each part's share of the whole, once the server is warm. `target` is a bundle that was left readable. */
export const measureStages = async (target: string, args: readonly string[], load: string, folder: string) => {
  const begun = performance.now();
  const server = start("server", [
    "--cpu-prof",
    "--cpu-prof-interval",
    "500",
    "--cpu-prof-dir",
    folder,
    target,
    ...args,
  ]);
  const where = (await firstLine(server)) as Announced;
  await warmUp(load, where, calls["2026-07-28"]);
  const skipMs = performance.now() - begun;
  await runLoad(load, where, { ...calls["2026-07-28"], connections: 50, seconds });
  await stop(server);
  const [name = ""] = readdirSync(folder).filter((file) => file.endsWith(".cpuprofile"));
  return sharesOf(JSON.parse(readFileSync(join(folder, name), "utf8")) as Profile, target, skipMs);
};
