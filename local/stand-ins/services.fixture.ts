// Stand-ins without a network, for their own tests.
import type { IncomingHttpHeaders } from "node:http";
import { demoDirectory, demoIds } from "./directory/demo-directory.ts";
import type { StandInReply, StandInRequest } from "./http/message.ts";
import type { ServiceName } from "./http/service.ts";
import { createServices } from "./services.ts";
import type { ServiceOptions, Services } from "./services.ts";

export const api = "https://mcp.example/mcp";
export const scopes = ["documents.read", "documents.write", "profile.read"];
export const start = Date.UTC(2026, 0, 2, 3, 4, 5);

interface Asked {
  readonly method?: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: IncomingHttpHeaders;
  readonly body?: string | URLSearchParams | Buffer;
}

export interface Fixture extends Services {
  /** Moves the clock of all services. */
  pass(ms: number): void;
  ask(service: ServiceName, asked: Asked): Promise<StandInReply>;
  /** The Authorization header of a managed identity. */
  bearer(identity: string, resource: string): Promise<{ authorization: string }>;
}

export const createFixture = async (options: Partial<ServiceOptions> = {}): Promise<Fixture> => {
  let now = start;
  const services = await createServices({
    directory: demoDirectory({ apiIdUris: [api], scopes }),
    identityHeaders: new Map([
      ["server", "server-header"],
      ["gateway", "gateway-header"],
    ]),
    access: {},
    blocklists: {},
    now: () => now,
    ...options,
  });
  return {
    ...services,
    pass: (ms) => {
      now += ms;
    },
    ask: async (service, { method = "GET", path, headers = {}, body = "" }) => {
      const { pathname, searchParams } = new URL(path, "https://stand-in.example");
      const request: StandInRequest = {
        method,
        path: pathname,
        query: searchParams,
        headers,
        body: Buffer.isBuffer(body) ? body : Buffer.from(String(body)),
        origin: "https://stand-in.example",
      };
      return services.services[service].handle(request);
    },
    bearer: async (identity, resource) => ({
      authorization: `Bearer ${await services.tokens.identity({ identity, resource })}`,
    }),
  };
};

export const jsonOf = ({ body }: StandInReply): Record<string, unknown> =>
  JSON.parse(Buffer.from(body ?? "").toString()) as Record<string, unknown>;

export const textOf = ({ body }: StandInReply): string => Buffer.from(body ?? "").toString();

export const tenantPath = (rest: string): string => `/${demoIds.tenant}/${rest}`;
