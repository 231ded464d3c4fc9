import { randomBytes, randomUUID } from "node:crypto";
import { headers as headerNames, routes } from "@mcp-landing-zone/contract";
import type { Classification, Settings, ToolCatalogue } from "@mcp-landing-zone/contract";
import { createArgumentsHash } from "./audit/index.ts";
import { createApprovals } from "./approvals/approval.ts";
import { createDecider } from "./approvals/decide.ts";
import { createDescriber } from "./approvals/describe-call.ts";
import { createApprovalRoute } from "./approvals/route.ts";
import type { CatalogueApproval } from "./definitions/catalogue-approvals.ts";
import { frozen } from "./frozen.ts";
import { assertTrusted } from "./definitions/trusted-approval.ts";
import { createHostGuard } from "./guards/host.ts";
import { createOriginGuard } from "./guards/origin.ts";
import { jsonReply } from "./http/exchange.ts";
import type { Exchange, Reply } from "./http/exchange.ts";
import { refusalReply } from "./http/refusal-reply.ts";
import { refusalOf } from "./http/refusal-of.ts";
import { Refusal } from "./refusal/refusal.ts";
import { resourceMetadata } from "./http/resource-metadata.ts";
import { exchangeOf, responseOf } from "./http/web.ts";
import { createAuthenticator, createGatewayProof } from "./identity/authenticate.ts";
import { createClearance } from "./identity/clearance.ts";
import { createStatedLevel } from "./identity/threat-level.ts";
import { noIndicators } from "./indicators/indicators.ts";
import { createAnonymousRecords } from "./limits/anonymous-records.ts";
import { createArriving } from "./limits/arriving.ts";
import { createConcurrency } from "./limits/concurrency.ts";
import { createPeerRate } from "./limits/peer-rate.ts";
import { createRateLimits } from "./limits/rate.ts";
import { createStreams } from "./limits/streams.ts";
import { createTurns } from "./limits/turns.ts";
import { createRecorder } from "./audit/record-decision.ts";
import type { Origin } from "./decision/decision.ts";
import { createEndpoint } from "./mcp/endpoint.ts";
import type { Endpoint, Progress } from "./admission/progress.ts";
import { createLeanLane } from "./mcp/lean-lane.ts";
import { callDecision, createPerformCall } from "./mcp/perform-call.ts";
import type { ProtocolFixtures } from "./mcp/fixtures.ts";
import type { ServerInfo } from "./mcp/server-info.ts";
import { createStatelessLane } from "./mcp/stateless-lane.ts";
import type { Ports } from "./ports.ts";
import { defineInstructions } from "./readings/define-instructions.ts";
import type { Prompt } from "./readings/define-prompt.ts";
import type { Resource } from "./readings/define-resource.ts";
import { readingsOf } from "./readings/readings.ts";
import { createSessionLane } from "./sessions/session-lane.ts";
import { createSessionStore } from "./sessions/session-store.ts";
import { observationOf } from "./telemetry/observation.ts";
import { createApprovalStage } from "./approvals/approve-call.ts";
import { createToolCaller } from "./tools/call-tool.ts";
import { createContentGuard } from "./tools/content-guard.ts";
import { createDataPolicies } from "./tools/data-policy.ts";
import { createElicitation } from "./tools/elicitation.ts";
import type { Tool } from "./tools/define-tool.ts";
import { createRegistry } from "./tools/registry.ts";
import type { Registry } from "./tools/registry.ts";
import { createTaint } from "./tools/taint.ts";

/** What `createServer` takes. */
export interface ServerOptions {
  /** The tools that it offers. */
  readonly tools: readonly Tool[];
  /** The resources that it offers. @default none */
  readonly resources?: readonly Resource[];
  /** The prompts that it offers. @default none */
  readonly prompts?: readonly Prompt[];
  /** The approved definitions; `settings.catalogueDigest` pins it. */
  readonly catalogue: ToolCatalogue;
  /** The settings, as `readSettings` gives them. */
  readonly settings: Settings;
  /** Who approved the catalogue; where `settings.catalogueThumbprints` names approvers, one of them has signed the last. @default none */
  readonly catalogueApprovals?: readonly CatalogueApproval[];
  /** The server's dependencies. */
  readonly ports: Ports;
  /** What it says of itself. */
  readonly info?: ServerInfo;
  /** Whether hot requests take the short way. @default true */
  readonly leanLane?: boolean;
  /** The client is the process at the other end of a pipe. Its session, where its revision has one, ends with the pipe. @default false */
  readonly onPipe?: boolean;
  /** For the conformance suite, in the test profile only. */
  readonly fixtures?: ProtocolFixtures;
}

