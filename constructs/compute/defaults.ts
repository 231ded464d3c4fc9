/** The container's port; nothing below 1024, so that the process needs no privilege. */
export const defaultPort = 8080;

export const ingressDefaults = {
  // in an internal environment "external" means the virtual network and nothing wider. False would mean the environment only, and the
  // gateway stands outside of it.
  externalEnabled: true,
  // the environment answers plain HTTP with a redirect otherwise.
  allowInsecureConnections: false,
  // One protocol, not a guess per connection; server-sent events need no HTTP/2.
  transport: "http",
  // The gateway proves itself with a token of its identity. A client certificate would be forwarded in a header, so it is dropped.
  clientCertificateMode: "ignore",
} as const;

export const sizeDefaults = {
  cpu: 0.5,
  // shared hosts with an isolated kernel for each replica.
  workloadProfile: "Consumption",
} as const;

export const scaleDefaults = {
  // Azure.ContainerApp.MinReplicas: one replica may be restarted or moved at any time.
  minReplicas: 2,
  // an upper bound on cost and on what the services behind have to stand.
  maxReplicas: 10,
  // Well below the concurrency at which the server itself refuses, so that replicas are added before callers notice.
  concurrentRequests: 50,
} as const;

/** Longer than a tool may run, so that a replica that is taken away finishes what it began. */
export const defaultTerminationGraceSeconds = 60;

/** as many old revisions as Azure keeps. Left out, the provider would ask for none. */
export const maxInactiveRevisions = 100;

export const probeDefaults = {
  // Fifty seconds to start; only then do the others count. Azure documents ten failures as the most.
  startup: { intervalSeconds: 5, timeout: 3, failureCountThreshold: 10 },
  // Slow to kill: a restart loses what is in work.
  liveness: { intervalSeconds: 10, timeout: 3, failureCountThreshold: 3 },
  // Quick to take out of traffic, quick to bring back.
  readiness: { intervalSeconds: 5, timeout: 3, failureCountThreshold: 2, successCountThreshold: 1 },
} as const;

export const environmentDefaults = {
  // no public address at all.
  internalLoadBalancerEnabled: true,
  publicNetworkAccess: "Disabled",
  // mutual TLS between replicas, and between replicas and the ingress.
  mutualTlsEnabled: true,
  // The other destination logs in to the workspace with its shared key, which is switched off.
  logsDestination: "azure-monitor",
} as const;

export const redisDefaults = {
  publicNetworkAccess: "Disabled",
  // Entra only.
  accessKeysAuthenticationEnabled: false,
  //
  clientProtocol: "Encrypted",
  // One address and one keyspace: a key may be read and replaced in one step, with any name. Holds up to 25 GB.
  clusteringPolicy: "NoCluster",
  // A full store refuses to write and the server refuses the call. Evicting a used nonce instead would let it be used again.
  evictionPolicy: "NoEviction",
  // a replayed proof is still refused after a node is replaced.
  persistenceAppendOnlyFileBackupFrequency: "1s",
} as const;

/** The port of every Managed Redis database. */
export const redisPort = 10000;
