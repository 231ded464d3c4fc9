import { randomBytes } from "node:crypto";
import { createServer as createHttpServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { routes } from "@mcp-landing-zone/contract";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { compilePolicy, countersInMemory, signatureChecker } from "@mcp-landing-zone/gateway/policy/execute";
import type { GatewayPorts, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import { listen } from "@mcp-landing-zone/server";
import { facadeRoutes } from "@mcp-landing-zone/gateway/documents/facade";
import type { FacadeFacts } from "@mcp-landing-zone/gateway/documents/facade";
import { approvalsDocument } from "@mcp-landing-zone/gateway/documents/approvals";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import { metadataDocument, metadataPaths } from "@mcp-landing-zone/gateway/documents/metadata";
import { freePort } from "../../../testing/free-port.ts";
import { callFromLoopback } from "../caller-addresses.ts";
import type { Target } from "../target.ts";
import { createEntra } from "./entra.ts";
import { broken, createFaults } from "./faults.ts";
import { forward, serveGateway } from "./gateway-front.ts";
import type { Route } from "./gateway-front.ts";
import { createHappenings } from "./happenings.ts";
import { createAuthority, tenant } from "./identities.ts";
import { neighbourName, startNeighbour } from "./neighbour.ts";
import { allowedOrigin, createPages } from "./pages.ts";
import { createServerSide } from "./server-side.ts";
import type { ServerSide } from "./server-side.ts";
import { createUpstream } from "./upstream.ts";
import { createProxy } from "./weakening-proxy.ts";
import type { Weakening } from "./weakening.ts";

/** The deployment in this process, with the very policies and the very server, and everything else at hand. */
export interface Deployment extends Target {
  readonly verifyAudit: ServerSide["verify"];
}

const path = "/mcp";

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

const routesOf = (
  mcp: McpFacts,
  facade: FacadeFacts,
  change: (document: PolicyDocument) => PolicyDocument,
): Route[] => {
  const { endpoint, scopePrefix, catalogue } = mcp;
  const { path, base = "" } = endpoint;
  const compiled = (document: PolicyDocument, wider?: PolicyDocument) =>
    compilePolicy(change(document), { wider: wider ? [change(wider)] : [] });
  const metadata = metadataDocument({
    name: `${mcp.name}-metadata`,
    endpoint,
    scopePrefix,
    catalogue,
    authorizationServer: `${endpoint.origin ?? ""}${base}`,
  });
  return [
    { name: mcp.name, matches: (_, at) => at === path, gateway: compiled(mcpDocument(mcp)) },
    { name: metadata.name, matches: (_, at) => metadataPaths(endpoint).includes(at), gateway: compiled(metadata) },
    ...Object.values(facadeRoutes(facade)).map((route) => ({
      name: route.document.name,
      matches: (method: string, at: string) => method === route.method && at === route.path,
      gateway: compiled(route.document, route.wider),
    })),
  ];
};

/** Where approvers decide; without a neighbour they do so at the server. */
const approvalsOf = (mcp: McpFacts, change: (document: PolicyDocument) => PolicyDocument): Route => {
  const document = approvalsDocument(mcp);
  const root = `${mcp.endpoint.base ?? ""}${routes.approvals}`;
  return {
    name: document.name,
    matches: (_, at) => at === root || at.startsWith(`${root}/`),
    gateway: compilePolicy(change(document)),
  };
};

/** `settings` are the server's, and take nothing away; with `hasNeighbour` the gateway has a second server, with the same settings. */
export const startDeployment = async (
  weakening?: Weakening,
  settings: Partial<SettingValues> = {},
  hasNeighbour = false,
): Promise<Deployment> => {
  const [faults, happenings, authority] = [createFaults(), createHappenings(), createAuthority()];
  const pages = await createPages(happenings);
  const library = await createUpstream(faults, happenings);
  const catalogue = await library.pinnedInto(referenceCatalogue);
  const http = createHttpServer({ maxHeaderSize: 32_768, headersTimeout: 10_000, requestTimeout: 20_000 });
  const gatewayPort = await listening(http);
  const proxy = weakening?.proxy && createProxy(weakening.proxy, () => gatewayPort);
  const publicPort = proxy ? await listening(proxy) : gatewayPort;
  const origin = `http://127.0.0.1:${publicPort}`;
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
    clients: [tenant.client],
    scopePrefix,
    catalogue,
    gatewayToken: { resource: scopePrefix, clientId: tenant.gatewayIdentity },
    backendId: "mcp",
    dailyQuotas: true,
    ...weakening?.mcp,
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
  const check = signatureChecker({ load: async () => authority.publicKeys(), now: () => new Date() });
  const ports: GatewayPorts = {
    forward: (request) => forward(request),
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
    counters: countersInMemory(),
    random: randomBytes,
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
  const decided = (by: string): void => {
    happenings.decision(by);
    happenings.write("the gateway's log", by);
  };
  const change = weakening?.document ?? ((document: PolicyDocument) => document);
  const changed = { ...settings, ...weakening?.settings };
  const around = { authority, pages, faults, happenings, weakening, settings: changed };
  const neighbour = hasNeighbour ? await startNeighbour({ first: { mcp, facade }, ...around }) : undefined;
  const places = [
    ...routesOf(mcp, weakening?.facade?.(facade) ?? facade, change),
    ...(neighbour
      ? [
          approvalsOf(mcp, change),
          ...routesOf(neighbour.mcp, weakening?.facade?.(neighbour.facade) ?? neighbour.facade, change),
          approvalsOf(neighbour.mcp, change),
        ]
      : []),
  ];
  const serve = serveGateway(places, weakening?.gatewayPorts?.(ports) ?? ports, decided, path);
  http.on("request", (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const keepsSessions = changed.sessions === "bound";
  const side = createServerSide({
    ...around,
    ...{ publicUrl, serverPort, library, catalogue, api: tenant.api },
  });
  // The first look at the other server's tools, which no request waits for when a server starts.
  await side.server.registry.refresh();
  const { exchange: changedExchange } = weakening ?? {};
  const server = await listen(
    changedExchange
      ? { ...side.server, handle: (exchange) => side.server.handle(changedExchange(exchange)) }
      : side.server,
    { bindAddress: "127.0.0.1", port: serverPort },
    { headersMs: 2_000, bodyMs: 1_000, drainMs: 500 },
  );
  const serverUrl = `http://127.0.0.1:${serverPort}${path}`;

  return {
    name: `laptop composition${keepsSessions ? " with sessions" : ""}${hasNeighbour ? " and a neighbour" : ""}${weakening ? `, weakened: ${weakening.what}` : ""}`,
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
            authorization: `Bearer ${authority.person("approver", "operator", ["profile.read"])}`,
            "x-gateway-authorization": `Bearer ${authority.gateway()}`,
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
    close: async () => {
      for (const one of [http, ...(proxy ? [proxy] : [])]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
      await server.stop();
      await neighbour?.close();
      await side.close();
      await pages.close();
      await library.close();
    },
  };
};
