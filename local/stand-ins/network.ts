// Stand-in for the network of a deployment: its listeners on loopback, the proxy that leads to them, and the certificate file.
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { join } from "node:path";
import { certify } from "./certificate/authority.ts";
import type { Hosts } from "./hosts.ts";
import type { Faults } from "./http/faults.ts";
import type { Journal } from "./http/journal.ts";
import type { Handler } from "./http/message.ts";
import { listen, loopback } from "./http/listen.ts";
import type { Listener } from "./http/listen.ts";
import { createProxy } from "./http/proxy.ts";
import { serve } from "./http/serve.ts";
import { openFolder } from "./folder.ts";
import type { Service, ServiceName } from "./http/service.ts";

interface NetworkOptions {
  readonly services: Readonly<Record<ServiceName, Service>>;
  /** Handlers of hosts beside those, by name. */
  readonly others: Readonly<Record<string, Handler>>;
  readonly hosts: Hosts;
  /** Where browsers sign in; 0 takes a free one. */
  readonly signInPort: number;
  readonly faults: Faults;
  readonly journal: Journal;
}

interface Network {
  readonly signInPort: number;
  /** All services over TLS, distinguished by name. */
  readonly securePort: number;
  readonly identityPort: number;
  readonly proxyPort: number;
  /** Certificate of the authority that vouches for the names. */
  readonly authorityFile: string;
  readonly refusedHosts: readonly string[];
  close(): Promise<void>;
}

export const localNames = ["localhost", loopback];

export const openNetwork = async (options: NetworkOptions): Promise<Network> => {
  const { services, others, hosts, faults, journal } = options;
  const byHost = new Map<string, Service>([
    ...Object.entries(hosts).map(([name, host]) => [host, services[name as keyof Hosts]] as const),
    ...Object.entries(others).map(([host, handle]) => [host, { name: "other", handle }] as const),
  ]);
  const locally = (service: Service) => new Map(localNames.map((name) => [name, service]));
  const shared = { faults, journal };
  const { authority, certificate, privateKey } = certify([...byHost.keys(), ...localNames]);
  const refusedHosts: string[] = [];

  const folder = openFolder();
  const opened: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((listener) => listener.close()));
    folder.remove();
  };
  const open = async (server: Parameters<typeof listen>[0], port = 0): Promise<number> => {
    const listener = await listen(server, port);
    opened.push(listener);
    return listener.port;
  };

  try {
    const authorityFile = join(folder.path, "authority.pem");
    writeFileSync(authorityFile, authority, { mode: 0o600 });
    const signIn = serve({ scheme: "http", services: locally(services.entra), ...shared });
    const identity = serve({ scheme: "http", services: locally(services.identity), ...shared });
    const front = serve({ scheme: "https", services: new Map([...byHost, ...locally(services.entra)]), ...shared });
    const signInPort = await open(createServer(signIn), options.signInPort);
    const identityPort = await open(createServer(identity));
    const securePort = await open(createSecureServer({ cert: certificate, key: privateKey }, front));
    const proxyPort = await open(
      createProxy({
        hosts: new Set(byHost.keys()),
        frontPort: securePort,
        onRefused: (target) => refusedHosts.push(target),
      }),
    );
    return { signInPort, securePort, identityPort, proxyPort, authorityFile, refusedHosts, close };
  } catch (error) {
    await close();
    throw error;
  }
};
