import type { Console } from "../engine/console.ts";
import { nextLabel as label } from "../../constructs/compute/traffic.ts";
import type { ContainerAppTraffic } from "./container-app.ts";
import { isHealthy, isLost } from "./container-app.ts";

export interface RolloutSteps {
  readonly traffic: ContainerAppTraffic;
  /** Makes the new revision. Gives whether it was made. */
  readonly deploy: () => Promise<boolean>;
  /** Probes the new revision, before it has traffic, under the host of its label; returns its faults. @default no probe */
  readonly verifyNext?: ((host: string) => Promise<readonly string[]>) | undefined;
  /** What is wrong with the endpoint once the new revision serves. */
  readonly verify: () => Promise<readonly string[]>;
  /** Asked once, when `verify` finds nothing wrong: what takes too long to be asked again. @default nothing */
  readonly prove?: (() => Promise<readonly string[]>) | undefined;
  readonly console: Console;
  readonly pause: () => Promise<void>;
  /** How often to look for health. */
  readonly looks: number;
}

/**
 * A new revision, without traffic until Azure's probes call it healthy and it answers under its label as it must; then with all of it; back to the old one when
 * what clients see is not right.
 * The old revision runs on the whole time. Gives whether the new one serves.
 */
export const rollOut = async ({
  traffic,
  deploy,
  verifyNext,
  verify,
  prove = async () => [],
  console,
  pause,
  looks,
}: RolloutSteps): Promise<boolean> => {
  const before = await traffic.read();
  const old = before?.serving;
  // "The latest" would hand every request to the new revision as soon as it starts.
  if (old !== undefined) await traffic.send(old);
  if (!(await deploy())) return false;
  const after = await traffic.read();
  const next = after?.latest;
  if (next === undefined) throw new Error(`${traffic.id}: not there after the deployment`);
  if (next === old) {
    console.say(`${next} serves already; nothing new was made.`);
    return true;
  }
  if (old !== undefined) await traffic.send(old, { revision: next, label });
  const ill = await unhealthy(traffic, next, { pause, looks });
  if (ill !== undefined) {
    console.say(`${next} is not promoted: ${ill}. ${old ?? "Nothing"} serves as before.`);
    return false;
  }
  if (old !== undefined && verifyNext !== undefined) {
    const early = await lastFaults(async () => verifyNext(await traffic.host(label)), pause);
    for (const fault of early) console.say(`✗ ${fault}`);
    if (early.length > 0) {
      console.say(`${next} is not promoted: it does not answer as it must. ${old} serves as before.`);
      return false;
    }
    console.say(`${next} answers as it must, without traffic.`);
  }
  await traffic.send(next);
  const wrong = await lastFaults(verify, pause);
  const faults = wrong.length > 0 ? wrong : await prove();
  if (faults.length === 0) {
    console.say(`${next} serves${old === undefined ? "" : `; ${old} still runs, for npm run rollback`}.`);
    return true;
  }
  for (const fault of faults) console.say(`✗ ${fault}`);
  if (old === undefined) {
    console.say(`${next} is the first revision, so there is none to go back to.`);
    return false;
  }
  await traffic.send(old);
  console.say(`${old} serves again; ${next} gets no traffic.`);
  return false;
};

/** How often to ask: a new host name, a new route and a shift of traffic take Azure some seconds. */
const attempts = 6;

const lastFaults = async (
  verify: () => Promise<readonly string[]>,
  pause: () => Promise<void>,
): Promise<readonly string[]> => {
  for (let attempt = 1; ; attempt++) {
    const faults = await verify();
    if (faults.length === 0 || attempt === attempts) return faults;
    await pause();
  }
};

const unhealthy = async (
  traffic: ContainerAppTraffic,
  name: string,
  { pause, looks }: Pick<RolloutSteps, "pause" | "looks">,
): Promise<string | undefined> => {
  for (let look = 0; look < looks; look++) {
    const revision = await traffic.revision(name);
    if (revision && isHealthy(revision)) return undefined;
    if (revision && isLost(revision)) return "its containers failed to start; az containerapp logs show says why";
    await pause();
  }
  return "its probes did not succeed in time";
};

/** Sends all traffic to a revision that still runs: the one named, or the newest healthy one before that which serves. */
export const rollBack = async (
  traffic: ContainerAppTraffic,
  to?: string,
): Promise<{ readonly from: string | undefined; readonly to: string }> => {
  const serving = (await traffic.read())?.serving;
  const running = await traffic.revisions();
  const others = running.filter(({ name }) => name !== serving);
  const older = others.filter(
    (one) =>
      (one.properties.createdTime ?? "") <
      (running.find(({ name }) => name === serving)?.properties.createdTime ?? "~"),
  );
  const found =
    to === undefined ? older.find(isHealthy) : running.find(({ name }) => name === to || name.endsWith(`--${to}`));
  if (!found) {
    const names = others.map(({ name }) => name).join(", ") || "none";
    throw new Error(`revision: received ${to ?? "no name"}, expected a running one to go back to; there are ${names}`);
  }
  await traffic.send(found.name);
  return { from: serving, to: found.name };
};
