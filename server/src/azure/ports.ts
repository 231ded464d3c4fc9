import type { TokenCredential } from "@azure/identity";
import { BlockBlobClient, ContainerClient } from "@azure/storage-blob";
import type { Settings } from "@mcp-landing-zone/contract";
import { createAuditTable } from "../audit/index.ts";
import type { AuditTable } from "../audit/index.ts";
import { systemClock } from "../clock.ts";
import { within } from "../deadline.ts";
import type { DocumentStore } from "../documents/document-store.ts";
import { createIndicators } from "../indicators/indicators.ts";
import type { IndicatorWatch } from "../indicators/indicators.ts";
import { createEgress } from "../egress/index.ts";
import type { AllowedHost, Egress } from "../egress/index.ts";
import { issuerOf } from "../http/resource-metadata.ts";
import { createOnBehalfOf } from "../identity/on-behalf-of.ts";
import { rememberTokens } from "../identity/remember-tokens.ts";
import { createSigningKeys } from "../identity/signing-keys.ts";
import { createTokenVerifier } from "../identity/token.ts";
import type { LogLine } from "../log.ts";
import type { Ports } from "../ports.ts";
import type { Profiles } from "../reference/my-profile.ts";
import type { McpServer } from "../server.ts";
import {
  createBreaker,
  createContentSafetyClient,
  createContentSafetyShield,
  defaultBreaker,
  rememberVerdicts,
} from "../shield/index.ts";
import { createSecretStore } from "../secrets/secret-store.ts";
import type { SecretStore } from "../secrets/secret-store.ts";
import { createMemoryState } from "../state/memory.ts";
import type { StateStore } from "../state/state-store.ts";
import { createRowSender } from "./audit-table.ts";
import { auditStream, createAzureAuditTrail } from "./audit-trail.ts";
import { createBlobDocuments } from "./blob-documents.ts";
import { deadlines as usualDeadlines, quickRetry, quickStorageRetry } from "./deadlines.ts";
import type { Deadlines } from "./deadlines.ts";
import { createGraphProfiles } from "./graph-profiles.ts";
import { createManagedIdentity } from "./managed-identity.ts";
import { createTokenExchange } from "./on-behalf-of.ts";
import { redisCredentials } from "./redis-credentials.ts";
import { createAzureTelemetry } from "./telemetry.ts";

/** Everything that the server reaches in Azure, as ports that a test can replace. */
export interface AzurePorts {
  /** The server's dependencies. */
  readonly ports: Ports;
  /** The documents of each person. */
  readonly documents: DocumentStore;
  /** The secrets of the vault, where there is one. */
  readonly secrets: SecretStore | undefined;
  /** A token of the server's own identity, for servers behind its tools. */
  readonly identityToken: (scope: string, signal: AbortSignal) => Promise<string>;
  /** Out to the hosts that tools may fetch from. */
  readonly egress: Egress;
  /** Reads the caller's profile on behalf of the caller. */
  readonly profiles: Profiles;
  /** Sends a line of the log by telemetry as well. */
  tellLine(line: LogLine): void;
  /** Begins to send telemetry, of this server too: for when it is ready, because much is loaded. */
  tellOf(server: Pick<McpServer, "inWork">): void;
  /** Lets what is being written be written. */
  close(): Promise<void>;
}

const longestList = 1_048_576;
const verdictMemory = { entries: 5_000, seconds: 300 } as const;

const tokenVerifier = (settings: Settings, { signingKeys }: Deadlines): Ports["verifyToken"] => {
  const { authority, tenantId, keysUrl, apiClientId } = settings;
  const keys = createSigningKeys({
    url: keysUrl ?? `${authority}/${tenantId}/discovery/v2.0/keys`,
    clock: systemClock,
    fetch: (url, options) => fetch(url, options),
    timeoutMs: signingKeys,
  });
  const verify = createTokenVerifier({
    keys,
    issuer: issuerOf(settings),
    audience: apiClientId,
    tenantId,
    clock: systemClock,
  });
  return rememberTokens(verify, systemClock);
};

/** A server of one replica does not load what speaks to Redis. */
const stateStore = async (
  { stateHost }: Settings,
  credential: TokenCredential,
  report: Ports["report"],
  { state: timeoutMs }: Deadlines,
): Promise<StateStore> => {
  if (stateHost === undefined) return createMemoryState(systemClock);
  const [host = "", port = "10000"] = stateHost.split(":");
  const socket = { host, port: Number(port), tls: true } as const;
  const credentialsProvider = redisCredentials(credential, report);
  const { createRedisState } = await import("../state/redis.ts");
  return createRedisState({ socket, credentialsProvider, clock: systemClock, report, timeoutMs });
};

/** Of the client of Key Vault what is used here: its own type is another one in CommonJS than the one that `import()` gives. */
interface SecretReader {
  getSecret(name: string): Promise<{ readonly value?: string | undefined }>;
}

