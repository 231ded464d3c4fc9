import { randomBytes } from "node:crypto";
import { createServer as createHttpServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { referenceCatalogue } from "@mcp-landing-zone/contract/reference-catalogue";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { compilePolicy, countersInMemory, signatureChecker } from "@mcp-landing-zone/gateway/policy/execute";
import type { GatewayPorts, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import { listen } from "@mcp-landing-zone/server";
import { facadeRoutes } from "@mcp-landing-zone/gateway/documents/facade";
import type { FacadeFacts } from "@mcp-landing-zone/gateway/documents/facade";
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
  const compiled = (document: PolicyDocument, wider?: PolicyDocument) =>
    compilePolicy(change(document), { wider: wider ? [change(wider)] : [] });
  const metadata = metadataDocument({
    name: "metadata",
    endpoint,
    scopePrefix,
    catalogue,
    authorizationServer: endpoint.origin ?? "",
  });
  return [
    { name: "mcp", matches: (_, at) => at === path, gateway: compiled(mcpDocument(mcp)) },
    { name: "metadata", matches: (_, at) => metadataPaths({ path }).includes(at), gateway: compiled(metadata) },
    ...Object.values(facadeRoutes(facade)).map((route) => ({
      name: route.document.name,
      matches: (method: string, at: string) => method === route.method && at === route.path,
      gateway: compiled(route.document, route.wider),
    })),
  ];
};

/** `settings` are the server's, and take nothing away. */
export const startDeployment = async (
  weakening?: Weakening,
  settings: Partial<SettingValues> = {},
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
    checkSignature: async (token, who) => (faults.of("keys") ? broken("error") : check(token, who)),
    identityToken: async () => (faults.of("gateway-identity") ? broken("error") : authority.gateway()),
    namedValue: (name) => ({ "mcp-switch": switchWords, "mcp-threat-level": "0" })[name],
    backendUrl: () => `http://127.0.0.1:${serverPort}`,
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
  const routes = routesOf(mcp, weakening?.facade?.(facade) ?? facade, weakening?.document ?? ((document) => document));
  const serve = serveGateway(routes, weakening?.gatewayPorts?.(ports) ?? ports, decided, path);
  http.on("request", (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const changed = { ...settings, ...weakening?.settings };
  const keepsSessions = changed.sessions === "bound";
  const side = createServerSide({
    ...{ publicUrl, serverPort, authority, pages, library, catalogue, faults, happenings, weakening },
    settings: changed,
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
    name: `laptop composition${keepsSessions ? " with sessions" : ""}${weakening ? `, weakened: ${weakening.what}` : ""}`,
    url: publicUrl,
    serverUrl,
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
      await side.close();
      await pages.close();
      await library.close();
    },
  };
};
