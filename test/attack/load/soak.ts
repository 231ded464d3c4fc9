import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Dependency, FaultKind } from "../case.ts";
import { startDeployment } from "../composition/deployment.ts";
import { goodArguments, message, toolCall } from "../messages.ts";
import type { TokenRequest } from "../token.ts";
import { deliver } from "../send.ts";

export interface Soak {
  readonly seconds: number;
  readonly requests: number;
  /** Answers of 200 that nobody recorded: none may be. */
  readonly unrecorded: number;
  /** Records in the trail, and whether its verifier finds it without a gap. */
  readonly records: number;
  readonly intact: boolean;
  /** Megabytes in use after the first tenth and at the end, both after collecting. */
  readonly heap: { readonly early: number; readonly late: number };
  readonly held: boolean;
}

const dependencies: readonly Dependency[] = [
  "content-safety",
  "documents",
  "state",
  "audit",
  "keys",
  "gateway-identity",
];
const kinds: readonly FaultKind[] = ["error", "garbage", "refusal"];

/** What a process that leaks nothing may still grow by, in megabytes. */
const slack = 25;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Megabytes that are in use: what was merely not collected yet is no leak. */
const collected = (): number => {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 1_048_576);
};

/** A mixed load from ever new people, while what the deployment depends on fails and comes back. */
export const soak = async (seconds: number): Promise<Soak> => {
  const target = await startDeployment();
  const ends = performance.now() + seconds * 1_000;
  const earlyAt = performance.now() + seconds * 100;
  let [requests, unrecorded, early] = [0, 0, 0];
  try {
    for (let round = 0; performance.now() < ends; round += 1) {
      const isBroken = round % 3 === 1;
      const dependency = dependencies[Math.floor(round / 3) % dependencies.length];
      target.saboteur?.heal();
      if (isBroken && dependency) target.saboteur?.inject(dependency, kinds[round % kinds.length] ?? "error");
      for (const [index, tool] of Object.keys(goodArguments).entries()) {
        const token: TokenRequest = {
          as: "alice",
          scopes: ["documents.read", "documents.write", "pages.fetch", "profile.read"],
        };
        const request =
          index % 3 === 2 ? message("tools/list", {}, { token }) : toolCall(tool, goodArguments[tool], { token });
        target.observer?.look();
        const { answer } = await deliver(request, {
          target,
          salt: `${round % 500}`,
          notes: new Map(),
          timeoutMs: 20_000,
          from: target.callFrom?.(round % 5_000),
        });
        requests += 1;
        const recorded = target.observer?.seen().decisions.length ?? 0;
        // What cannot be recorded is answered with an error, so that no answer is without its record.
        const isAnswer = answer.status === 200 && !answer.text.includes('"error"');
        if (isAnswer && recorded !== 1) unrecorded += 1;
      }
      if (early === 0 && performance.now() > earlyAt) early = collected();
    }
    target.saboteur?.heal();
    target.observer?.look();
    const { intact, records } = await target.verifyAudit();
    const late = collected();
    const held = unrecorded === 0 && intact && requests > 0 && late - early < slack + records / 1_000;
    return { seconds, requests, unrecorded, records, intact, heap: { early, late }, held };
  } finally {
    await target.close();
  }
};
