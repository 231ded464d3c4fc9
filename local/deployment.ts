// The whole deployment on this machine, started in order and stopped in the opposite one.
import type { SettingValues } from "@mcp-landing-zone/contract";
import { recordedNames } from "@mcp-landing-zone/contract";
import { watchAudit } from "./audit-watch.ts";
import { createCallLog } from "./calls/call-log.ts";
import type { Page } from "./console/console.ts";
import { createConsole } from "./console/console.ts";
import { createAnswerAzure } from "./answer/answer-azure.ts";
import { createAnswers } from "./answer/answers.ts";
import { createGatewayLog, localParameters, localTables } from "./detections/local-tables.ts";
import { createDetectionWatch } from "./detections/watch.ts";
import type { Mode, SomeServers } from "./facts.ts";
import { auditKey, directoryOf, documentsContainerOf, factsOfAll, serverSettings } from "./facts.ts";
import { createFeed } from "./feed.ts";
import { createGateway } from "./gateway/gateway.ts";
import { explained } from "./launch-error.ts";
import { freePort, openPort } from "./listener.ts";
import type { Indicators } from "./configuration/indicator-file.ts";
import type { NotHere } from "./local-server.ts";
import { usualServer } from "./local-server.ts";
import { publishIndicators } from "./server/indicators.ts";
import type { Deployment } from "./running-deployment.ts";
import { startRestarting } from "./server/restarting.ts";
import { startStandIns } from "./stand-ins/index.ts";

export type { Deployment } from "./running-deployment.ts";

export interface DeploymentOptions {
  readonly mode: Mode;
  /** The gateway's; console and sign-in take the next two. 0 takes free ones. */
  readonly port: number;
  /** What runs behind the gateway, each on its own path, with its own application and process. @default the reference server at /mcp */
  readonly servers?: SomeServers;
  /** What the configuration names besides. @default nothing */
  readonly notHere?: readonly NotHere[];
  /** More environment variables for the first server. @default none */
  readonly settings?: Partial<SettingValues>;
  /** Whether the gateway has arguments judged, too. @default the server alone does */
  readonly inspect?: boolean;
  /** What is known to be compromised: signed, and refused by gateway and server. @default no list */
  readonly indicators?: Indicators;
  /** Whether a server is started anew when the files of a program that it runs change. @default false */
  readonly watch?: boolean;
  /** Where `npm run synth` has written. @default none */
  readonly stacks?: string;
  /** What the console shows. @default none */
  readonly page?: Page;
  readonly onProgress?: (what: string) => void;
  /** Called when a server of others says something else of itself than a person has accepted. */
  readonly onChangedDefinition?: (what: string, server: string) => void;
  /** Called when a person asks for the end, in another terminal. @default - no one can */
  readonly onStop?: () => void;
  /** Called when a server ends by itself. */
  readonly onServerEnd?: (what: string) => void;
  /** What the servers say, line by line. */
  readonly onServerLine?: (line: string) => void;
  /** Modules that the first server's process loads before it. @default none */
  readonly withServer?: readonly URL[];
}

