// Stand-in for Azure as a whole: everything that a deployment of this repository talks to, on loopback, in this process.
import { randomBytes } from "node:crypto";
import type { Directory, Person } from "./directory/directory.ts";
import type { TokenIssuer } from "./entra/issue.ts";
import { issuerOf } from "./entra/issuers.ts";
import type { SigningKeys } from "./entra/signing-keys.ts";
import { demoHosts, hostsOf, pagesHost } from "./hosts.ts";
import type { DeploymentHosts } from "./hosts.ts";
import { createFaults } from "./http/faults.ts";
import type { Faults } from "./http/faults.ts";
import { createJournal } from "./http/journal.ts";
import type { Journal } from "./http/journal.ts";
import type { Handler } from "./http/message.ts";
import { loopback } from "./http/listen.ts";
import { identityPath } from "./identity/managed-identity.ts";
import { localNames, openNetwork } from "./network.ts";
import { pages } from "./pages.ts";
import { createServices } from "./services.ts";
import type { Controls, ServiceOptions } from "./services.ts";

interface StandInOptions extends Partial<
  Pick<
    ServiceOptions,
    "access" | "blocklists" | "cloud" | "contentSafetyRate" | "documentContainers" | "now" | "objects"
  >
> {
  readonly directory: Directory;
  /** @default demoHosts */
  readonly hosts?: DeploymentHosts;
  /** Handlers of further hosts, by name: a registry, another account. @default none */
  readonly others?: Readonly<Record<string, Handler>>;
  /** Where browsers sign in. @default a free one */
  readonly port?: number;
}

/** Addresses, as a setting or a client would name them. */
export interface StandInUrls {
  /** Entra for browsers and clients that do not know our authority: plain http. */
  readonly signIn: string;
  /** Entra for programs that trust our authority and use no proxy. */
  readonly direct: string;
  /** Entra's real name, through the proxy. */
  readonly authority: string;
  /** What tokens name as their issuer. */
  readonly issuer: string;
  /** The signing keys, for programs that trust our authority and use no proxy. */
  readonly keys: string;
  readonly graph: string;
  readonly arm: string;
  readonly vault: string;
  readonly contentSafety: string;
  readonly documents: string;
  readonly audit: string;
  readonly telemetry: string;
  readonly collection: string;
  /** The web site that the server may read. */
  readonly pages: string;
}

export interface StandIns extends Controls {
  readonly urls: StandInUrls;
  readonly users: readonly Person[];
  /** What makes a Node process believe that it runs in Azure, in the container that has this managed identity. */
  env(identity: string): Record<string, string>;
  readonly tokens: TokenIssuer;
  /** Entra's signing keys; `keys.publish()` and then `keys.rotate()` turn them as Entra does. */
  readonly keys: SigningKeys;
  readonly faults: Faults;
  readonly journal: Journal;
  /** Names that were asked of the proxy and are not part of the deployment. */
  readonly refusedHosts: readonly string[];
  /** Ends every connection and removes every file. */
  close(): Promise<void>;
}

export const startStandIns = async (options: StandInOptions): Promise<StandIns> => {
  const { directory, hosts: deploymentHosts = demoHosts, port = 0 } = options;
  const hosts = hostsOf(deploymentHosts);
  const headers = new Map(directory.identities.map(({ name }) => [name, randomBytes(24).toString("hex")]));
  const { services, controls, keys, tokens } = await createServices({
    directory,
    identityHeaders: headers,
    access: options.access ?? {},
    blocklists: options.blocklists ?? {},
    now: options.now ?? Date.now,
    ...(options.contentSafetyRate && { contentSafetyRate: options.contentSafetyRate }),
    ...(options.documentContainers && { documentContainers: options.documentContainers }),
    ...(options.cloud && { cloud: options.cloud }),
    ...(options.objects && { objects: options.objects }),
  });
  const faults = createFaults();
  const journal = createJournal();
  const network = await openNetwork({
    services,
    others: { ...pages, ...options.others },
    hosts,
    signInPort: port,
    faults,
    journal,
  });
  const direct = `https://localhost:${network.securePort}`;
  return {
    ...controls,
    urls: {
      signIn: `http://${loopback}:${network.signInPort}`,
      direct,
      authority: `https://${hosts.entra}`,
      issuer: issuerOf(directory.tenantId, 2),
      keys: `${direct}/${directory.tenantId}/discovery/v2.0/keys`,
      graph: `https://${hosts.graph}`,
      arm: `https://${hosts.arm}`,
      vault: `https://${hosts.vault}`,
      contentSafety: `https://${hosts.contentSafety}`,
      documents: `https://${hosts.documents}`,
      audit: `https://${hosts.audit}`,
      telemetry: `https://${hosts.telemetry}`,
      collection: `https://${hosts.collection}`,
      // Not through the proxy: pages are read from the addresses that were checked.
      pages: `https://${pagesHost}:${network.securePort}`,
    },
    users: directory.people,
    env: (name) => {
      const header = headers.get(name);
      if (header === undefined) throw new Error(`identity: "${name}" is none of ${[...headers.keys()].join(", ")}`);
      return {
        HTTPS_PROXY: `http://${loopback}:${network.proxyPort}`,
        NO_PROXY: localNames.join(","),
        NODE_EXTRA_CA_CERTS: network.authorityFile,
        IDENTITY_ENDPOINT: `http://${loopback}:${network.identityPort}${identityPath}`,
        IDENTITY_HEADER: header,
      };
    },
    tokens,
    keys,
    faults,
    journal,
    refusedHosts: network.refusedHosts,
    close: network.close,
  };
};
