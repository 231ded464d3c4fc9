// Stand-in for Azure as a whole: the services and what connects them, without any network.
import { armAudience, createArm } from "./arm/arm.ts";
import { createCloud } from "./arm/cloud.ts";
import type { Cloud } from "./arm/cloud.ts";
import { createBlobAccount } from "./blob/blob-account.ts";
import type { BlobAccount } from "./blob/blob-account.ts";
import { createCollection } from "./collection/collection.ts";
import type { Collection } from "./collection/collection.ts";
import type { Blocklists } from "./content-safety/analyze-text.ts";
import { createContentSafety } from "./content-safety/content-safety.ts";
import { documentedRate } from "./content-safety/rate.ts";
import type { RateLimit } from "./content-safety/rate.ts";
import type { Directory, ManagedIdentity } from "./directory/directory.ts";
import { createConsents } from "./entra/consent.ts";
import type { EntraContext } from "./entra/context.ts";
import { createEntra } from "./entra/entra.ts";
import { createAuthorizations } from "./entra/authorization.ts";
import { createTokenIssuer } from "./entra/issue.ts";
import type { TokenIssuer } from "./entra/issue.ts";
import { createSigningKeys } from "./entra/signing-keys.ts";
import type { SigningKeys } from "./entra/signing-keys.ts";
import { createTokens } from "./entra/tokens.ts";
import type { GraphObjects } from "./graph/directory-rows.ts";
import { createGraph } from "./graph/graph.ts";
import { createBearerCheck } from "./entra/bearer.ts";
import type { Handler } from "./http/message.ts";
import type { Service, ServiceName } from "./http/service.ts";
import { createManagedIdentity } from "./identity/managed-identity.ts";
import { createTelemetry } from "./telemetry/telemetry.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";
import { createVault } from "./vault/vault.ts";
import type { Vault } from "./vault/vault.ts";

/** The containers of the audit trail. */
export const auditContainers = { records: "audit", checkpoints: "audit-anchors" } as const;

/** Services that admit principals by role assignment. */
type Guarded = "vault" | "contentSafety" | "documents" | "audit" | "telemetry" | "collection";
type Access = Readonly<Record<Guarded, readonly string[]>>;

export interface ServiceOptions {
  readonly directory: Directory;
  /** What the container of each identity, by name, sends to the identity endpoint. */
  readonly identityHeaders: ReadonlyMap<string, string>;
  /** Names of the identities that each service admits. @default as the stacks assign them */
  readonly access: Partial<Access>;
  /** Terms of each blocklist of Content Safety. @default none */
  readonly blocklists: Blocklists;
  /** Containers for the documents of users, one for each server that keeps some. @default documents */
  readonly documentContainers?: readonly string[];
  /** @default 1,000 requests in 10 seconds */
  readonly contentSafetyRate?: RateLimit;
  /** What Azure Resource Manager shows. @default an empty subscription without role assignments */
  readonly cloud?: Cloud;
  /** What Graph shows beside the people of the directory. @default nothing */
  readonly objects?: GraphObjects;
  readonly now: () => number;
}

/** What a test or a launcher may look into and change. */
export interface Controls {
  readonly vault: Pick<Vault, "secrets" | "keys">;
  readonly documents: Pick<BlobAccount, "files" | "place">;
  readonly audit: Pick<BlobAccount, "files">;
  readonly telemetry: Pick<Telemetry, "accepted" | "items">;
  readonly collection: Pick<Collection, "accepted" | "rows">;
  readonly cloud: Cloud;
  readonly objects: GraphObjects;
}

export interface Services {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly controls: Controls;
  readonly keys: SigningKeys;
  readonly tokens: TokenIssuer;
}

export const demoSubscription = "70000000-0000-4000-8000-00000000000a";

const assigned: Access = {
  vault: ["server"],
  contentSafety: ["server", "gateway"],
  documents: ["server"],
  audit: ["server"],
  telemetry: ["server", "gateway"],
  collection: ["server"],
};

const containersOf = ({ identities }: Directory, headers: ReadonlyMap<string, string>): Map<string, ManagedIdentity> =>
  new Map(identities.map((identity) => [headers.get(identity.name) ?? "", identity]));

export const createServices = async (options: ServiceOptions): Promise<Services> => {
  const { directory, blocklists, identityHeaders, now } = options;
  const { tenantId } = directory;
  const cloud = options.cloud ?? createCloud({ tenantId, subscriptionId: demoSubscription });
  const objects = options.objects ?? new Map();
  const keys = await createSigningKeys();
  const context: EntraContext = {
    directory,
    keys,
    tokens: createTokens(keys, now),
    consents: createConsents(),
    authorizations: createAuthorizations(now),
    now,
  };
  const checkFor = (audience: string) => createBearerCheck(context.tokens, tenantId, audience);
  const admitted = (service: Guarded): string[] => {
    const names = options.access[service] ?? assigned[service];
    return directory.identities.filter(({ name }) => names.includes(name)).map(({ principalId }) => principalId);
  };

  const vault = createVault({ tenantId, check: checkFor("https://vault.azure.net"), allowed: admitted("vault"), now });
  const storage = { tenantId, check: checkFor("https://storage.azure.com"), now };
  const documents = createBlobAccount({
    ...storage,
    allowed: admitted("documents"),
    containers: [...(options.documentContainers ?? ["documents"]), "indicators"].map((name) => ({ name })),
  });
  const audit = createBlobAccount({
    ...storage,
    allowed: admitted("audit"),
    containers: Object.values(auditContainers).map((name) => ({ name, immutable: true })),
  });
  const contentSafety = createContentSafety({
    check: checkFor("https://cognitiveservices.azure.com"),
    allowed: admitted("contentSafety"),
    blocklists,
    rate: options.contentSafetyRate ?? documentedRate,
    now,
  });
  const telemetry = createTelemetry(checkFor("https://monitor.azure.com"), admitted("telemetry"));
  const collection = createCollection(checkFor("https://monitor.azure.com"), admitted("collection"));

  const handlers: Readonly<Record<ServiceName, Handler>> = {
    entra: createEntra(context),
    graph: createGraph(directory, checkFor("https://graph.microsoft.com"), { objects }),
    arm: createArm({ cloud, check: checkFor(armAudience) }),
    identity: createManagedIdentity({
      directory,
      tokens: context.tokens,
      now,
      containers: containersOf(directory, identityHeaders),
    }),
    vault: vault.handle,
    contentSafety,
    documents: documents.handle,
    audit: audit.handle,
    telemetry: telemetry.handle,
    collection: collection.handle,
  };
  const named = Object.entries(handlers).map(([name, handle]) => [name, { name, handle }]);
  return {
    services: Object.fromEntries(named) as Services["services"],
    controls: { vault, documents, audit, telemetry, collection, cloud, objects },
    keys,
    tokens: createTokenIssuer(context),
  };
};