export const startDeployment = async (options: DeploymentOptions): Promise<Deployment> => {
  const { mode, port, onProgress = () => undefined, onServerEnd = () => undefined } = options;
  const { onServerLine = () => undefined, withServer = [], notHere = [] } = options;
  const portAfter = (distance: number): number => (port === 0 ? 0 : port + distance);
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const front = await openPort(port);
    closers.push(front.close);
    const desk = await openPort(portAfter(1));
    closers.push(desk.close);
    const servers = factsOfAll(options.servers ?? [usualServer], {
      mode,
      gatewayPort: front.port,
      inspects: options.inspect ?? false,
    });
    const [facts] = servers;

    onProgress("Starting stand-ins for Entra, managed identity, Key Vault, Content Safety, Blob storage");
    const standIns = await startStandIns({
      directory: directoryOf(...servers),
      documentContainers: servers.filter(({ kind }) => kind === "reference").map(documentsContainerOf),
      port: portAfter(2),
    });
    closers.push(standIns.close);
    standIns.vault.keys.create(auditKey);

    const indicators = options.indicators && (await publishIndicators(options.indicators, standIns));

    const names = servers.map(({ name }) => name);
    onProgress(
      names.length === 1
        ? "Starting the server, which finds all of Azure that it needs"
        : `Starting the servers ${names.join(", ")}, which find all of Azure that they need`,
    );
    const feed = createFeed();
    const calls = createCallLog({
      people: new Map(standIns.users.map(({ objectId, displayName }) => [objectId, displayName])),
      clients: new Map(
        servers.flatMap((server) => server.clients.map(({ clientId, name }) => [String(clientId), name])),
      ),
      onCall: (call) => feed.publish({ kind: "call", call }),
    });
    const starting = servers.map(async (own) => {
      const isFirst = own === facts;
      const named = isFirst ? "" : `${own.name}: `;
      const running = await startRestarting({
        server: own,
        process: {
          settings: {
            ...serverSettings(own, standIns.urls, await freePort()),
            ...indicators?.settings,
            ...(isFirst && options.settings),
          },
          env: standIns.env("server"),
          preload: isFirst ? withServer : [],
          onLine: (line) => onServerLine(named + line),
          onEnd: (what) => onServerEnd(named + what),
          // Only a page shows stages.
          ...(options.page && { onStages: calls.stages }),
        },
        watch: options.watch ?? false,
        onRestart: () => onProgress(`${own.name} has changed and was started anew`),
      });
      return { facts: own, url: running.url, running };
    });
    // All are awaited before one of them ends the start, so that none is left behind.
    const outcomes = await Promise.allSettled(starting);
    for (const outcome of outcomes) if (outcome.status === "fulfilled") closers.push(outcome.value.running.stop);
    type Started = Awaited<(typeof starting)[number]>;
    const started = (await Promise.all(starting)) as [Started, ...Started[]];

    const gatewayLog = createGatewayLog();
    onProgress("Starting the gateway with the policies of the workload");
    const {
      IDENTITY_ENDPOINT: endpoint = "",
      IDENTITY_HEADER: header = "",
      NODE_EXTRA_CA_CERTS: authorityFile = "",
    } = standIns.env("gateway");
    const gateway = createGateway({
      servers: started,
      signIn: standIns.urls.signIn,
      issuer: standIns.urls.issuer,
      identity: { endpoint, header },
      ...(indicators ? { indicators: indicators.gatewayValue } : {}),
      azure: { port: Number(new URL(standIns.urls.direct).port), authorityFile },
      onDecision: (decision) => {
        gatewayLog.add(decision);
        feed.publish({ kind: "gateway", decision });
        calls.gateway(decision);
      },
    });
    closers.push(gateway.close);
    front.serve(gateway.handle);

    const unwatch = watchAudit(standIns, (record) => {
      feed.publish({ kind: "server", record });
      calls.server(record);
      if (record.event === "definition.changed") {
        // A server that is alone has the stream of its machine.
        const server = servers.find(({ name }) => name === record.stream)?.name ?? usualServer.name;
        options.onChangedDefinition?.(record.tool?.name ?? `something new of ${server}`, server);
      }
      if (record.event.startsWith("approval.")) feed.publish({ kind: "approvals" });
    });
    closers.push(unwatch);

    const azure = createAnswerAzure({
      servers: servers.map(({ name, endpointPath, catalogue, clients }) => ({
        name,
        recorded: endpointPath.slice(1).replaceAll("/", "-"),
        tools: recordedNames(catalogue),
        clients: clients.map(({ clientId }) => String(clientId)),
      })),
      onSwitch: (value, name) => gateway.stop(value, name),
      onLevel: (value) => (gateway.threatLevel = value),
      onRotate: () => standIns.vault.keys.rotate(auditKey),
    });
    const answers = createAnswers({
      azure,
      onChange: ({ playbook, subject, state }) => {
        feed.publish({ kind: "control", what: `${playbook}: ${subject} ${state}` });
        feed.publish({ kind: "answer" });
      },
    });
    const detections = createDetectionWatch({
      tables: () => localTables(standIns.collection.rows(), gatewayLog.rows()),
      rows: () => standIns.collection.accepted() + gatewayLog.count(),
      parameters: localParameters(servers),
      onFired: (fired) => {
        feed.publish({ kind: "control", what: `detection: ${fired.id}` });
        void answers.fired(fired);
      },
    });
    closers.push(detections.close);

    const deployment: Deployment = {
      servers,
      facts,
      notHere,
      standIns,
      gateway,
      server: started[0].running,
      feed,
      detections,
      answers,
      startedAt: new Date(),
      consoleUrl: `http://127.0.0.1:${desk.port}`,
      token: ({ user, scopes, server: name = facts.name }) => {
        const of = servers.find((one) => one.name === name);
        if (!of)
          return Promise.reject(
            new RangeError(`server: received ${JSON.stringify(name)}; should be one that runs here`),
          );
        return standIns.tokens.user({
          person: user,
          client: String(of.clients[0].clientId),
          resource: of.apiIdUri,
          scopes,
        });
      },
      close,
    };
    const { stacks, page, onStop } = options;
    desk.serve(
      createConsole({
        deployment,
        port: desk.port,
        ...(stacks !== undefined && { stacks }),
        ...(page !== undefined && { page }),
        ...(onStop !== undefined && { onStop }),
      }),
    );
    return deployment;
  } catch (error) {
    await close();
    throw explained(error);
  }
};
