import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { deployStacks } from "../../deploy/engine/deploy-stacks.ts";
import { selected } from "../../deploy/engine/order.ts";
import type { StackResult } from "../../deploy/engine/result.ts";
import { exitCodeOf } from "../../deploy/engine/result.ts";
import type { Cosign } from "../../deploy/image/verify-image.ts";
import { imageProblems } from "../../deploy/image/verify-image.ts";
import type { Platform } from "../../deploy/pipelines/copy-pipelines.ts";
import { ContainerAppTraffic } from "../../deploy/rollout/container-app.ts";
import { rollOut } from "../../deploy/rollout/rollout.ts";
import { commandFaults } from "../../deploy/rollout/verify.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { azureWorld, makeOwner, place, subscriptionId } from "./azure-world.ts";
import { notingShell, stepsOf } from "./pipeline-steps.ts";
import { smallStacks, temporaryFolder, testEngine } from "./small-stacks.ts";

const appId = `${subscriptionId}/resourceGroups/rg-mcp/providers/Microsoft.App/containerApps/ca-mcp`;
const url = "https://mcp.contoso.com/mcp";
const variables = {
  MCP_SERVERS: "workload",
  servers: "workload",
};
const image = (version: number) => `ghcr.io/contoso/mcp@sha256:${String(version).repeat(64)}`;

/** A deployment that pipelines change: stacks that a real Terraform applies, an app whose traffic a stand-in of Azure keeps. */
const deployment = () => {
  const azure = azureWorld();
  makeOwner(azure);
  place(azure.cloud, `${subscriptionId}/resourceGroups/rg-mcp`);
  const folder = temporaryFolder();
  const signed = new Set<string>();
  const cosign: Cosign = (args) =>
    signed.has(args.at(-1)!)
      ? { status: 0, stdout: "", stderr: "" }
      : { status: 1, stdout: "", stderr: "no signatures found" };
  const stacks = (version: number): readonly WrittenStack[] =>
    smallStacks(
      {
        foundation: { resources: { network: { input: "kept" } } },
        platform: { dependsOn: ["foundation"], resources: { gateway: { input: "kept" } } },
        workload: { dependsOn: ["platform"], resources: { app: { input: image(version) } } },
        governance: { dependsOn: ["workload"], resources: { rules: { input: image(version) } } },
      },
      folder,
    );
  /** What Azure does when the app of a stack changes. */
  const revise = (version: number): void => {
    const name = `ca-mcp--r${version}`;
    const old = (azure.cloud.resources.get(appId.toLowerCase())?.["properties"] ?? {
      configuration: { ingress: { traffic: [{ latestRevision: true, weight: 100 }] } },
    }) as object;
    place(azure.cloud, appId, { properties: { ...old, latestRevisionName: name } });
    place(azure.cloud, `${appId}/revisions/${name}`, {
      properties: {
        healthState: "Healthy",
        provisioningState: "Provisioned",
        active: true,
        createdTime: `2026-11-0${version}`,
      },
    });
  };
  return {
    azure,
    signed,
    cosign,
    stacks,
    revise,
    traffic: new ContainerAppTraffic(appId, azure.azure),
    /** Resource ids, which differ when something was made anew. */
    ids: (stack: string): readonly string[] => {
      const { resources } = JSON.parse(readFileSync(join(folder, `${stack}.tfstate`), "utf8")) as {
        readonly resources: readonly {
          readonly mode: string;
          readonly instances: readonly { readonly attributes: { readonly id: string } }[];
        }[];
      };
      return resources
        .filter(({ mode }) => mode === "managed")
        .flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id));
    },
  };
};

interface Run {
  /** The command that ended the run; none when all ended well. */
  readonly failedAt: string | undefined;
  readonly commands: readonly string[];
  readonly said: string;
  readonly attacks: readonly (readonly string[])[];
  readonly results: readonly StackResult[];
}

