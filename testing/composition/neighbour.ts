import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { SettingValues } from "@mcp-landing-zone/contract";
import type { FacadeFacts } from "@mcp-landing-zone/gateway/documents/facade";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import { listen } from "@mcp-landing-zone/server";
import type { Clock } from "@mcp-landing-zone/server";
import { freePort } from "../free-port.ts";
import type { Faults } from "./faults.ts";
import type { Happenings } from "./happenings.ts";
import type { Authority } from "./identities.ts";
import { tenant } from "./identities.ts";
import type { Pages } from "./pages.ts";
import { createServerSide } from "./server-side.ts";
import type { Weakening } from "./weakening.ts";

export const neighbourName = "neighbour";

/** A second server of the gateway, built as the first is: its own path, application and issuer, its own store and limits. */
export interface Neighbour {
  readonly mcp: McpFacts;
  readonly facade: FacadeFacts;
  readonly url: string;
  readonly serverPort: number;
  readonly serverUrl: string;
  close(): Promise<void>;
}

interface NeighbourOptions {
  readonly clock: Clock;
  /** The documents of the first server, from which its own differ in what is its own. */
  readonly first: { readonly mcp: McpFacts; readonly facade: FacadeFacts };
  readonly authority: Authority;
  readonly pages: Pages;
  readonly faults: Faults;
  readonly happenings: Happenings;
  readonly weakening: Partial<Weakening>;
  readonly settings: Partial<SettingValues>;
}

export const startNeighbour = async ({ first, ...options }: NeighbourOptions): Promise<Neighbour> => {
  const base = `/${neighbourName}`;
  const path = `${base}/mcp`;
  const endpoint = { ...first.mcp.endpoint, path, base };
  const url = `${endpoint.origin ?? ""}${path}`;
  const scopePrefix = `api://${tenant.neighbourApi}`;
  const serverPort = await freePort();
  const side = createServerSide({
    ...options,
    ...{ publicUrl: url, serverPort, api: tenant.neighbourApi, library: undefined, catalogue: referenceCatalogue },
  });
  const server = await listen(side.server, { bindAddress: "127.0.0.1", port: serverPort });
  return {
    mcp: {
      ...first.mcp,
      name: neighbourName,
      endpoint,
      audience: tenant.neighbourApi,
      scopePrefix,
      catalogue: referenceCatalogue,
      gatewayToken: { ...first.mcp.gatewayToken, resource: scopePrefix },
      backendId: neighbourName,
    },
    facade: { ...first.facade, name: `${neighbourName}-facade`, endpoint, scopePrefix, catalogue: referenceCatalogue },
    url,
    serverPort,
    serverUrl: `http://127.0.0.1:${serverPort}${path}`,
    close: async () => {
      await server.stop();
      await side.close();
    },
  };
};