/** The server without a socket: a request in, an answer out. */
export interface McpServer {
  /** Answers one request. */
  handle(exchange: Exchange): Promise<Reply>;
  /** Answers one request of the Fetch API. */
  fetch(request: Request): Promise<Response>;
  /** The tools, resources and prompts that it offers. */
  readonly registry: Registry;
  /** Requests in work. */
  readonly inWork: number;
  /** From now on the server says that it is not ready; requests in work go on. */
  drain(): void;
  /** Ends what it began in the background. */
  close(): Promise<void>;
}

const defaultInfo: ServerInfo = { name: "mcp-landing-zone", title: "MCP landing zone", version: "0.1.0" };

const endless = { idleSeconds: Infinity, absoluteSeconds: Infinity };

const originOf = ({ headers }: Exchange, startedAt: number): Origin => {
  const given = headers.get(headerNames.correlation);
  return {
    correlationId: given && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID(),
    startedAt,
  };
};

/**
 * A hardened MCP server from tools, settings and ports.
 *
 * @example
 * declare const options: ServerOptions;
 * const server = createServer(options);
 * await listen(server, { bindAddress: "127.0.0.1", port: 3000 });
 */
export const createServer = (options: ServerOptions): McpServer => {
  const { tools, settings, ports, fixtures, onPipe, catalogueApprovals = [], info = defaultInfo } = options;
  // A copy without another holder, frozen: the definitions that were checked at start are listed and run.
  const catalogue = frozen(structuredClone(options.catalogue));
  if (fixtures && settings.profile !== "test") {
    throw new Error(`MCP_PROFILE: received ${settings.profile}; should be test, the only profile that takes fixtures`);
  }
  const { catalogueThumbprints: keys } = settings;
  if (keys.length > 0) assertTrusted({ catalogue, approvals: catalogueApprovals, keys });
  const { clock, state, report, verifyToken, indicators = noIndicators } = ports;
  const hashArguments = createArgumentsHash(randomBytes(32));
  const { record, flush } = createAnonymousRecords({
    record: createRecorder({ audit: ports.audit, clock, hashArguments, observe: ports.observe, report }),
    clock,
    perMinute: settings.anonymousRecordsPerMinute,
    report,
  });
  const { assertCleared, isWithinReach } = createClearance(settings);
  const { resources = [], prompts = [] } = options;
  if (catalogue.instructions !== undefined) defineInstructions(catalogue.instructions);
  const registry = createRegistry({
    tools,
    readings: readingsOf({ resources, prompts, catalogue }),
    catalogue,
    approvedDigest: settings.catalogueDigest,
    switchedOff: settings.withheldTools,
    hasApprovers: settings.approvalsUrl !== undefined,
    isWithinReach,
    indicators,
    labels: settings.classificationLabels,
  });
  const guards = {
    peerRate: createPeerRate({ clock, perMinute: settings.unprovenRequestsPerMinute }),
    guardHost: createHostGuard(settings.publicUrl, settings.allowedHosts),
    guardOrigin: createOriginGuard(settings.allowedOrigins),
    proveGateway: createGatewayProof(verifyToken, { clientId: settings.gatewayClientId, role: settings.gatewayRole }),
    authenticate: createAuthenticator({
      ...settings,
      verify: verifyToken,
      catalogue,
      onBehalfOf: ports.onBehalfOf,
    }),
    assertCleared,
    refusesClient: indicators.refusesClient,
    concurrency: createConcurrency({ total: settings.maxConcurrent, perPrincipal: settings.maxConcurrentPerPrincipal }),
    // Room for an answer to each call in work, and as many streams without any.
    streams: createStreams({ total: 4 * settings.maxConcurrent, perPrincipal: 2 * settings.maxConcurrentPerPrincipal }),
    rates: createRateLimits(state, clock, settings.requestsPerMinute),
  };
  const statedLevel = createStatedLevel();
  const approvals = createApprovals({ state, clock });
  const arriving = createArriving<Progress>(({ caller }) => caller !== undefined);
  const turns = createTurns({ hasArrivals: arriving.look });
  const dataPolicyOf = createDataPolicies(settings.dataRules);
  const guardOf = (principalKey: string, classification?: Classification) =>
    createContentGuard({
      shield: ports.shield,
      ...(classification && { data: dataPolicyOf(classification) }),
      inSlices: (work, signal) => turns.run(principalKey, work, signal),
    });
  const describe = createDescriber({ registry, guardOf });
  const decide = createDecider({ approvals, record, registry });
  const { approverRole, approvalsUrl } = settings;
  const callTool = createToolCaller({
    approve: createApprovalStage({
      ...{ approvals, describe, decide, approvalsUrl, approverRole },
      policy: catalogue.digest,
    }),
    guardOf,
    refusesDigest: indicators.refusesDigest,
    raisedLevel: statedLevel.raised,
    taint: createTaint(state),
    elicitation: createElicitation(state),
    log: ports.log ?? (() => undefined),
    record: (invocation, entry) => record(callDecision(invocation, entry)),
    report,
  });
  const perform = createPerformCall(callTool, record, report);
  const toolServer = { info, registry, clock, report, perform, fixtures };
  const stateless = createStatelessLane(toolServer);
  const lean = createLeanLane({ info, registry, perform, next: stateless, listsElsewhere: fixtures !== undefined });
  const lane = options.leanLane === false ? stateless : lean;
  const sessions =
    settings.sessions === "bound"
      ? createSessionLane({
          ...{ ...toolServer, state, onPipe },
          sessions: createSessionStore(state, clock, onPipe ? endless : undefined),
        })
      : undefined;
  const mcp = createEndpoint({
    ...guards,
    statedLevel,
    registry,
    maxBodyBytes: settings.maxBodyBytes,
    lane,
    sessions,
    record,
  });
  const approvalRoute = createApprovalRoute({ ...guards, approvals, decide, describe, record, approverRole });
  const metadata = jsonReply(200, resourceMetadata(settings, catalogue), { "access-control-allow-origin": "*" });
  let draining = false;

  const endpointPath = new URL(settings.publicUrl).pathname;
  const open: Readonly<Record<string, () => Reply>> = {
    [routes.live]: () => jsonReply(200, { status: "live" }),
    [routes.ready]: () => (draining ? jsonReply(503, { status: "draining" }) : jsonReply(200, { status: "ready" })),
    [routes.resourceMetadata]: () => metadata,
    [`${routes.resourceMetadata}${endpointPath}`]: () => metadata,
  };

  const nowhere: Endpoint = async (exchange) => {
    guards.peerRate.admit(exchange);
    throw new Refusal("not-found");
  };

  const endpointOf = (path: string): Endpoint => {
    if (path === endpointPath) return mcp;
    if (path === routes.approvals || path.startsWith(`${routes.approvals}/`)) return approvalRoute;
    return nowhere;
  };

  const handle = async (exchange: Exchange): Promise<Reply> => {
    const unguarded = Object.hasOwn(open, exchange.path) ? open[exchange.path] : undefined;
    if (unguarded && exchange.method === "GET") return unguarded();
    const progress: Progress = { origin: originOf(exchange, clock()) };
    if (ports.observe) {
      const observation = observationOf(exchange.headers);
      progress.origin = { observation, ...progress.origin };
    }
    const refused = async (error: unknown): Promise<Reply> => {
      const refusal = guards.peerRate.judge(exchange, refusalOf(error));
      if (refusal.refusal === "internal") report(error, progress.origin);
      if (refusal.refusal !== "audit-unavailable" && !refusal.detail.recorded) {
        await record({
          origin: progress.origin,
          ...(progress.caller && { principal: progress.caller.principal }),
          ...(progress.message && { method: progress.message.method }),
          ...(progress.tool && { tool: progress.tool }),
          phase: "finished",
          outcome: refusal.refusal === "internal" ? "failed" : "refused",
          reason: refusal.refusal,
          detail: refusal.message,
        });
      }
      return refusalReply(refusal, settings, catalogue, progress);
    };
    try {
      arriving.add(progress);
      return await endpointOf(exchange.path)(exchange, progress);
    } catch (error) {
      return await refused(error).catch((unrecorded: unknown) =>
        refusalReply(refusalOf(unrecorded), settings, catalogue, progress),
      );
    } finally {
      arriving.delete(progress);
    }
  };

  return {
    handle,
    fetch: async (request) => responseOf(await handle(exchangeOf(request))),
    registry,
    get inWork() {
      return guards.concurrency.inWork;
    },
    drain: () => {
      draining = true;
    },
    close: async () => {
      await sessions?.close();
      await stateless.close();
      await flush();
    },
  };
};