/** Runs a template of `deploy.yml` for one version, command by command, until one does not end with 0. */
const run = async (world: ReturnType<typeof deployment>, version: number, attackEnds = 0): Promise<Run> => {
  const shell = notingShell();
  const engine = testEngine();
  const stacks = world.stacks(version);
  const results: StackResult[] = [];
  const attacks: (readonly string[])[] = [];
  const commands: string[] = [];

  const deploy = async (chosen: readonly WrittenStack[], mode: "plan" | "apply"): Promise<boolean> => {
    const made = await deployStacks(chosen, engine, { mode, autoApprove: true });
    results.push(...made);
    return exitCodeOf(made) === 0;
  };
  const rollout = (server: string, proof: string): Promise<boolean> =>
    rollOut({
      traffic: world.traffic,
      console: engine.console,
      pause: async () => {},
      looks: 1,
      deploy: async () => {
        const done = await deploy(selected(stacks, [server]), "apply");
        world.revise(version);
        return done;
      },
      verify: async () => [],
      prove: async () => {
        const env = shell.env({ NPM_ENDS_WITH: String(attackEnds) });
        for (const [name, text] of Object.entries(env)) vi.stubEnv(name, text);
        const before = shell.noted().length;
        try {
          return commandFaults(proof, url);
        } finally {
          vi.unstubAllEnvs();
          attacks.push(...shell.noted().slice(before));
        }
      },
    });
  const execute = (script: string, args: readonly string[]): boolean | Promise<boolean> => {
    const options = Object.fromEntries(
      ["skip-doctor", "verify-command"].map((name) => [name, { type: "string" as const }]),
    );
    const flags = Object.fromEntries(["plan", "auto-approve"].map((name) => [name, { type: "boolean" as const }]));
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...flags },
      allowPositionals: true,
    });
    if (script === "deploy") return deploy(selected(stacks, positionals), values["plan"] ? "plan" : "apply");
    if (script === "rollout") return rollout(positionals[0]!, String(values["verify-command"]));
    if (script === "verify:image") {
      return imageProblems({ image: image(version) }, { key: "release.pub" }, world.cosign).length === 0;
    }
    // They judge the configuration and the subscription, and have tests of their own.
    return ["posture", "guardrails", "doctor"].includes(script);
  };

  for (const { script, env } of stepsOf("github", "deploy.yml", variables)) {
    for (const [name, ...args] of shell.calls(script, env)) {
      commands.push(name!);
      const rest = args[0] === "--" ? args.slice(1) : args;
      if (!(await execute(name!, rest)))
        return { failedAt: name, commands, said: engine.said.join("\n"), attacks, results };
    }
  }
  return { failedAt: undefined, commands, said: engine.said.join("\n"), attacks, results };
};

const destroyed = ({ results }: Run): readonly unknown[] =>
  results
    .flatMap((result) =>
      "plan" in result && result.plan ? [result.plan.changes.destroy, result.plan.changes.replace] : [],
    )
    .filter((changes) => Object.keys(changes).length > 0);

describe.skipIf(!terraformAvailable())("R-71 R-77 R-147 a rehearsal of the pipeline", () => {
  it("deploys N and N+1, and goes back to N+1 when N+2 does not hold, without destroying anything", async () => {
    const world = deployment();
    world.signed.add(image(1)).add(image(2)).add(image(3));

    const first = await run(world, 1);
    expect(first).toMatchObject({ failedAt: undefined });
    expect(first.commands).toEqual([
      "posture",
      "guardrails",
      "deploy",
      "verify:image",
      "doctor",
      "deploy",
      "rollout",
      "deploy",
    ]);
    expect(first.attacks).toEqual([
      [
        "attack",
        "--",
        "--url",
        url,
        "--i-own-this-target",
        "--anonymous",
        "--max-requests",
        "500",
        "--max-seconds",
        "600",
      ],
    ]);
    expect((await world.traffic.read())?.serving).toBe("ca-mcp--r1");
    const kept = ["foundation", "platform"].map(world.ids);

    const second = await run(world, 2);
    expect(second).toMatchObject({ failedAt: undefined });
    expect((await world.traffic.read())?.serving).toBe("ca-mcp--r2");

    const third = await run(world, 3, 1);
    expect(third.failedAt).toBe("rollout");
    expect(third.said).toMatch(
      /attack .*: ended with 1, expected 0\nca-mcp--r2 serves again; ca-mcp--r3 gets no traffic/,
    );
    expect((await world.traffic.read())?.serving).toBe("ca-mcp--r2");

    expect([second, third].flatMap(destroyed)).toEqual([]);
    expect(["foundation", "platform"].map(world.ids)).toEqual(kept);
  });

  it("ends before anything is touched when the image is not signed", async () => {
    const world = deployment();
    const { failedAt, results } = await run(world, 1);
    expect(failedAt).toBe("verify:image");
    expect(results.map(({ status }) => status)).toEqual(["planned", "waiting", "waiting", "waiting"]);
    expect(world.azure.asked).toEqual([]);
  });
});

it("R-147 the other platform makes the same calls, so one rehearsal is both", () => {
  const calls = (platform: Platform) => {
    const shell = notingShell();
    return stepsOf(platform, "deploy.yml", { ...variables, MCP_SERVERS: "one two", servers: "one two" }).flatMap(
      ({ job, script, env }) => shell.calls(script, env).map((call) => [job, ...call]),
    );
  };
  expect(calls("azure-devops")).toEqual(calls("github"));
  expect(
    calls("github")
      .filter(([, script]) => script === "rollout")
      .map((call) => call[3]),
  ).toEqual(["one", "two"]);
});
