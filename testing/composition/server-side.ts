import { generateKeyPairSync } from "node:crypto";
import { readSettings, writeSettings } from "@mcp-landing-zone/contract";
import type { AuditEvent, AuditRecord, Settings, SettingValues, ToolCatalogue } from "@mcp-landing-zone/contract";
import { createLocalJWKSet } from "jose";
import type { JWK } from "jose";
import {
  createMemoryDocuments,
  createMemoryState,
  createServer,
  referencePrompts,
  referenceResources,
  referenceTools,
} from "@mcp-landing-zone/server";
import { createUpstreamTools, StateUnavailable } from "@mcp-landing-zone/server";
import type { AuditPort, Clock, DocumentStore, McpServer, Ports, StateStore } from "@mcp-landing-zone/server";
import {
  createAuditLog,
  createLocalSigner,
  createMemoryLog,
  verificationKeys,
  verifyAudit,
} from "../../server/src/audit/index.ts";
import { createEgress } from "../../server/src/egress/index.ts";
import { KeysUnavailable } from "../../server/src/identity/signing-keys.ts";
import { createTokenVerifier } from "../../server/src/identity/token.ts";
import { createShield } from "./content-safety.ts";
import { broken } from "./faults.ts";
import type { Faults } from "./faults.ts";
import type { Happenings } from "./happenings.ts";
import { approverRole, issuer, tenant } from "./identities.ts";
import type { Authority } from "./identities.ts";
import { allowedNames, allowedOrigin } from "./pages.ts";
import type { Pages } from "./pages.ts";
import type { UpstreamServer } from "./upstream.ts";
import type { Weakening } from "./weakening.ts";

export interface ServerSide {
  readonly server: McpServer;
  /** Of the whole trail: what the separate verifier says of it, and how long it is. */
  verify(): Promise<{ readonly intact: boolean; readonly records: number }>;
  close(): Promise<void>;
}

interface ServerSideOptions {
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly serverPort: number;
  readonly authority: Authority;
  readonly pages: Pages;
  /** Absent for a server with no other behind it. */
  readonly library: UpstreamServer | undefined;
  /** Client id of its application: the audience of its tokens. */
  readonly api: string;
  readonly catalogue: ToolCatalogue;
  readonly faults: Faults;
  readonly happenings: Happenings;
  readonly weakening: Partial<Weakening>;
  readonly settings: Partial<SettingValues>;
}

const settingsOf = ({ publicUrl, serverPort, catalogue, settings, api }: ServerSideOptions): Settings => {
  const values: SettingValues = {
    publicUrl,
    tenantId: tenant.id,
    identityClientId: tenant.serverIdentity,
    apiClientId: api,
    apiIdUri: `api://${api}`,
    allowedClients: [tenant.client, tenant.otherClient],
    gatewayClientId: tenant.gatewayIdentity,
    approverRole,
    authorizationServer: new URL(publicUrl).origin,
    approvalsUrl: new URL("/approvals", publicUrl).href,
    contentSafetyEndpoint: "https://safety.attack.example",
    documentsEndpoint: "https://documents.attack.example",
    auditEndpoint: "https://audit.attack.example",
    auditKeyUrl: "https://vault.attack.example/keys/audit",
    catalogueDigest: catalogue.digest,
    allowedHosts: [`127.0.0.1:${serverPort}`],
    allowedOrigins: [allowedOrigin],
    // Every case is compared with its own record.
    anonymousRecordsPerMinute: 100_000,
    ...settings,
  };
  // The façade's origin is http on loopback, which no setting of a deployment could say.
  const { authorizationServer, ...written } = values;
  return { ...readSettings(writeSettings(written)), authorizationServer };
};

/** The part that ended a request; findings about another server's tools ended none. */
const reasonOf = ({ event, phase = "finished", reason, decision }: AuditEvent): string | undefined =>
  phase === "finished" && event !== "definition.changed"
    ? `server:${decision === "waiting" ? "waiting" : reason}`
    : undefined;

const auditTrail = ({ clock, happenings, faults }: ServerSideOptions) => {
  const keys = generateKeyPairSync("ed25519");
  const [log, anchor] = [createMemoryLog(), createMemoryLog()];
  const trail = createAuditLog({
    stream: "attack",
    clock,
    log,
    anchor,
    signer: createLocalSigner(keys.privateKey, keys.publicKey),
  });
  const port: AuditPort = {
    record: async (event) => {
      const how = faults.of("audit");
      if (how) return broken(how);
      await trail.record(event);
      happenings.write("the audit trail", JSON.stringify(event));
      const by = reasonOf(event);
      if (by !== undefined) happenings.decision(by);
    },
  };
  return {
    port,
    verify: async () => {
      await trail.close();
      const verdict = await verifyAudit(log.lines, anchor.lines, verificationKeys([keys.publicKey]));
      const sequence = log.lines.map((line) => (JSON.parse(line) as AuditRecord).seq);
      return { intact: verdict.sound && sequence.every((seq, index) => seq === index), records: log.lines.length };
    },
  };
};

