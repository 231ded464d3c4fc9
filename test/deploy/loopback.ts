import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { decodeJwt } from "jose";
import { fileURLToPath } from "node:url";
import { type Cloud, createCloud } from "../../local/stand-ins/arm/cloud.ts";
import { type BlobAccount, createBlobAccount } from "../../local/stand-ins/blob/blob-account.ts";
import { azureServices, graphClientId, tokenExchangeUri } from "../../local/stand-ins/directory/azure-services.ts";
import { issuerOf } from "../../local/stand-ins/entra/issuers.ts";
import type { GraphObjects } from "../../local/stand-ins/graph/directory-rows.ts";
import type { CheckBearer } from "../../local/stand-ins/entra/bearer.ts";
import type { Handler } from "../../local/stand-ins/http/message.ts";
import { startStandIns } from "../../local/stand-ins/start.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { startProviders } from "../plan/running-providers.ts";
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
  readonly applying: Map<string, () => Promise<string | undefined>>;
  /** Runs a command of `deploy/bin`. */
  run(command: string, ...args: readonly string[]): Promise<Ended>;
  start(command: string, ...args: readonly string[]): Running;
  /** Makes the types of these stacks known to the stub providers. */
  learn(stacks: readonly WrittenStack[]): void;
  /** Host names that something asked for and that are not there. */
  readonly refusedHosts: readonly string[];
  close(): Promise<void>;
}

interface LoopbackOptions {
  readonly storageAccount: string;
  readonly container: string;
  /** Handlers of further hosts. @default none */
  readonly others?: Readonly<Record<string, Handler>>;
}

/** Reads claims without judging them: who may ask for a token is judged where it is issued. */
const claimsOf: CheckBearer = async (authorization) => {
  const [, token] = /^Bearer (.+)$/.exec(authorization ?? "") ?? [];
  return token === undefined ? undefined : decodeJwt(token);
};

export async function loopback({ storageAccount, container, others = {} }: LoopbackOptions): Promise<Loopback> {
  const applying: Loopback["applying"] = new Map();
  const providers = await startProviders({ applying: async (type) => applying.get(type)?.() });
  const cloud = createCloud({ tenantId, subscriptionId });
  const objects: GraphObjects = new Map();
  const state = createBlobAccount({
    tenantId,
    check: claimsOf,
    allowed: [deployer.principalId],
    containers: [{ name: container }],
    now: Date.now,
  });
  const blobRole = ({ principalId, dataActions = [] }: Cloud["grants"][number]): boolean =>
    principalId === deployer.principalId && dataActions.length > 0;
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
        cloud.grants.some(blobRole) ? state.handle(request) : { status: 403, body: "" },
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
  const start: Loopback["start"] = (command, ...args) => {
    const node = ["--conditions=@mcp-landing-zone/source", "--import", "tsx/esm", `deploy/bin/${command}.ts`, ...args];
    const child = spawn(process.execPath, node, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const ended = once(child, "close").then(([code]) => ({ code: Number(code), stdout, stderr }));
    return { process: child, stderr: () => stderr, ended };
  };
  return {
    cloud,
    objects,
    state,
    env,
    applying,
    start,
    run: (command, ...args) => start(command, ...args).ended,
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
}
