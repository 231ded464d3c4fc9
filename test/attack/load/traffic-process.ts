import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Counted, Traffic } from "./traffic.ts";

interface TrafficProcess {
  readonly counted: Promise<Counted>;
  stop(): void;
}

const entryPoint = fileURLToPath(new URL("traffic.child.ts", import.meta.url));

export const startTraffic = (traffic: Traffic): TrafficProcess => {
  const child = fork(entryPoint, { execArgv: ["--import", "tsx/esm"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  child.send(traffic);
  const ended = once(child, "exit").then(() => {
    throw new Error("those who send ended without a word");
  });
  const first = once(child, "message").then(([counted]) => counted as Counted);
  // The first of the two; the other one is no failure.
  ended.catch(() => undefined);
  return { counted: Promise.race([first, ended]), stop: () => child.connected && child.send("stop") };
};
