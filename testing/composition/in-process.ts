import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { inProcess, signatureChecker } from "@mcp-landing-zone/gateway/policy/execute";
import type { GatewayPorts } from "@mcp-landing-zone/gateway/policy/execute";
import { listen } from "@mcp-landing-zone/server";
import type { Clock } from "@mcp-landing-zone/server";
import type { FacadeFacts } from "@mcp-landing-zone/gateway/documents/facade";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import { createFront } from "../../local/gateway/front.ts";
import { operationsFrom } from "../../local/gateway/operations.ts";
import { createOutgoing } from "../../local/gateway/outgoing.ts";
import { openPort } from "../../local/listener.ts";
import { listen as listenOnLoopback } from "../../local/stand-ins/http/listen.ts";
import { freePort } from "../free-port.ts";
import { callFromLoopback } from "./caller-addresses.ts";
import type { Target } from "./target.ts";
import { createEntra } from "./entra.ts";
import { broken, createFaults } from "./faults.ts";
import { createHappenings } from "./happenings.ts";
import { createAuthority, tenant } from "./identities.ts";
import { neighbourName, startNeighbour } from "./neighbour.ts";
import { allowedOrigin, createPages } from "./pages.ts";
import { createServerSide } from "./server-side.ts";
import type { ServerSide } from "./server-side.ts";
import { createUpstream } from "./upstream.ts";
import { createProxy } from "./weakening-proxy.ts";
import type { Weakening } from "./weakening.ts";

/** The very policies and the very server in this process, with everything around them at hand. */
export interface InProcess extends Target {
  readonly verifyAudit: ServerSide["verify"];
}

const path = "/mcp";

/** What the gateway publishes of one server, each document as a weakening leaves it. */
const published = (mcp: McpFacts, facade: FacadeFacts, { document: change, facade: other }: Partial<Weakening>) =>
  operationsFrom({
    mcp,
    authorizationServer: `${mcp.endpoint.origin ?? ""}${mcp.endpoint.base ?? ""}`,
    facade: other?.(facade) ?? facade,
  }).map(({ document, wider, ...place }) => ({
    ...place,
    document: change?.(document) ?? document,
    ...(wider && { wider: change?.(wider) ?? wider }),
  }));

export interface InProcessOptions {
  /** The protection that is off. @default none */
  readonly weakening?: Partial<Weakening>;
  /** More settings of the server. @default none */
  readonly settings?: Partial<SettingValues>;
  /** Whether the gateway has a second server, with the same settings. @default false */
  readonly hasNeighbour?: boolean;
}