/** The vault's client is loaded for the first secret, not at start. */
const secretStore = (
  { vaultUrl, secretNames }: Settings,
  credential: TokenCredential,
  { vault }: Deadlines,
): SecretStore | undefined => {
  if (vaultUrl === undefined) return undefined;
  let client: SecretReader | undefined;
  const connected = async (): Promise<SecretReader> => {
    const loaded = await import("@azure/keyvault-secrets");
    return (client ??= new loaded.SecretClient(vaultUrl, credential, { retryOptions: quickRetry }));
  };
  return createSecretStore({
    allowed: secretNames,
    clock: systemClock,
    fetch: async (name) => (await within(vault, (await connected()).getSecret(name))).value ?? "",
  });
};

/** The copy of the trail that detections read, where one is configured. */
const auditTable = async (
  settings: Settings,
  credential: TokenCredential,
  report: Ports["report"],
  { audit: deadlineMs }: Deadlines,
): Promise<AuditTable | undefined> => {
  const send = await createRowSender(settings, credential, deadlineMs);
  if (!send) return undefined;
  const server = new URL(settings.publicUrl).pathname.slice(1).replaceAll("/", "-") || "mcp";
  return createAuditTable({ send, server, stream: auditStream(settings), clock: systemClock, report });
};

/** The list of indicators, where one is configured. Its first look is waited for, so that a restart does not open what was shut. */
const indicatorWatch = async (
  { indicatorsUrl, indicatorsThumbprints: thumbprints }: Settings,
  credential: TokenCredential,
  { record, report }: { readonly record: Ports["audit"]["record"]; readonly report: Ports["report"] },
  { vault: deadlineMs }: Deadlines,
): Promise<IndicatorWatch | undefined> => {
  if (indicatorsUrl === undefined) return undefined;
  const blob = new BlockBlobClient(indicatorsUrl, credential, { retryOptions: quickStorageRetry });
  const download = async (): Promise<string> => {
    const { contentLength = 0 } = await blob.getProperties();
    if (contentLength > longestList)
      throw new Error(`indicators: received ${contentLength} bytes; should be at most ${longestList}`);
    // As many bytes as there are: the client takes a shorter blob for one that was cut off.
    return (await blob.downloadToBuffer(0, contentLength)).toString();
  };
  const fetch = () => within(deadlineMs, download());
  const watch = createIndicators({ fetch, thumbprints, clock: systemClock, record, report });
  await watch.look();
  watch.start();
  return watch;
};

/**
 * Every port with its adapter for Azure. The one credential is the managed identity's.
 *
 * @example
 * const { ports, close } = await createAzurePorts(readSettings(process.env), console.error);
 * console.log(ports, close);
 */
export const createAzurePorts = async (
  settings: Settings,
  report: Ports["report"],
  deadlines: Deadlines = usualDeadlines,
): Promise<AzurePorts> => {
  const credential = createManagedIdentity(settings.identityClientId, deadlines.identity);
  const { documentsEndpoint, documentsContainer, egressHosts } = settings;
  const table = await auditTable(settings, credential, report, deadlines);
  const audit = await createAzureAuditTrail(settings, credential, systemClock, deadlines.audit, table);
  const indicators = await indicatorWatch(
    settings,
    credential,
    { record: (event) => audit.record(event), report },
    deadlines,
  );
  const client = createContentSafetyClient(settings.contentSafetyEndpoint, credential);
  const breaker = createBreaker({ ...defaultBreaker, clock: systemClock });
  const shield = createContentSafetyShield({ client, breaker, deadlineMs: deadlines.shield });
  let inWork = (): number => 0;
  const gauges = {
    inWork: () => inWork(),
    shieldOpen: () => Number(breaker.isOpen),
    auditPending: () => audit.waiting,
  };
  const telemetry = createAzureTelemetry(settings, credential, gauges, report);
  const documents = new ContainerClient(`${documentsEndpoint}/${documentsContainer}`, credential, {
    retryOptions: quickStorageRetry,
  });
  const opened = (hostAndPort: string): AllowedHost => {
    const [host = "", port] = hostAndPort.split(":");
    return { host, private: settings.egressPrivateRanges, ...(port !== undefined && { port: Number(port) }) };
  };
  return {
    ports: {
      verifyToken: tokenVerifier(settings, deadlines),
      shield: rememberVerdicts(shield, { ...verdictMemory, clock: systemClock }),
      state: await stateStore(settings, credential, report, deadlines),
      audit,
      observe: telemetry?.observe,
      onBehalfOf: createOnBehalfOf(createTokenExchange(settings, credential), systemClock),
      indicators,
      clock: systemClock,
      report,
    },
    documents: createBlobDocuments(documents),
    secrets: secretStore(settings, credential, deadlines),
    identityToken: async (scope, abortSignal) => {
      const answer = await credential.getToken(scope, { abortSignal });
      if (!answer) throw new Error("the managed identity gave no token");
      return answer.token;
    },
    egress: createEgress({
      allow: egressHosts.map(opened),
      ...(indicators && { refuses: indicators.refusesHost }),
    }),
    profiles: createGraphProfiles(settings.graphEndpoint),
    tellLine: (line) => telemetry?.log(line),
    tellOf: (server) => {
      inWork = () => server.inWork;
      telemetry?.start();
    },
    close: async () => {
      indicators?.close();
      await telemetry?.close();
      await audit.close();
      await table?.close();
    },
  };
};
