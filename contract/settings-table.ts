// Long: a table, one row for each setting of the server.
import * as kinds from "./setting-kinds.ts";
import type { Kind } from "./setting-kinds.ts";
import { telemetryNames } from "./telemetry.ts";
import { upstreamList } from "./upstreams.ts";

type Presence = "required" | "optional" | "default";

/** One environment variable of the server. */
export interface Setting<T, P extends Presence = Presence> {
  /** The environment variable. */
  readonly env: string;
  /** How its text is read and written. */
  readonly kind: Kind<T>;
  /** What it does. */
  readonly meaning: string;
  /** Whether it has to be there. */
  readonly presence: P;
  /** Its value where the variable is not set. */
  readonly fallback?: T;
}

const required = <T>(env: string, kind: Kind<T>, meaning: string): Setting<T, "required"> => ({
  env,
  kind,
  meaning,
  presence: "required",
});

const optional = <T>(env: string, kind: Kind<T>, meaning: string): Setting<T, "optional"> => ({
  env,
  kind,
  meaning,
  presence: "optional",
});

const byDefault = <T>(env: string, kind: Kind<T>, fallback: NoInfer<T>, meaning: string): Setting<T, "default"> => ({
  env,
  kind,
  meaning,
  presence: "default",
  fallback,
});

/**
 * The whole environment of the server. None of it is a secret: the server proves itself by managed identity, and everything
 * secret it needs it reads from the vault by a name listed here.
 */
