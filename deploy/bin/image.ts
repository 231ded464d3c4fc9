import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { Azure, valueOf } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes, UsageError } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";
import { buildImage, withImage } from "../image/build-image.ts";
import { contextFiles } from "../image/context.ts";

const usage = `npm run image -- --registry <name or resource id> [--folder .] [--dockerfile server/Dockerfile] [--repository mcp-server] [--write] ${overrideUsage}`;

const pauseMilliseconds = 5_000;
/** An hour, which is the build's own limit. */
const looks = 720;

const main = async ({ console }: CommandContext): Promise<ExitCode> => {
  const { values } = parseArgs({
    options: {
      ...engineOptions,
      registry: { type: "string" },
      folder: { type: "string", default: "." },
      dockerfile: { type: "string", default: "server/Dockerfile" },
      repository: { type: "string", default: "mcp-server" },
      write: { type: "boolean", default: false },
    },
  });
  if (values.registry === undefined)
    throw new UsageError("--registry: received nothing, expected a registry of yours that Azure can build in");
  const { config } = synthesise(values);
  const azure = new Azure(signIn(process.env, config.tenantId).credential);
  const registryId = values.registry.startsWith("/")
    ? values.registry
    : await found(azure, config.subscriptionId, values.registry);
  const folder = resolve(values.folder);
  const files = contextFiles(folder, values.dockerfile);
  if (!files.includes(values.dockerfile))
    throw new UsageError(`--dockerfile: received ${values.dockerfile}, expected a file below ${folder}`);
  const { stdout, status, stderr } = spawnSync("tar", ["-czf", "-", "-C", folder, "--null", "-T", "-"], {
    input: files.join("\0"),
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`tar: ${stderr?.toString().trim() || "is not on the PATH"}`);
  const image = await buildImage(
    {
      registryId,
      source: stdout,
      dockerfile: values.dockerfile,
      repository: values.repository,
      tag: `build-${process.pid}`,
    },
    { azure, say: (text) => console.say(text), pause: () => setTimeout(pauseMilliseconds), looks },
  );
  process.stdout.write(`${image}\n`);
  if (!values.write) return exitCodes.done;
  const file = values.config ?? "deployment.config.ts";
  const changed = withImage(readFileSync(file, "utf8"), image);
  if (changed === undefined) throw new UsageError(`${file} has not exactly one image: write ${image} where it belongs`);
  writeFileSync(file, changed);
  console.say(`${file}: image is ${image}`);
  return exitCodes.done;
};

const found = async (azure: Azure, subscriptionId: string, name: string): Promise<string> => {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerRegistry/registries`;
  const registries = valueOf<{ readonly id: string; readonly name: string }>(await azure.arm(path, "2023-07-01"));
  const registry = registries.find((one) => one.name === name);
  if (registry) return registry.id;
  throw new UsageError(
    `--registry: received ${name}, expected one of ${registries.map((one) => one.name).join(", ") || "no registry: there is none"}, or a resource id`,
  );
};

await runCommand(usage, main);
