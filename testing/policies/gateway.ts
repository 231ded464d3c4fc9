import type {
  Gateway,
  GatewayPorts,
  GatewayResponse,
  HeaderEntry,
  OutgoingRequest,
  PolicyDocument,
} from "@mcp-landing-zone/gateway/policy/execute";
import { compilePolicy, countersInMemory, signatureChecker } from "@mcp-landing-zone/gateway/policy/execute";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { backendUrl, facts, publicUrl } from "./facts.ts";
import type { Exchange } from "./requests.ts";
import { noon, tenantKeys } from "./tokens.ts";

export interface Observed extends GatewayResponse {
  readonly text: string;
  /** What the server got; nothing if the gateway kept the request. */
  readonly forwarded: OutgoingRequest | undefined;
}

export const document = mcpDocument(facts);

/** What a server that knows no better answers with. */
const serverHeaders: readonly HeaderEntry[] = [
  ["Content-Type", "application/json"],
  ["Server", "Kestrel"],
  ["X-Powered-By", "Express"],
  ["Location", "https://server.internal/mcp/"],
  ["Alt-Svc", 'h3="server.internal:443"'],
  ["Set-Cookie", "session=1"],
  ["Set-Cookie", "__Host-mcp-consent=1; Path=/; Secure"],
  ["Access-Control-Allow-Origin", "*"],
  ["Access-Control-Allow-Credentials", "true"],
  ["Cache-Control", "public, max-age=60"],
];

interface World {
  /** The named value that operators turn. */
  switch: string;
  /** The other one. */
  threatLevel: string;
  /** Milliseconds after noon. */
  elapsed: number;
}

/** A gateway with this document, in a world where time stands still until a test moves it. */
export const gatewayOf = (policy: PolicyDocument = document, ports: Partial<GatewayPorts> = {}) => {
  const gateway: Gateway = compilePolicy(policy);
  const world: World = { switch: "none", threatLevel: "0", elapsed: 0 };
  const now = () => new Date(noon + world.elapsed);
  let forwarded: OutgoingRequest | undefined;
  let serial = 0;
  const all: GatewayPorts = {
    forward: async (request) => {
      forwarded = request;
      return { status: 200, headers: serverHeaders, body: Buffer.from("served") };
    },
    send: () => Promise.reject(new Error("the endpoint sends no other request")),
    checkSignature: signatureChecker({ load: async () => tenantKeys, now }),
    identityToken: async ({ resource, clientId }) => `token-of-${clientId}-for-${resource}`,
    namedValue: (name) => ({ "mcp-switch": world.switch, "mcp-threat-level": world.threatLevel })[name],
    backendUrl: (id) => (id === "mcp" ? backendUrl : undefined),
    metric: () => {},
    counters: countersInMemory(),
    random: (bytes) => {
      serial++;
      return new Uint8Array(bytes).fill(serial % 256);
    },
    now,
    sleep: async () => {},
    ...ports,
  };
  const send = async (exchange: Exchange): Promise<Observed> => {
    forwarded = undefined;
    const answer = await gateway(
      {
        method: exchange.method,
        url: exchange.url,
        headers: entries(exchange.headers),
        clientIp: exchange.clientIp,
        backend: { baseUrl: "https://unset.invalid", path: "/" },
        ...(exchange.body === undefined ? {} : { body: Buffer.from(exchange.body) }),
      },
      all,
    );
    const text = answer.body instanceof Uint8Array ? Buffer.from(answer.body).toString("utf8") : "";
    return { ...answer, text, forwarded };
  };
  return { send, world };
};

const entries = (headers: Exchange["headers"]): HeaderEntry[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): HeaderEntry => [name, one]),
  );

/** The values of a header. */
export const valuesOf = ({ headers }: { readonly headers: readonly HeaderEntry[] }, name: string): readonly string[] =>
  headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

export { publicUrl };
