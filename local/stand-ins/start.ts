// Stand-in for Azure as a whole: everything that a deployment of this repository talks to, on loopback, in this process.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certify } from "./certificate/authority.ts";
import type { Directory, Person } from "./directory/directory.ts";
import { issuerOf } from "./entra/issuers.ts";
import type { TokenIssuer } from "./entra/issue.ts";
import type { SigningKeys } from "./entra/signing-keys.ts";
import { demoHosts, hostsOf } from "./hosts.ts";
import { createFaults } from "./http/faults.ts";
import type { Faults } from "./http/faults.ts";
import { createJournal } from "./http/journal.ts";
import type { Journal } from "./http/journal.ts";
import { listen, loopback } from "./http/listen.ts";
import { createProxy } from "./http/proxy.ts";
import { serve } from "./http/serve.ts";
import type { Service } from "./http/service.ts";
import { identityPath } from "./identity/managed-identity.ts";
import { createServices } from "./services.ts";
import type { Controls, ServiceOptions } from "./services.ts";

export interface StandInOptions extends Partial<Omit<ServiceOptions, "directory" | "identityHeaders">> {
  readonly directory: Directory;
  /** Where browsers sign in. @default a free one */
  readonly port?: number;
}

/** Addresses, as a setting or a client would name them. */
export interface StandInUrls {
  /** Entra for browsers and clients that know nothing of our authority: plain http. */
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
  readonly vault: string;
  readonly contentSafety: string;
  readonly documents: string;
  readonly audit: string;
  readonly telemetry: string;
}

export interface StandIns extends Controls {
  readonly urls: StandInUrls;
  readonly users: readonly Person[];
  /** What makes a Node process believe that it runs in Azure, in a container with this managed identity. */
  env(identity: string): Record<string, string>;
  readonly tokens: TokenIssuer;
  /** Entra's signing keys; `keys.rotate()` rotates them. */
  readonly keys: SigningKeys;
  readonly faults: Faults;
  readonly journal: Journal;
  /** Names for which somebody asked the proxy and which are not part of the deployment. */
  readonly refusedHosts: readonly string[];
  /** Ends every connection and removes every file. */
  close(): Promise<void>;
}

const localNames = ["localhost", loopback];

export const startStandIns = async (options: StandInOptions): Promise<StandIns> => {
  const { directory, port = 0, now = Date.now, hosts: deploymentHosts = demoHosts } = options;
  const hosts = hostsOf(deploymentHosts);
  const headers = new Map(directory.identities.map(({ name }) => [name, randomBytes(24).toString("hex")]));
  const { services, controls, context, tokens } = await createServices({
    access: options.access ?? {},
    blocklists: options.blocklists ?? {},
    ...(options.contentSafetyRate && { contentSafetyRate: options.contentSafetyRate }),
    directory,
    hosts: deploymentHosts,
    identityHeaders: headers,
    now,
  });
  const faults = createFaults();
  const journal = createJournal();
  const refusedHosts: string[] = [];

  const byHost = new Map<string, Service>(
    Object.entries(hosts).map(([name, host]) => [host, services[name as keyof typeof hosts]]),
  );
  const local = (service: Service) => new Map(localNames.map((name) => [name, service]));
  const shared = { faults, journal };
  const { authority, certificate, privateKey } = certify([...byHost.keys(), ...localNames]);
  const front = createSecureServer(
    { cert: certificate, key: privateKey },
    serve({ scheme: "https", services: new Map([...byHost, ...local(services.entra)]), ...shared }),
  );
  const signIn = createServer(serve({ scheme: "http", services: local(services.entra), ...shared }));
  const identity = createServer(serve({ scheme: "http", services: local(services.identity), ...shared }));

  const secure = await listen(front);
  const proxy = createProxy({
    hosts: new Set(byHost.keys()),
    frontPort: secure.port,
    onRefused: (target) => refusedHosts.push(target),
  });
  const listeners = [secure, await listen(signIn, port), await listen(identity), await listen(proxy)] as const;
  const [, signInListener, identityListener, proxyListener] = listeners;
  const folder = await mkdtemp(join(tmpdir(), "stand-ins-"));
  const authorityFile = join(folder, "authority.pem");
  await writeFile(authorityFile, authority, { mode: 0o600 });

  const direct = `https://localhost:${secure.port}`;
  return {
    ...controls,
    urls: {
      signIn: `http://${loopback}:${signInListener.port}`,
      direct,
      authority: `https://${hosts.entra}`,
      issuer: issuerOf(directory.tenantId, 2),
      keys: `${direct}/${directory.tenantId}/discovery/v2.0/keys`,
      graph: `https://${hosts.graph}`,
      vault: `https://${hosts.vault}`,
      contentSafety: `https://${hosts.contentSafety}`,
      documents: `https://${hosts.documents}`,
      audit: `https://${hosts.audit}`,
      telemetry: `https://${hosts.telemetry}`,
    },
    users: directory.people,
    env: (name) => {
      const header = headers.get(name);
      if (header === undefined) throw new Error(`identity: "${name}" is none of ${[...headers.keys()].join(", ")}`);
      return {
        HTTPS_PROXY: `http://${loopback}:${proxyListener.port}`,
        NO_PROXY: localNames.join(","),
        NODE_EXTRA_CA_CERTS: authorityFile,
        IDENTITY_ENDPOINT: `http://${loopback}:${identityListener.port}${identityPath}`,
        IDENTITY_HEADER: header,
      };
    },
    tokens,
    keys: context.keys,
    faults,
    journal,
    refusedHosts,
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
