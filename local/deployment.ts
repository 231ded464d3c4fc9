// The whole deployment on this machine, started in order and stopped in the opposite one.
import { type Feed, createFeed } from "./feed.ts";
import { watchAudit } from "./audit-watch.ts";
import { auditKey, directoryOf, type Facts, factsOf, type Mode, serverSettings } from "./facts.ts";
import { createGateway, type LocalGateway } from "./gateway/gateway.ts";
import { explained } from "./launch-error.ts";
import { freePort, openPort } from "./listener.ts";
import { runServer, type RunningServer } from "./server/run-server.ts";
import { demoIds, type StandIns, startStandIns } from "./stand-ins/index.ts";

export interface DeploymentOptions {
  readonly mode: Mode;
  /** The gateway's; sign-in takes the one after the next. 0 takes free ones. */
  readonly port: number;
  readonly onProgress?: (what: string) => void;
  /** Told when the server ends by itself. */
  readonly onServerEnd?: (what: string) => void;
}

export interface TokenRequest {
  readonly user: string;
  /** Short names. */
  readonly scopes: readonly string[];
}

export interface Deployment {
  readonly facts: Facts;
  readonly standIns: StandIns;
  readonly gateway: LocalGateway;
  readonly server: RunningServer;
  readonly feed: Feed;
  readonly startedAt: Date;
  /** A user's token for the server, as if they had signed in with the client. */
  token(request: TokenRequest): Promise<string>;
  /** Ends every process and connection and removes every file. */
  close(): Promise<void>;
}

export const startDeployment = async (options: DeploymentOptions): Promise<Deployment> => {
  const { mode, port, onProgress = () => undefined, onServerEnd = () => undefined } = options;
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const open = await openPort(port);
    closers.push(open.close);
    const facts = factsOf(mode, open.port);

    onProgress("Starting stand-ins for Entra, managed identity, Key Vault, Content Safety, Blob storage");
    const standIns = await startStandIns({ directory: directoryOf(facts), port: port === 0 ? 0 : port + 2 });
    closers.push(standIns.close);
    standIns.vault.keys.create(auditKey);

    onProgress("Starting the server, which finds all of Azure that it needs");
    const feed = createFeed();
    const server = await runServer({
      settings: serverSettings(facts, standIns.urls, await freePort()),
      env: standIns.env("server"),
      onLine: () => undefined,
      onEnd: onServerEnd,
    });
    closers.push(server.stop);

    onProgress("Starting the gateway with the policies of the workload");
    const { IDENTITY_ENDPOINT: endpoint = "", IDENTITY_HEADER: header = "" } = standIns.env("gateway");
    const gateway = createGateway({
      facts,
      signIn: standIns.urls.signIn,
      issuer: standIns.urls.issuer,
      identity: { endpoint, header },
      serverUrl: server.url,
      onDecision: (decision) => feed.publish({ kind: "gateway", decision }),
    });
    closers.push(gateway.close);
    open.serve(gateway.handle);

    const unwatch = watchAudit(standIns, (record) => {
      feed.publish({ kind: "server", record });
      if (record.event.startsWith("approval.")) feed.publish({ kind: "approvals" });
    });
    closers.push(unwatch);

    return {
      facts,
      standIns,
      gateway,
      server,
      feed,
      startedAt: new Date(),
      token: ({ user, scopes }) =>
        standIns.tokens.user({ person: user, client: demoIds.client, resource: facts.apiIdUri, scopes }),
      close,
    };
  } catch (error) {
    await close();
    throw explained(error);
  }
};
