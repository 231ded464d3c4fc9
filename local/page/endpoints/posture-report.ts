// How the deployment that was synthesised stands against the rules of the posture, and what it costs before the first request.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CostEstimate } from "@mcp-landing-zone/contract";
import type { Endpoint } from "../../console/console.ts";
import type { JudgedRule } from "./posture.ts";
import { judgedRules } from "./posture.ts";

export interface PostureReport {
  readonly profile: string;
  readonly environment: string;
  readonly rules: readonly JudgedRule[];
  /** What `npm run synth` has written beside the stacks. */
  readonly cost: CostEstimate;
}

const readReport = async (stacks: string): Promise<PostureReport> => {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(stacks, name), "utf8"));
  const [rules, cost, configuration] = await Promise.all([
    judgedRules(stacks),
    read("cost.json"),
    read("configuration.json"),
  ]);
  const { profile, environment } = configuration as { readonly profile: string; readonly environment: string };
  return { profile, environment, rules, cost: cost as CostEstimate };
};

export const postureEndpoints = (stacks: string | undefined): Readonly<Record<string, Endpoint>> => {
  // The stacks do not change while this process runs; a failure is tried again.
  let known: Promise<PostureReport> | undefined;
  return {
    "GET /api/posture": async () => {
      if (stacks === undefined)
        return { status: 404, body: { error: "Started without stacks: npm start writes them and passes --stacks" } };
      known ??= readReport(stacks).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return { status: 200, body: await known };
    },
  };
};
