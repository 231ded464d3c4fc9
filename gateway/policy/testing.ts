// What tests of policies need, published as `policy/testing`: it stands alone, so it has a signer beside that of the folder `testing`.
import { generateKeyPairSync, sign } from "node:crypto";
import { countersInMemory } from "./interpreter/counters.ts";
import type { AuthorityKeys } from "./interpreter/jwt.ts";
import { signatureChecker } from "./interpreter/jwt.ts";
import type {
  GatewayPorts,
  GatewayRequest,
  GatewayResponse,
  IncomingResponse,
  Metric,
  OutgoingRequest,
} from "./interpreter/ports.ts";
import type { Element } from "./element/data.ts";
import type { Place } from "./element/place.ts";
import type { PolicyDocument } from "./document/document.ts";
import { policyDocument } from "./document/document.ts";

/**
 * A clock that stands still until a test sets it.
 *
 * @example
 * const clock = new TestClock();
 * clock.advance(60);
 */
export class TestClock {
  #now = Date.parse("2026-11-20T08:00:00Z");

  now = (): Date => new Date(this.#now);

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

/** The ports of a test: requests are recorded, an unprepared call is refused. */
export interface TestPorts extends GatewayPorts {
  /** The clock, which the test sets. */
  readonly clock: TestClock;
  /** Requests to the backend, in order. */
  readonly forwarded: OutgoingRequest[];
  /** Requests of the gateway's own, in order. */
  readonly sent: OutgoingRequest[];
  /** Metrics that were emitted. */
  readonly metrics: Metric[];
  /** Waits between tries, in milliseconds. */
  readonly slept: number[];
}

/**
 * Ports for tests: a clock, counters, and services that answer what a test says.
 *
 * @example
 * const ports = testPorts({ identityToken: async () => "token" });
 * ports.clock.advance(61);
 */
export const testPorts = (overrides: Partial<GatewayPorts> = {}): TestPorts => {
  const clock = new TestClock();
  const [forwarded, sent]: [OutgoingRequest[], OutgoingRequest[]] = [[], []];
  const [metrics, slept]: [Metric[], number[]] = [[], []];
  const refuse = (what: string) => () => Promise.reject(new Error(`the test has not prepared ${what}`));
  const ports: GatewayPorts = {
    forward: async (): Promise<IncomingResponse> => ({
      status: 200,
      headers: [],
      body: Buffer.from("from the backend"),
    }),
    send: refuse("an answer"),
    checkSignature: refuse("keys"),
    identityToken: refuse("an identity"),
    namedValue: () => undefined,
    backendUrl: () => undefined,
    metric: (metric) => void metrics.push(metric),
    counters: countersInMemory(),
    random: (bytes) => Buffer.alloc(bytes, 0x5a),
    now: clock.now,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    ...overrides,
  };
  const forward: GatewayPorts["forward"] = (request) => (forwarded.push(request), ports.forward(request));
  const send: GatewayPorts["send"] = (request) => (sent.push(request), ports.send(request));
  return { ...ports, clock, forward, send, forwarded, sent, metrics, slept };
};

/**
 * A request that a test varies.
 *
 * @example
 * testRequest({ method: "GET", headers: [["Origin", "https://portal.example"]] });
 */
export const testRequest = (changes: Partial<GatewayRequest> = {}): GatewayRequest => ({
  method: "POST",
  url: "https://gateway.example/api",
  headers: [],
  clientIp: "203.0.113.7",
  backend: { baseUrl: "https://backend.internal", path: "/" },
  ...changes,
});

type Elements<N extends "inbound" | "backend" | "outbound" | "on-error"> = readonly Element<Place<"api", N>>[];

/**
 * A document of these elements, and the gateway's defaults where there are none.
 *
 * @example
 * const gateway = compilePolicy(testDocument({ inbound: [setHeader("X-A", "b")] }));
 * await gateway(testRequest(), testPorts());
 */
export const testDocument = (elements: {
  readonly inbound?: Elements<"inbound">;
  readonly backend?: Elements<"backend">;
  readonly outbound?: Elements<"outbound">;
  readonly onError?: Elements<"on-error">;
  readonly namedValues?: PolicyDocument["namedValues"];
}): PolicyDocument => {
  const backend: Elements<"backend"> = [{ element: "base" }];
  return policyDocument({ name: "test", scope: "api", inbound: [], backend, outbound: [], onError: [], ...elements });
};

/**
 * The body of an answer as text.
 *
 * @example
 * const answer = await compilePolicy(orders)(testRequest(), testPorts());
 * console.log(await textOf(answer));
 */
export const textOf = async ({ body }: Pick<GatewayResponse, "body">): Promise<string> =>
  body instanceof ReadableStream ? new Response(body).text() : Buffer.from(body ?? []).toString();

/** The claims of a token for tests. */
export type TestClaims = Readonly<Record<string, unknown>>;

/**
 * An issuer of tokens.
 *
 * @example
 * const issuer = new TestIssuer("https://issuer.example");
 * issuer.sign({ iss: issuer.issuer, aud: "api://orders", sub: "ada", exp: 4_000_000_000 });
 */
export class TestIssuer {
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  readonly issuer: string;
  readonly kid: string;

  constructor(issuer = "https://issuer.example", kid = "key") {
    this.issuer = issuer;
    this.kid = kid;
  }

  get authorityKeys(): AuthorityKeys {
    return { issuers: [this.issuer], keys: [{ ...this.#keys.publicKey.export({ format: "jwk" }), kid: this.kid }] };
  }

  /** A token of exactly these claims. */
  sign(claims: TestClaims, header: TestClaims = {}): string {
    const signed = [{ alg: "RS256", typ: "JWT", kid: this.kid, ...header }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), this.#keys.privateKey).toString("base64url")}`;
  }

  /** The port that knows this issuer's keys and no other. */
  checkSignature(now: () => Date): GatewayPorts["checkSignature"] {
    return signatureChecker({ load: async () => this.authorityKeys, now });
  }
}
