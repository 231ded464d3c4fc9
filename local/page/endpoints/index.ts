// The page's endpoints beyond those of every console.
import { fileURLToPath } from "node:url";
import type { Endpoint } from "../../console/console.ts";
import type { Deployment } from "../../deployment.ts";
import { attackEndpoints } from "./attack.ts";
import type { AttackCommand } from "./attack-run.ts";
import { callEndpoints } from "./calls.ts";
import { evidenceEndpoints } from "./evidence.ts";
import { policyEndpoints } from "./policies.ts";
import { postureEndpoints } from "./posture-report.ts";
import { termEndpoints } from "./terms.ts";
import { tryEndpoints } from "./try.ts";

export interface PageEndpointOptions {
  readonly deployment: Pick<Deployment, "servers" | "standIns" | "token">;
  /** Where `npm run synth` has written. Without it no rule has judged anything. @default none */
  readonly stacks?: string;
  /** @default the attack suite of this repository */
  readonly attack?: AttackCommand;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));
const endWithParent = new URL("../../server/end-with-parent.ts", import.meta.url).href;

/** It bounds itself to a quarter of an hour; this is for when it does not. */
const attackSuite: AttackCommand = {
  arguments: [
    "--conditions=@mcp-landing-zone/source",
    "--import",
    "tsx/esm",
    "--import",
    endWithParent,
    "test/attack/main.ts",
  ],
  directory: root,
  longestMs: 1_200_000,
};

export const pageEndpoints = ({
  deployment,
  stacks,
  attack = attackSuite,
}: PageEndpointOptions): Readonly<Record<string, Endpoint>> => ({
  ...evidenceEndpoints({ root, ...(stacks !== undefined && { stacks }) }),
  ...callEndpoints(deployment),
  ...attackEndpoints(attack),
  ...policyEndpoints(deployment),
  ...termEndpoints(root),
  ...tryEndpoints(deployment),
  ...postureEndpoints(stacks),
});
