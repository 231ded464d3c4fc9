import { once } from "node:events";
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { routes, writeSettings } from "@mcp-landing-zone/contract";
import { auditKey, directoryOf, factsOf, serverSettings } from "../../local/facts.ts";
import { freePort } from "../../local/listener.ts";
import { startStandIns } from "../../local/stand-ins/index.ts";
import { cpuMicroseconds, firstLine, median, residentMegabytes, start, stop } from "./processes.ts";

interface Readiness {
  /** From the start of the process until it says that it is ready, with every service it asks answering at once. */
  readonly milliseconds: number;
  /** Of that, its processor time; the rest is waiting, also for others who use the machine. */
  readonly processorMilliseconds: number;
  readonly idleMegabytes: number;
}

const settleMs = 3_000;

const isReady = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Starts the bundle as the container does, against stand-ins for everything it asks at its start. */
export const measureReadiness = async (
  bundle: string,
  rounds: number,
  flags: readonly string[] = ["--disable-proto=throw", "--max-http-header-size=32768"],
): Promise<Readiness> => {
  const facts = factsOf("facade", await freePort());
  const standIns = await startStandIns({ directory: directoryOf(facts) });
  standIns.vault.keys.create(auditKey);
  const times: number[] = [];
  const spent: number[] = [];
  const resident: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}${routes.ready}`;
      const settings = writeSettings(serverSettings(facts, standIns.urls, port));
      const begun = performance.now();
      const server = spawn(process.execPath, [...flags, bundle], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { NODE_ENV: "production", ...settings, ...standIns.env("server") },
      });
      while (!(await isReady(url))) {
        if (server.exitCode !== null) throw new Error("the bundle ended instead of getting ready");
        await sleep(5);
      }
      times.push(performance.now() - begun);
      spent.push(cpuMicroseconds(server) / 1_000);
      await sleep(settleMs);
      resident.push(residentMegabytes(server));
      server.kill();
      await once(server, "close");
    }
  } finally {
    await standIns.close();
  }
  return {
    milliseconds: Math.round(median(times)),
    processorMilliseconds: median(spent),
    idleMegabytes: median(resident),
  };
};

/** The same of the bare SDK, which asks nothing of anyone: no start with the SDK can come below it. */
export const measureFloor = async (script: string, rounds: number): Promise<Omit<Readiness, "idleMegabytes">> => {
  const times: number[] = [];
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const server = start("server", [script]);
    await firstLine(server);
    times.push(performance.now() - begun);
    spent.push(cpuMicroseconds(server) / 1_000);
    await stop(server);
  }
  return { milliseconds: Math.round(median(times)), processorMilliseconds: median(spent) };
};
