import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Deployment } from "../../local/deployment.ts";
import { startDeployment } from "../../local/deployment.ts";
import type { AttackCommand } from "../../local/page/endpoints/attack-run.ts";
import type { LocalServer, NotHere } from "../../local/local-server.ts";
import { usualServer } from "../../local/local-server.ts";
import { pageEndpoints } from "../../local/page/endpoints/index.ts";
import { configurationFile } from "../../stacks/read-stacks.ts";
import { resolved } from "../../stacks/resolved.ts";
import { writeCost } from "../../stacks/reports/written-cost.ts";
import { deployments, first } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

export interface PageDeployment {
  readonly deployment: Deployment;
  /** Of the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** Three cases: one at once, the others as they come. Then it waits to be ended if `hangs`. */
const program = (hangs: boolean): string => `
  const results = [
    { id: "tokens/unsigned", title: "An unsigned token", family: "tokens", owasp: "MCP07", proves: ["R-06"], outcome: "passed", problems: [] },
    { id: "http/origin", title: "A foreign origin", family: "http", owasp: "MCP07", proves: ["R-12"], outcome: "failed", problems: ["status: 200 received, <b>403</b> expected"] },
    { id: "http/host", title: "A foreign host", family: "http", owasp: "MCP07", proves: ["R-12"], outcome: "passed", problems: [] },
  ];
  console.log("3 cases");
  results.forEach((result, index) => process.send({ ...result, done: index + 1, all: 3 }));
  ${hangs ? "setInterval(() => undefined, 1000);" : "process.exitCode = 1;"}
`;

export const smallAttack = (hangs: boolean): AttackCommand => ({
  arguments: ["--eval", program(hangs)],
  directory: fileURLToPath(new URL(".", import.meta.url)),
  longestMs: 30_000,
});

/** The deployment of this machine with its page, stacks as `npm run synth` writes them, and an attack that is over soon. */
export const startPage = async (
  attack: AttackCommand,
  port = 0,
  guests: readonly LocalServer[] = [],
  notHere: readonly NotHere[] = [],
): Promise<PageDeployment> => {
  const config = { ...deployments.dev, servers: [first] };
  const synthesised = synthesisedDeployment(config);
  const stacks = synthesised.app.outdir;
  writeCost(stacks, Object.values(synthesised.stacks()));
  writeFileSync(join(stacks, configurationFile), JSON.stringify(resolved(config)));
  const deployment = await startDeployment({
    mode: "facade",
    port,
    servers: [usualServer, ...guests],
    notHere,
    stacks,
    page: {
      folder: fileURLToPath(new URL("../../local/page", import.meta.url)),
      endpoints: (given) => pageEndpoints({ deployment: given, stacks, attack }),
    },
  });
  return {
    deployment,
    url: `${deployment.consoleUrl}/`,
    close: async () => {
      await deployment.close();
      synthesised.remove();
    },
  };
};