export const settingsTable = {
  profile: byDefault(
    "MCP_PROFILE",
    kinds.choice("production", "test"),
    "production",
    "`test` allows conformance fixtures and is accepted on a loopback public URL only",
  ),
  publicUrl: required("MCP_PUBLIC_URL", kinds.publicUrl, "The URL of the MCP endpoint as clients know it"),
  bindAddress: byDefault("MCP_BIND_ADDRESS", kinds.bindAddress, "127.0.0.1", "The address to listen on"),
  port: byDefault("PORT", kinds.integer(1, 65535), 8080, "The port to listen on"),
  allowedHosts: byDefault(
    "MCP_ALLOWED_HOSTS",
    kinds.list(kinds.hostAndPort),
    [],
    "Host headers accepted besides the public URL's own: the name under which the gateway reaches the server",
  ),
  allowedOrigins: byDefault(
    "MCP_ALLOWED_ORIGINS",
    kinds.list(kinds.origin),
    [],
    "Browser origins that may call; a request without Origin is not a browser's",
  ),

  tenantId: required("AZURE_TENANT_ID", kinds.guid, "The only tenant whose tokens count"),
  identityClientId: required("AZURE_CLIENT_ID", kinds.guid, "Client id of the server's own managed identity"),
  authority: byDefault(
    "MCP_AUTHORITY",
    kinds.httpsOrigin,
    "https://login.microsoftonline.com",
    "Entra's host; another one in sovereign clouds",
  ),
  issuer: optional(
    "MCP_TOKEN_ISSUER",
    kinds.httpsUrl,
    "Issuer of access tokens, when it is not <authority>/<tenant>/v2.0",
  ),
  keysUrl: optional(
    "MCP_TOKEN_KEYS_URL",
    kinds.httpsUrl,
    "Signing keys of access tokens, when they are not at <authority>/<tenant>/discovery/v2.0/keys",
  ),
  authorizationServer: optional(
    "MCP_AUTHORIZATION_SERVER",
    kinds.issuerUrl,
    "The authorization server named in the resource metadata, when it is not the issuer (the gateway's façade)",
  ),
  approvalsUrl: optional(
    "MCP_APPROVALS_URL",
    kinds.issuerUrl,
    "Where approvers decide, as callers see it; without it no one can, and tools that need another person's approval are withheld",
  ),
  apiClientId: required("MCP_API_CLIENT_ID", kinds.guid, "Client id of the server's Entra application: the audience"),
  apiIdUri: required("MCP_API_ID_URI", kinds.applicationIdUri, "Application ID URI: the prefix of qualified scopes"),
  allowedClients: required(
    "MCP_ALLOWED_CLIENTS",
    kinds.list(kinds.guid, 1),
    "Client applications (azp) whose tokens are accepted",
  ),
  gatewayClientId: required("MCP_GATEWAY_CLIENT_ID", kinds.guid, "Client id of the gateway's managed identity"),
  gatewayRole: byDefault("MCP_GATEWAY_ROLE", kinds.roleName, "Gateway.Forward", "App role the gateway must hold"),
  approverRole: byDefault(
    "MCP_APPROVER_ROLE",
    kinds.roleName,
    "Approvals.Decide",
    "App role of people who approve calls",
  ),
  classificationContexts: byDefault(
    "MCP_CLASSIFICATION_CONTEXTS",
    kinds.byClassification(kinds.authenticationContext),
    {},
    "Authentication context (acrs) that a user needs for tools of a classification, and of those above that name none",
  ),
  classificationRoles: byDefault(
    "MCP_CLASSIFICATION_ROLES",
    kinds.byClassification(kinds.roleName),
    {},
    "App role that a user needs for tools of a classification, and of those above that name none",
  ),
  classificationLabels: byDefault(
    "MCP_CLASSIFICATION_LABELS",
    kinds.labels,
    {},
    "Name of the sensitivity label of each classification, which goes with every answer of its tools and into the record",
  ),
  dataRules: byDefault(
    "MCP_DATA_RULES",
    kinds.dataRules,
    [],
    "Rows of the data rules that differ from the table: what becomes of a kind of data in arguments and answers",
  ),

  vaultUrl: optional("MCP_VAULT_URL", kinds.httpsOrigin, "Key Vault that holds the secrets tools may read"),
  secretNames: byDefault(
    "MCP_SECRET_NAMES",
    kinds.list(kinds.secretName),
    [],
    "Names of the secrets that may be read; every other name is refused",
  ),
  contentSafetyEndpoint: required(
    "MCP_CONTENT_SAFETY_ENDPOINT",
    kinds.httpsOrigin,
    "Content Safety account for Prompt Shields",
  ),
  documentsEndpoint: required("MCP_DOCUMENTS_ENDPOINT", kinds.httpsOrigin, "Blob endpoint of the users' documents"),
  documentsContainer: byDefault("MCP_DOCUMENTS_CONTAINER", kinds.containerName, "documents", "Their container"),
  auditEndpoint: required("MCP_AUDIT_ENDPOINT", kinds.httpsOrigin, "Blob endpoint of the audit trail"),
  auditContainer: byDefault("MCP_AUDIT_CONTAINER", kinds.containerName, "audit", "Its container"),
  auditAnchorContainer: byDefault(
    "MCP_AUDIT_ANCHOR_CONTAINER",
    kinds.containerName,
    "audit-anchors",
    "The locked container of the signed checkpoints",
  ),
  auditKeyUrl: required("MCP_AUDIT_KEY_URL", kinds.keyUrl, "The P-256 key in Key Vault that signs the checkpoints"),
  auditTableEndpoint: optional(
    "MCP_AUDIT_TABLE_ENDPOINT",
    kinds.httpsOrigin,
    "Data collection endpoint that takes a copy of the trail for detections; without it the trail is in blobs alone",
  ),
  auditTableRule: optional(
    "MCP_AUDIT_TABLE_RULE",
    kinds.collectionRule,
    "Immutable id of the data collection rule that leads to the table",
  ),
  serverName: byDefault(
    "MCP_SERVER_NAME",
    kinds.containerName,
    telemetryNames.role,
    "Under which name its telemetry arrives, which tells it from the other servers of its platform",
  ),
  replicaName: optional(
    "CONTAINER_APP_REPLICA_NAME",
    kinds.streamName,
    "Which replica this is, set by Container Apps; names the audit stream",
  ),
  telemetry: optional(
    "APPLICATIONINSIGHTS_CONNECTION_STRING",
    kinds.telemetryConnectionString,
    "Where traces, metrics and logs go; local authentication is off, so it opens nothing",
  ),
  tracesPerSecond: byDefault(
    "MCP_TRACES_PER_SECOND",
    kinds.integer(0, 1_000),
    20,
    "Allowed requests of which a replica sends the spans in a second, and as many of the others; metrics count every one",
  ),
  stateHost: optional(
    "MCP_STATE_HOST",
    kinds.hostAndPort,
    "Azure Managed Redis shared by the replicas; without it state lives in the one replica",
  ),

  catalogueDigest: required(
    "MCP_CATALOGUE_DIGEST",
    kinds.sha256Digest,
    "Digest of the approved tool catalogue; the server refuses to start with any other",
  ),
  bundleDigest: optional(
    "MCP_BUNDLE_DIGEST",
    kinds.sha256Digest,
    "Digest of the released bundle's manifest; the container refuses to start with any other",
  ),
  catalogueThumbprints: byDefault(
    "MCP_CATALOGUE_THUMBPRINTS",
    kinds.list(kinds.sha256Digest),
    [],
    "Thumbprints (RFC 7638) of the keys of those who may approve the catalogue; with any, its approval must be signed by one",
  ),
  catalogueApprovals: optional(
    "MCP_CATALOGUE_APPROVALS",
    kinds.filePath,
    "File with the approvals of the catalogue, when they are not the ones that the server was built with",
  ),
  sessions: byDefault(
    "MCP_SESSIONS",
    kinds.choice("stateless", "bound"),
    "stateless",
    "How clients of the 2025 revision are served: without sessions, or with sessions bound to their user",
  ),
  withheldTools: byDefault(
    "MCP_WITHHELD_TOOLS",
    kinds.list(kinds.toolName),
    [],
    "Tools of the catalogue that are switched off, neither listed nor run; also `resource/<name>` and `prompt/<name>`",
  ),
  upstreams: byDefault(
    "MCP_UPSTREAMS",
    upstreamList,
    [],
    "Other MCP servers whose pinned tools are served, as a JSON list; each with its url or command, none with a secret",
  ),
  graphEndpoint: byDefault(
    "MCP_GRAPH_ENDPOINT",
    kinds.httpsOrigin,
    "https://graph.microsoft.com",
    "Microsoft Graph; another one in sovereign clouds",
  ),
  egressHosts: byDefault(
    "MCP_EGRESS_HOSTS",
    kinds.list(kinds.egressHost),
    [],
    "Hosts that tools may fetch from; no other is ever connected to",
  ),
  egressPrivateRanges: byDefault(
    "MCP_EGRESS_PRIVATE_RANGES",
    kinds.list(kinds.cidr),
    [],
    "Private ranges that these hosts may resolve into, for hosts inside the network; every other stays shut",
  ),

  indicatorsUrl: optional(
    "MCP_INDICATORS_URL",
    kinds.httpsUrl,
    "Blob with the signed list of indicators of compromise: hosts, clients and definitions that are refused",
  ),
  indicatorsThumbprints: byDefault(
    "MCP_INDICATORS_THUMBPRINTS",
    kinds.list(kinds.sha256Digest),
    [],
    "Thumbprints (RFC 7638) of the keys whose signature under that list counts",
  ),

  maxBodyBytes: byDefault("MCP_MAX_BODY_BYTES", kinds.integer(1_024, 4_194_304), 262_144, "Largest request body"),
  maxConcurrent: byDefault("MCP_MAX_CONCURRENT", kinds.integer(1, 10_000), 256, "Requests in work at once"),
  maxConcurrentPerPrincipal: byDefault(
    "MCP_MAX_CONCURRENT_PER_PRINCIPAL",
    kinds.integer(1, 1_000),
    16,
    "Requests of one principal in work at once, and besides streams that are open without work",
  ),
  anonymousRecordsPerMinute: byDefault(
    "MCP_ANONYMOUS_RECORDS_PER_MINUTE",
    kinds.integer(1, 1_000_000),
    60,
    "Audit records that requests without a caller have in a minute for each reason; those beyond share one",
  ),
  unprovenRequestsPerMinute: byDefault(
    "MCP_UNPROVEN_REQUESTS_PER_MINUTE",
    kinds.integer(1, 1_000_000),
    120,
    "Requests of one peer address in a minute that the gateway does not vouch for; those beyond get 429 before anything is looked at",
  ),
  requestsPerMinute: byDefault(
    "MCP_REQUESTS_PER_MINUTE",
    kinds.integer(1, 100_000),
    300,
    "Requests of one principal in a minute; each tool has its own limit besides",
  ),
} as const;

type Table = typeof settingsTable;
type ValueOf<S> = S extends Setting<infer T, infer P> ? ("optional" extends P ? T | undefined : T) : never;
type KeyWith<P extends Presence> = {
  [K in keyof Table]: Table[K]["presence"] extends P ? K : never;
}[keyof Table];

/** What the server knows about its surroundings, checked. */
export type Settings = { readonly [K in keyof Table]: ValueOf<Table[K]> };

/** The required settings of a deployment; all others are optional. */
export type SettingValues = Pick<Settings, KeyWith<"required">> &
  Partial<Pick<Settings, KeyWith<"optional"> | KeyWith<"default">>>;