export const startInProcess = async ({
  weakening = {},
  settings = {},
  hasNeighbour = false,
}: InProcessOptions): Promise<InProcess> => {
  // Time stands still, so that no limit of a minute is left on a slow machine, until the attack lets it pass.
  let time = Date.now();
  const clock: Clock = () => time;
  const [faults, happenings, authority] = [createFaults(), createHappenings(), await createAuthority(clock)];
  const pages = await createPages(happenings);
  const library = await createUpstream(faults, happenings, clock);
  const catalogue = await library.pinnedInto(referenceCatalogue);
  const front = await openPort(0);
  const proxy = weakening.proxy && (await listenOnLoopback(createProxy(weakening.proxy, front.port)));
  const origin = `http://127.0.0.1:${(proxy ?? front).port}`;
  const publicUrl = `${origin}${path}`;
  const endpoint = { host: "127.0.0.1", path, origin } as const;
  const scopePrefix = `api://${tenant.api}`;
  const serverPort = await freePort();
  const entra = createEntra();
  let switchWords = "none";

  const mcp: McpFacts = {
    name: "mcp",
    endpoint,
    allowedOrigins: [allowedOrigin],
    tenantId: tenant.id,
    audience: tenant.api,
    clients: [tenant.client, tenant.otherClient],
    scopePrefix,
    catalogue,
    gatewayToken: { resource: scopePrefix, clientId: tenant.gatewayIdentity },
    backendId: "mcp",
    dailyQuotas: true,
    ...weakening.mcp,
  };
  const facade: FacadeFacts = {
    name: "facade",
    endpoint,
    serverName: "Attacked documents",
    tenantId: tenant.id,
    scopePrefix,
    catalogue,
    clients: [
      { name: "Assistant", clientId: tenant.client, redirectUris: ["https://claude.ai/api/mcp/auth_callback"] },
      { name: "Editor", clientId: tenant.otherClient, redirectUris: ["https://vscode.dev/redirect"] },
      {
        name: "Local tool",
        clientId: tenant.localClient,
        redirectUris: ["http://127.0.0.1/callback", "http://localhost/callback"],
      },
      {
        name: "Documented",
        clientId: tenant.documentedClient,
        redirectUris: ["https://documented.attack.example/back"],
        metadataUrl: "https://documented.attack.example/client.json",
      },
    ],
  };
  const own = { ...inProcess(), now: () => new Date(time) };
  const outgoing = createOutgoing();
  const check = signatureChecker({ load: async () => authority.publicKeys(), now: own.now });
  const ports: GatewayPorts = {
    ...own,
    forward: outgoing.send,
    send: async (request) => {
      happenings.upstream("login.microsoftonline.com/token");
      return entra(request);
    },
    checkSignature: async (token, who) => (faults.of("keys") ? broken("500") : check(token, who)),
    identityToken: async ({ resource }) =>
      faults.of("gateway-identity")
        ? broken("500")
        : authority.gateway(resource === `api://${tenant.neighbourApi}` ? "neighbour" : undefined),
    namedValue: (name) =>
      name === "mcp-switch"
        ? switchWords
        : /-switch$/.test(name)
          ? "none"
          : /-threat-level$/.test(name)
            ? "0"
            : undefined,
    backendUrl: (id) => `http://127.0.0.1:${id === neighbourName ? neighbour?.serverPort : serverPort}`,
    metric: () => undefined,
    // A sender of too much is held back without a wait: no case is about how long.
    sleep: async () => undefined,
  };
  const changed = { ...settings, ...weakening.settings };
  const around = { clock, authority, pages, faults, happenings, weakening, settings: changed };
  const neighbour = hasNeighbour ? await startNeighbour({ first: { mcp, facade }, ...around }) : undefined;
  const first = {
    operations: published(mcp, facade, weakening),
    server: { name: mcp.name, url: `http://127.0.0.1:${serverPort}` },
  };
  const second = neighbour && {
    operations: published(neighbour.mcp, neighbour.facade, weakening),
    server: { name: neighbourName, url: `http://127.0.0.1:${neighbour.serverPort}` },
  };
  const handle = createFront({
    servers: [first, ...(second ? [second] : [])],
    ports: weakening.gatewayPorts?.(ports) ?? ports,
    onDecision: (decision) => {
      // The laptop's page also shows what the body names; a deployed gateway logs nothing of a body.
      const { message: _shown, ...logged } = decision;
      happenings.write("the gateway's log", JSON.stringify(logged));
      if (decision.stage !== undefined) happenings.decision(`gateway:${decision.stage}`);
    },
  });
  front.serve(handle);
  const keepsSessions = changed.sessions === "bound";
  const side = createServerSide({
    ...around,
    ...{ publicUrl, serverPort, library, catalogue, api: tenant.api },
  });
  // The first look at the other server's tools, which no request waits for when a server starts.
  await side.server.registry.refresh();
  const { exchange: changedExchange } = weakening;
  const server = await listen(
    changedExchange
      ? { ...side.server, handle: (exchange) => side.server.handle(changedExchange(exchange)) }
      : side.server,
    { bindAddress: "127.0.0.1", port: serverPort },
    { headersMs: 2_000, bodyMs: 1_000, drainMs: 500 },
  );
  const serverUrl = `http://127.0.0.1:${serverPort}${path}`;

  return {
    name: `laptop composition${keepsSessions ? " with sessions" : ""}${hasNeighbour ? " and a neighbour" : ""}${weakening.what ? `, weakened: ${weakening.what}` : ""}`,
    url: publicUrl,
    serverUrl,
    neighbour: neighbour && { url: neighbour.url, serverUrl: neighbour.serverUrl },
    tokens: authority,
    observer: happenings.observer,
    operator: {
      decide: async (approval, decision) => {
        const response = await fetch(`http://127.0.0.1:${serverPort}/approvals/${approval}`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${await authority.person("approver", "operator", ["profile.read"])}`,
            "x-gateway-authorization": `Bearer ${await authority.gateway()}`,
            "content-type": "application/json",
          },
          body: JSON.stringify({ decision }),
        });
        if (!response.ok) throw new Error(`the decision was answered with ${response.status}`);
      },
      turnSwitch: (words) => {
        switchWords = words;
      },
    },
    saboteur: {
      inject: (dependency, how) => {
        faults.inject(dependency, how);
        library.lookAgain();
      },
      heal: () => {
        faults.heal();
        library.lookAgain();
      },
    },
    pages: true,
    upstream: true,
    facade: { client: tenant.client, other: tenant.otherClient, scopes: scopePrefix },
    sessions: keepsSessions,
    codes: true,
    ...callFromLoopback(1),
    verifyAudit: side.verify,
    pass: (seconds) => void (time += seconds * 1_000),
    close: async () => {
      await front.close();
      await proxy?.close();
      outgoing.close();
      await server.stop();
      await neighbour?.close();
      await side.close();
      await pages.close();
      await library.close();
    },
  };
};
