import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { Cloud } from "../../local/stand-ins/arm/cloud.ts";
import { createCloud } from "../../local/stand-ins/arm/cloud.ts";
import type { BlobAccount } from "../../local/stand-ins/blob/blob-account.ts";
import { createBlobAccount } from "../../local/stand-ins/blob/blob-account.ts";
import { azureServices, graphClientId, tokenExchangeUri } from "../../local/stand-ins/directory/azure-services.ts";
import { issuerOf } from "../../local/stand-ins/entra/issuers.ts";
import type { GraphObjects } from "../../local/stand-ins/graph/directory-rows.ts";
import type { CheckBearer } from "../../local/stand-ins/entra/bearer.ts";
import type { Handler } from "../../local/stand-ins/http/message.ts";
import { startStandIns } from "../../local/stand-ins/start.ts";
import { grantsOn } from "../../local/stand-ins/arm/rights.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { startProviders } from "../plan/running-providers.ts";
import type { ObjectValue } from "../plan/values.ts";
import { deployments } from "../deployments.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const tenantId = deployments.dev.tenantId;
const subscriptionId = deployments.dev.subscriptionId;
const pipeline = {
  name: "pipeline",
  clientId: "d1000000-0000-4000-8000-00000000000a",
  principalId: "d1000000-0000-4000-8000-00000000000b",
};
/** Who deploys: an application that a pipeline's federated token stands for. */
export const deployer = {
  clientId: "d2000000-0000-4000-8000-00000000000a",
  principalId: "d2000000-0000-4000-8000-00000000000b",
};
const graphPermissions = [
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "DelegatedPermissionGrant.ReadWrite.All",
  "Directory.Read.All",
];

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly process: ChildProcess;
  /** What it printed for people until now. */
  stderr(): string;
  readonly ended: Promise<Ended>;
}

/** Azure as the commands meet it in processes of their own: Entra, Resource Manager, Graph and the account of the state behind a proxy, and the stub providers. */
export interface Loopback {
  readonly cloud: Cloud;
  readonly objects: GraphObjects;
  readonly state: BlobAccount;
  readonly env: NodeJS.ProcessEnv;
  /** What Azure answers to a change of a type; nothing lets it pass. */
  readonly applying: Map<string, (planned: ObjectValue | null) => Promise<string | undefined>>;
  /** Runs a script of package.json to its end. */
  run(script: string, ...args: readonly string[]): Promise<Ended>;
  /** Runs it in a terminal, where every question is answered by `answer`; its output is in `stdout`. */
  converse(answer: (asked: string) => string | undefined, script: string, ...args: readonly string[]): Promise<Ended>;
  start(script: string, ...args: readonly string[]): Running;
  /** Makes the types of these stacks known to the stub providers. */
  learn(stacks: readonly WrittenStack[]): void;
  /** Host names that something asked for and that are not there. */
  readonly refusedHosts: readonly string[];
  close(): Promise<void>;
}

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What npm would run, without npm. */
const nodeArguments = (script: string, args: readonly string[]): readonly string[] => {
  const [program, ...node] = scripts[script]?.split(" ") ?? [];
  if (program !== "node") throw new Error(`package.json has no script ${script} that runs node`);
  return [...node, ...args];
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const followed = (child: ChildProcess): Running => {
  let stdout = "";
  let stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // A question that is not answered would wait for ever.
  const limit = setTimeout(() => child.kill("SIGKILL"), 240_000);
  const ended = once(child, "close").then(([code]) => {
    clearTimeout(limit);
    return { code: Number(code), stdout: stripVTControlCharacters(stdout), stderr };
  });
  return { process: child, stderr: () => stderr, ended };
};

interface LoopbackOptions {
  readonly storageAccount: string;
  readonly container: string;
  /** Handlers of further hosts. @default none */
  readonly others?: Readonly<Record<string, Handler>>;
}

/** Reads claims without judging them: the issuer judges who may have a token. */
const claimsOf: CheckBearer = async (authorization) => {
  const [, token] = /^Bearer (.+)$/.exec(authorization ?? "") ?? [];
  return token === undefined ? undefined : decodeJwt(token);
};

export const loopback = async ({ storageAccount, container, others = {} }: LoopbackOptions): Promise<Loopback> => {
  const applying: Loopback["applying"] = new Map();
  const providers = await startProviders({ applying: async (type, planned) => applying.get(type)?.(planned) });
  const cloud = createCloud({ tenantId, subscriptionId });
  const objects: GraphObjects = new Map();
  const state = createBlobAccount({
    tenantId,
    check: claimsOf,
    allowed: [deployer.principalId],
    containers: [{ name: container }],
    now: Date.now,
  });
  const accountId = (): string =>
    [...cloud.resources.keys()].find((id) => id.endsWith(`/storageaccounts/${storageAccount}`)) ?? "";
  const azure = await startStandIns({
    directory: {
      tenantId,
      people: [],
      identities: [pipeline],
      applications: [
        ...azureServices,
        {
          ...deployer,
          name: "deployer",
          roles: { [graphClientId]: graphPermissions },
          federatedCredentials: [
            { issuer: issuerOf(tenantId, 2), subject: pipeline.principalId, audience: tokenExchangeUri },
          ],
        },
      ],
    },
    cloud,
    objects,
    others: {
      // Blob storage knows a role that Resource Manager gave.
      [`${storageAccount}.blob.core.windows.net`]: (request) =>
        grantsOn(cloud, deployer.principalId, accountId()).some(({ dataActions = [] }) => dataActions.length > 0)
          ? state.handle(request)
          : { status: 403, body: "" },
      ...others,
    },
  });
  const { HTTPS_PROXY, NODE_EXTRA_CA_CERTS } = azure.env(pipeline.name);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    HTTPS_PROXY,
    NO_PROXY: "localhost,127.0.0.1",
    NODE_EXTRA_CA_CERTS,
    SSL_CERT_FILE: NODE_EXTRA_CA_CERTS,
    ARM_USE_OIDC: "true",
    ARM_CLIENT_ID: deployer.clientId,
    ARM_TENANT_ID: tenantId,
    ARM_OIDC_TOKEN: await azure.tokens.identity({ identity: pipeline.name, resource: tokenExchangeUri }),
    ...providers.env,
  };
  const start: Loopback["start"] = (script, ...args) => {
    const child = spawn(process.execPath, nodeArguments(script, args), {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    return followed(child);
  };
  const converse: Loopback["converse"] = (answer, script, ...args) => {
    const command = [process.execPath, ...nodeArguments(script, args)].map(quoted).join(" ");
    const child = spawn("script", ["-qefc", command, "/dev/null"], { cwd: root, env, stdio: ["pipe", "pipe", "pipe"] });
    let unanswered = "";
    child.stdout.on("data", (chunk: Buffer) => {
      unanswered += chunk.toString();
      const reply = answer(stripVTControlCharacters(unanswered));
      if (reply === undefined) return;
      unanswered = "";
      child.stdin.write(`${reply}\n`);
    });
    return followed(child).ended;
  };
  return {
    cloud,
    objects,
    state,
    env,
    applying,
    start,
    converse,
    run: (script, ...args) => start(script, ...args).ended,
    learn: (stacks) => {
      for (const { json } of stacks) {
        const dataSources = Object.keys(json.data).filter((type) => type !== "terraform_remote_state");
        providers.learn({ resources: Object.keys(json.resource), dataSources });
      }
    },
    refusedHosts: azure.refusedHosts,
    close: async () => {
      providers.stop();
      await azure.close();
    },
  };
};
