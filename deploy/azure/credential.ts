import type { TokenCredential } from "@azure/identity";
import {
  AzureCliCredential,
  AzurePipelinesCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
} from "@azure/identity";
import { readFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

interface Way {
  readonly name: string;
  readonly chosen: (env: Environment) => boolean;
  readonly credential: (env: Environment, tenantId: string) => TokenCredential;
}

const isOn = (value: string | undefined): boolean => value === "true" || value === "1";

/** As whom the providers deploy, from the same variables and in the same order, so that what is checked is who deploys. */
const ways: readonly Way[] = [
  {
    name: "a client secret (ARM_CLIENT_SECRET)",
    chosen: (env) => Boolean(env["ARM_CLIENT_ID"] && env["ARM_CLIENT_SECRET"]),
    credential: (env, tenantId) =>
      new ClientSecretCredential(tenantId, env["ARM_CLIENT_ID"]!, env["ARM_CLIENT_SECRET"]!),
  },
  {
    name: "a client certificate (ARM_CLIENT_CERTIFICATE_PATH)",
    chosen: (env) => Boolean(env["ARM_CLIENT_ID"] && env["ARM_CLIENT_CERTIFICATE_PATH"]),
    credential: (env, tenantId) =>
      new ClientCertificateCredential(tenantId, env["ARM_CLIENT_ID"]!, env["ARM_CLIENT_CERTIFICATE_PATH"]!),
  },
  {
    name: "a service connection of Azure Pipelines (ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID)",
    chosen: (env) => isOn(env["ARM_USE_OIDC"]) && Boolean(env["ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID"]),
    credential: (env, tenantId) =>
      new AzurePipelinesCredential(
        tenantId,
        env["ARM_CLIENT_ID"] ?? "",
        env["ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID"]!,
        env["SYSTEM_ACCESSTOKEN"] ?? "",
      ),
  },
  {
    name: "a federated token (ARM_USE_OIDC)",
    chosen: (env) => isOn(env["ARM_USE_OIDC"]),
    credential: (env, tenantId) =>
      new ClientAssertionCredential(tenantId, env["ARM_CLIENT_ID"] ?? "", () => federatedToken(env)),
  },
  {
    name: "a managed identity (ARM_USE_MSI)",
    chosen: (env) => isOn(env["ARM_USE_MSI"]),
    credential: (env) => new ManagedIdentityCredential(env["ARM_CLIENT_ID"] ? { clientId: env["ARM_CLIENT_ID"] } : {}),
  },
  {
    name: "the Azure CLI",
    chosen: () => true,
    credential: (_, tenantId) => new AzureCliCredential({ tenantId }),
  },
];

export const signIn = (
  env: Environment,
  tenantId: string,
): { readonly name: string; readonly credential: TokenCredential } => {
  const { name, credential } = ways.find(({ chosen }) => chosen(env))!;
  return { name, credential: credential(env, tenantId) };
};

/** https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments */
const federatedToken = async (env: Environment): Promise<string> => {
  if (env["ARM_OIDC_TOKEN"]) return env["ARM_OIDC_TOKEN"];
  if (env["ARM_OIDC_TOKEN_FILE_PATH"]) return readFileSync(env["ARM_OIDC_TOKEN_FILE_PATH"], "utf8").trim();
  const url = env["ARM_OIDC_REQUEST_URL"] ?? env["ACTIONS_ID_TOKEN_REQUEST_URL"];
  const token = env["ARM_OIDC_REQUEST_TOKEN"] ?? env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
  if (!url || !token) {
    throw new Error(
      "ARM_USE_OIDC is set, and none of ARM_OIDC_TOKEN, ARM_OIDC_TOKEN_FILE_PATH and ARM_OIDC_REQUEST_URL with its token",
    );
  }
  const answer = await fetch(`${url}&audience=api://AzureADTokenExchange`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { readonly value: string }).value;
};