/** Documents that say what was changed, and can be down. */
const watchedDocuments = (inner: DocumentStore, { happenings, faults }: ServerSideOptions): DocumentStore => {
  const up = async (signal: AbortSignal): Promise<void> => {
    const how = faults.of("documents");
    if (how) await broken(how, signal);
  };
  return {
    search: async (owner, words, limit, signal) => (await up(signal), inner.search(owner, words, limit, signal)),
    read: async (owner, id, signal) => (await up(signal), inner.read(owner, id, signal)),
    save: async (owner, document, signal) => {
      await up(signal);
      happenings.effect("a document was saved");
      return inner.save(owner, document, signal);
    },
    delete: async (owner, id, signal) => {
      await up(signal);
      const found = await inner.delete(owner, id, signal);
      if (found) happenings.effect("a document was deleted");
      return found;
    },
  };
};

/** State that can be out of reach. */
const watchedState = (inner: StateStore, faults: Faults): StateStore => {
  const guarded =
    <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (faults.of("state")) throw new StateUnavailable("the state store is out of reach");
      return act(...args);
    };
  return {
    get: guarded(inner.get),
    set: guarded(inner.set),
    add: guarded(inner.add),
    swap: guarded(inner.swap),
    delete: guarded(inner.delete),
    count: guarded(inner.count),
    keys: guarded(inner.keys),
  };
};

/** Microsoft Graph: says who a user is, and notices a token that was not meant for it. */
const directory = ({ happenings, faults }: ServerSideOptions): Parameters<typeof referenceTools>[0]["profiles"] => ({
  scope: "https://graph.microsoft.com/User.Read",
  read: async (token, _fields, signal) => {
    happenings.upstream("graph.microsoft.com/me");
    if (!token.startsWith(downstreamPrefix)) happenings.effect("the caller's token was shown to another service");
    const how = faults.of("graph");
    if (how === "500" || how === "hang") return broken(how, signal);
    if (how === "refusal") return undefined;
    const id = how === "garbage" ? "another-user" : token.slice(downstreamPrefix.length);
    return { id, displayName: "Alice Adler", jobTitle: "Analyst" };
  },
});

const downstreamPrefix = "downstream-token-for-";

/** The server as it is deployed, with everything around it in this process. */
export const createServerSide = (options: ServerSideOptions): ServerSide => {
  const { clock, authority, pages, library, api, catalogue, faults, happenings, weakening } = options;
  const settings = settingsOf(options);
  const published = createLocalJWKSet({ keys: authority.publicKeys().keys as JWK[] });
  const audit = auditTrail(options);
  const ports: Ports = {
    verifyToken: createTokenVerifier({
      keys: async (header, token) => {
        if (faults.of("keys")) throw new KeysUnavailable("the keys are out of reach");
        return published(header, token);
      },
      issuer,
      audience: api,
      tenantId: tenant.id,
      clock,
    }),
    shield: createShield(faults),
    state: watchedState(createMemoryState(clock), faults),
    audit: audit.port,
    onBehalfOf: async ({ principal: { key } }) => {
      happenings.upstream("login.microsoftonline.com/token");
      return `${downstreamPrefix}${key.slice(key.indexOf(".") + 1)}`;
    },
    clock,
    observe: (event) => happenings.write("telemetry", JSON.stringify(event)),
    report: (error, correlationId) => happenings.write("the log", `${String(error)} ${correlationId ?? ""}`),
  };
  const documents = watchedDocuments(createMemoryDocuments(), options);
  const { resolve, connect } = pages;
  const opened = weakening.openRanges ?? [];
  const owned = weakening.documents?.(documents) ?? documents;
  const own = referenceTools({
    documents: owned,
    egress: createEgress({ allow: allowedNames.map((host) => ({ host, private: opened })), resolve, connect }),
    profiles: directory(options),
  });
  const upstreams =
    library &&
    createUpstreamTools({
      upstreams: [library.upstream],
      catalogue,
      ports: { ...ports, clock: library.clock },
      secrets: undefined,
      identityToken: async () => "a-token-of-the-server",
      way: library.way,
    });
  const tools = [...own, ...(upstreams?.tools ?? [])];
  const resources = [...referenceResources({ documents: owned }), ...(upstreams?.resources ?? [])];
  const prompts = [...referencePrompts({ documents: owned }), ...(upstreams?.prompts ?? [])];
  const server = createServer({
    tools: weakening.tools?.(tools) ?? tools,
    resources: weakening.resources?.(resources) ?? resources,
    prompts: weakening.prompts?.(prompts) ?? prompts,
    catalogue,
    settings,
    ports: weakening.serverPorts?.(ports) ?? ports,
  });
  return { server, verify: audit.verify, close: async () => upstreams?.close() };
};
