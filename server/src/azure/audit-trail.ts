import { createPublicKey } from "node:crypto";
import { hostname } from "node:os";
import type { TokenCredential } from "@azure/identity";
import { CryptographyClient, KeyClient, parseKeyVaultKeyIdentifier } from "@azure/keyvault-keys";
import { ContainerClient } from "@azure/storage-blob";
import type { Settings } from "@mcp-landing-zone/contract";
import { createAppendBlobLog, createAuditLog, createVaultSigner } from "../audit/index.ts";
import type { AuditLog, AuditTable, CheckpointSigner } from "../audit/index.ts";
import { checkpointFile, logFile } from "../audit/file-names.ts";
import { keyIdOf } from "../audit/signer.ts";
import type { Clock } from "../clock.ts";
import { within } from "../deadline.ts";
import { createAppendBlobs } from "./append-blobs.ts";
import { quickRetry, quickStorageRetry } from "./deadlines.ts";

const retrying = { retryOptions: quickRetry };

/** Signs in the vault; the key's own public half gives it the name under which a verifier looks for it. */
const signerOf = async (keyUrl: string, credential: TokenCredential, deadlineMs: number): Promise<CheckpointSigner> => {
  const { vaultUrl, name, version } = parseKeyVaultKeyIdentifier(keyUrl);
  const client = new KeyClient(vaultUrl, credential, retrying);
  const key = await within(deadlineMs, client.getKey(name, version === undefined ? {} : { version }));
  const { kty, crv, x, y } = key.key ?? {};
  if (!x || !y || crv !== "P-256")
    throw new Error("MCP_AUDIT_KEY_URL: received another key; should be an EC key on P-256");
  const jwk = {
    kty: kty?.replace("-HSM", "") ?? "EC",
    crv,
    x: Buffer.from(x).toString("base64url"),
    y: Buffer.from(y).toString("base64url"),
  };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  return createVaultSigner(new CryptographyClient(key, credential, retrying), keyIdOf(publicKey));
};

type AuditSettings = Pick<
  Settings,
  "auditEndpoint" | "auditContainer" | "auditAnchorContainer" | "auditKeyUrl" | "replicaName"
>;

/** One chain for each replica. */
export const auditStream = ({ replicaName }: Pick<Settings, "replicaName">): string => replicaName ?? hostname();

/** The audit trail in append blobs, its checkpoints in a container of their own, one stream for each replica. */
export const createAzureAuditTrail = async (
  settings: AuditSettings,
  credential: TokenCredential,
  clock: Clock,
  deadlineMs: number,
  table?: Pick<AuditTable, "add">,
): Promise<AuditLog> => {
  const stream = auditStream(settings);
  const containerOf = (name: string): ContainerClient =>
    new ContainerClient(`${settings.auditEndpoint}/${name}`, credential, { retryOptions: quickStorageRetry });
  const linesIn = (container: string, file: string) =>
    createAppendBlobLog(createAppendBlobs(containerOf(container)), file);
  return createAuditLog({
    stream,
    log: linesIn(settings.auditContainer, logFile(stream)),
    anchor: linesIn(settings.auditAnchorContainer, checkpointFile(stream)),
    signer: await signerOf(settings.auditKeyUrl, credential, deadlineMs),
    clock,
    onStored: table?.add,
    limits: { timeoutMs: deadlineMs },
  });
};
