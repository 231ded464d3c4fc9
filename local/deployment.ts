// The whole deployment on this machine, started in order and stopped in the opposite one.
import type { SettingValues } from "@mcp-landing-zone/contract";
import { recordedNames } from "@mcp-landing-zone/contract";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { watchAudit } from "./audit-watch.ts";
import { createCallLog } from "./calls/call-log.ts";
import type { Page } from "./console/console.ts";
import { createConsole } from "./console/console.ts";
import { createAnswerAzure } from "./answer/answer-azure.ts";
import { createAnswers } from "./answer/answers.ts";
import { createGatewayLog, localParameters, localTables } from "./detections/local-tables.ts";
import { createDetectionWatch } from "./detections/watch.ts";
import type { Facts, Mode } from "./facts.ts";
import { auditKey, directoryOf, factsOf, guestFactsOf, serverSettings } from "./facts.ts";
import { createFeed } from "./feed.ts";
import { createGateway } from "./gateway/gateway.ts";
import { startGuard } from "./guests/guards.ts";
import type { PinnedGuest } from "./guests/pin.ts";
import { explained } from "./launch-error.ts";
import { freePort, openPort } from "./listener.ts";
import type { Indicators } from "./indicator-file.ts";
import { publishIndicators } from "./server/indicators.ts";
import { signCatalogue } from "./server/catalogue-approval.ts";
import type { Deployment } from "./running-deployment.ts";
import { runServer } from "./server/run-server.ts";
import { startStandIns } from "./stand-ins/index.ts";

export type { Deployment } from "./running-deployment.ts";

const pageNames = new URL("server/page-names.ts", import.meta.url);

export interface DeploymentOptions {
  readonly mode: Mode;
  /** The gateway's; console and sign-in take the next two. 0 takes free ones. */
  readonly port: number;
  /** More environment variables for the server. @default none */
  readonly settings?: Partial<SettingValues>;
  /** Whether the gateway has arguments judged, too. @default the server alone does */
  readonly inspect?: boolean;
  /** What is known to be compromised: signed, and refused by gateway and server. @default no list */
  readonly indicators?: Indicators;
  /** Servers of others, each behind its own path, application and process. @default none */
  readonly guests?: readonly PinnedGuest[];
  /** Rules of the configuration's own at the reference server. @default none */
  readonly stages?: readonly ExtraStage[];
  /** Whether a guest whose files change is started anew. @default false */
  readonly watch?: boolean;
  /** Where `npm run synth` has written. @default none */
  readonly stacks?: string;
  /** What the console shows. @default none */
  readonly page?: Page;
  readonly onProgress?: (what: string) => void;
  /** Called when a person asks for the end, in another terminal. @default - no one can */
  readonly onStop?: () => void;
  /** Called when the server ends by itself. */
  readonly onServerEnd?: (what: string) => void;
  /** What the server says, line by line. */
  readonly onServerLine?: (line: string) => void;
  /** Modules that its process loads before it. @default none */
  readonly withServer?: readonly URL[];
}

export const startDeployment = async (options: DeploymentOptions): Promise<Deployment> => {
  const { mode, port, onProgress = () => undefined, onServerEnd = () => undefined } = options;
  const { onServerLine = () => undefined, withServer = [], guests = [] } = options;
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
    const facts = factsOf(mode, front.port, options.inspect, options.stages);
    const guestFacts = guests.map((guest, index) => guestFactsOf(guest, index + 1, mode, front.port));

    onProgress("Starting stand-ins for Entra, managed identity, Key Vault, Content Safety, Blob storage");
    const standIns = await startStandIns({ directory: directoryOf(facts, guestFacts), port: portAfter(2) });
    closers.push(standIns.close);
    standIns.vault.keys.create(auditKey);

    const signed = await signCatalogue(facts.catalogue);
    closers.push(signed.close);

    const indicators = options.indicators && (await publishIndicators(options.indicators, standIns));

    onProgress(
      `Starting the server, which finds all of Azure that it needs${guests.map(({ name }) => `, and what guards ${name}`).join("")}`,
    );
    const feed = createFeed();
    const calls = createCallLog({
      people: new Map(standIns.users.map(({ objectId, displayName }) => [objectId, displayName])),
      clients: new Map(
        [facts, ...guestFacts].flatMap((server) =>
          server.clients.map(({ clientId, name }) => [String(clientId), name]),
        ),
      ),
      onCall: (call) => feed.publish({ kind: "call", call }),
    });
    // Only a page shows stages.
    const watched = options.page && { onStages: calls.stages };
    const started = runServer({
      ...watched,
      settings: {
        ...serverSettings(facts, standIns.urls, await freePort()),
        ...signed.settings,
        ...indicators?.settings,
        ...options.settings,
      },
      env: standIns.env("server"),
      preload: [pageNames, ...withServer],
      onLine: onServerLine,
      onEnd: onServerEnd,
    });
    const guarded = guests.map(async (guest, index) =>
      startGuard({
        guest,
        facts: guestFacts[index] as Facts,
        server: {
          ...watched,
          settings: serverSettings(guestFacts[index] as Facts, standIns.urls, await freePort()),
          env: standIns.env("server"),
          onLine: (line) => onServerLine(`${guest.name}: ${line}`),
          onEnd: (what) => onServerEnd(`${guest.name}: ${what}`),
        },
        watch: options.watch ?? false,
        onRestart: () => onProgress(`${guest.name} has changed and was started anew`),
      }),
    );
    // All are awaited before one of them ends the start, so that none is left behind.
    const outcomes = await Promise.allSettled([started, ...guarded]);
    for (const outcome of outcomes) if (outcome.status === "fulfilled") closers.push(outcome.value.stop);
    const server = await started;
    const guards = await Promise.all(guarded);

    const gatewayLog = createGatewayLog();
    onProgress("Starting the gateway with the policies of the workload");
    const {
      IDENTITY_ENDPOINT: endpoint = "",
      IDENTITY_HEADER: header = "",
      NODE_EXTRA_CA_CERTS: authorityFile = "",
    } = standIns.env("gateway");
    const gateway = createGateway({
      servers: [{ facts, url: server.url }, ...guards],
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
      if (record.event.startsWith("approval.")) feed.publish({ kind: "approvals" });
    });
    closers.push(unwatch);

    const azure = createAnswerAzure({
      server: new URL(facts.publicUrl).pathname.slice(1).replaceAll("/", "-"),
      tools: recordedNames(facts.catalogue),
      clients: facts.clients.map(({ clientId }) => String(clientId)),
      onSwitch: (value) => gateway.stop(value),
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
      parameters: localParameters(facts),
      onFired: (fired) => {
        feed.publish({ kind: "control", what: `detection: ${fired.id}` });
        void answers.fired(fired);
      },
    });
    closers.push(detections.close);

    const deployment: Deployment = {
      facts,
      guests: guestFacts,
      standIns,
      gateway,
      server,
      feed,
      detections,
      answers,
      startedAt: new Date(),
      consoleUrl: `http://127.0.0.1:${desk.port}`,
      token: ({ user, scopes, server: name = facts.name }) => {
        const of = [facts, ...guestFacts].find((one) => one.name === name);
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
