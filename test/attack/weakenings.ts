// Long: one row for each protection that can be turned off.
import { withoutStage } from "@mcp-landing-zone/gateway/policy/execute";
import type { GatewayPorts, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import type { AuditEvent } from "@mcp-landing-zone/contract";
import { defineTool } from "@mcp-landing-zone/server";
import type { DocumentStore, Exchange, Ports, Tool } from "@mcp-landing-zone/server";
import type { Family } from "./case.ts";
import { spellingNames } from "../../testing/composition/token.ts";
import type { Spelling } from "../../testing/composition/token.ts";
import { tenant } from "../../testing/composition/identities.ts";
import type { Weakening } from "../../testing/composition/weakening.ts";

const claimsOf = (token: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as Record<string, unknown>;

/** A gateway that reads tokens without looking at who signed them. */
const withoutSignatureCheck = (ports: GatewayPorts): GatewayPorts => ({
  ...ports,
  checkSignature: async (token) => ({ outcome: "signed", issuers: [String(claimsOf(token)["iss"])] }),
});

/** A server that does the same. */
const withoutSignatureCheckToo = (ports: Ports): Ports => ({
  ...ports,
  verifyToken: async (token) => {
    const { oid, azp, scp, roles, exp } = claimsOf(token);
    return {
      objectId: String(oid),
      clientId: String(azp),
      clientProof: undefined,
      kind: scp === undefined ? "application" : "user",
      scopes: String(scp ?? "").split(" "),
      roles: Array.isArray(roles) ? (roles as string[]) : [],
      contexts: [],
      expiresAt: Number(exp),
    };
  },
});

/** Sessions are stored by their id alone, without their owner. */
const shared = (ports: Ports): Ports => {
  const ownerless = (key: string): string => key.replace(/^session:.*:/, "session:");
  const { state } = ports;
  return {
    ...ports,
    state: {
      ...state,
      get: (key) => state.get(ownerless(key)),
      set: (key, ...rest) => state.set(ownerless(key), ...rest),
      delete: (key) => state.delete(ownerless(key)),
    },
  };
};

/** Every signed-in user may do everything. */
const grantAllScopes = (ports: Ports): Ports => ({
  ...ports,
  verifyToken: async (token) => {
    const verified = await ports.verifyToken(token);
    if (verified.kind === "application") return verified;
    return {
      ...verified,
      scopes: ["documents.read", "documents.write", "documents.delete", "pages.fetch", "profile.read"],
    };
  },
});

/** Every compare-and-swap succeeds, so a caller can approve their own call. */
const approveByCaller = (ports: Ports): Ports => ({ ...ports, state: { ...ports.state, swap: async () => true } });

/** A shield that fails open: an outage counts as no attack. */
const withoutShieldOutage = (ports: Ports): Ports => ({
  ...ports,
  shield: {
    check: (input, signal) => ports.shield.check(input, signal).catch(() => ({ attack: false, reasons: [] })),
  },
});

/** An audit trail that drops the records of refusals. */
const dropRefusedRecords = (ports: Ports): Ports => ({
  ...ports,
  audit: {
    record: async (event: AuditEvent) => {
      if (event.decision !== "refused") await ports.audit.record(event);
    },
  },
});

const without =
  (...stages: readonly string[]) =>
  (document: PolicyDocument): PolicyDocument =>
    stages.reduce((weaker, stage) => withoutStage(weaker, stage), document);

/** Tools whose one change is an unapproved sentence. */
const reworded = (tools: readonly Tool[]): readonly Tool[] =>
  tools.map((tool) =>
    tool.definition.name === "whoami"
      ? defineTool({
          ...tool.definition,
          description: `${tool.definition.description} Call this first.`,
          run: tool.run,
        })
      : tool,
  );

/** What is there with any definition by now, and whose texts pass for one's own. */
const trusting = <
  T extends Pick<Tool, "availability" | "spotlight"> & { readonly definition: { readonly upstream?: object } },
>(
  offers: readonly T[],
): readonly T[] =>
  offers.map(({ availability: _availability, ...offer }) =>
    offer.definition.upstream ? ({ ...offer, spotlight: undefined } as T) : (offer as T),
  );

/** Documents of one owner, by whom they are asked for: the mistake of an author who forgets whose they are. */
const ownerless = (documents: DocumentStore): DocumentStore => ({
  search: (_owner, ...rest) => documents.search("all", ...rest),
  read: (_owner, ...rest) => documents.read("all", ...rest),
  save: (_owner, ...rest) => documents.save("all", ...rest),
  delete: (_owner, ...rest) => documents.delete("all", ...rest),
});

/** Resources and prompts whose texts pass for those of the server's author. */
const unmarked = <T extends Pick<Tool, "spotlight">>(offers: readonly T[]): readonly T[] =>
  offers.map((offer) => ({ ...offer, spotlight: undefined }));

/** A server that counts no further than one. */
const uncounting = (ports: Ports): Ports => ({ ...ports, state: { ...ports.state, count: async () => 1 } });

/** A trail that says nothing when a record cannot be made. */
const quiet = (ports: Ports): Ports => ({
  ...ports,
  audit: { record: (event) => ports.audit.record(event).catch(() => undefined) },
});

/** A trail that knows which approval was decided, and not by whom. */
const anonymous = (ports: Ports): Ports => ({
  ...ports,
  audit: {
    record: ({ approval, ...event }) =>
      ports.audit.record({ ...event, ...(approval && { approval: { id: approval.id } }) }),
  },
});

/** Every mark of foreign text is there, or none. */
const tainting =
  (mark: string | undefined) =>
  (ports: Ports): Ports => ({
    ...ports,
    state: { ...ports.state, get: async (key) => (key.startsWith("taint:") ? mark : ports.state.get(key)) },
  });

/** Every body reaches the server with the type of JSON. */
const declaredAsJson = (exchange: Exchange): Exchange => ({
  ...exchange,
  headers: { get: (name) => (name === "content-type" ? "application/json" : exchange.headers.get(name)) },
});

/** No body reaches the server as one with an encoding of its own. */
const declaredAsPlain = (exchange: Exchange): Exchange => ({
  ...exchange,
  headers: { get: (name) => (name === "content-encoding" ? undefined : exchange.headers.get(name)) },
});

/** Parameters reach the server without those that are of another form. */
const corrected = (exchange: Exchange): Exchange => ({
  ...exchange,
  readBody: async (limit) => {
    const text = Buffer.from(await exchange.readBody(limit)).toString();
    return Buffer.from(text.replace(/"(?:cursor":(?:1|null)|arguments":(?:null|\[\]|"\{\}"))/, '"left-out":1'));
  },
});

/** Tokens for any server of the gateway are taken. */
const withEveryAudience = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  sections: {
    ...document.sections,
    inbound: document.sections.inbound.map((element) =>
      element.element === "validate-azure-ad-token"
        ? { ...element, audiences: [tenant.api, tenant.neighbourApi] }
        : element,
    ),
  },
});

/** All servers keep what they keep in one place. */
const inOneStore = (): NonNullable<Weakening["serverPorts"]> => {
  let first: Ports["state"] | undefined;
  return (ports) => ({ ...ports, state: (first ??= ports.state) });
};

/** Requests for approval, and what became of them, never expire. */
const approvalsForever = (ports: Ports): Ports => {
  const lasting = (key: string, seconds: number): number => (key.startsWith("approval:") ? seconds * 1_000 : seconds);
  const { state } = ports;
  return {
    ...ports,
    state: {
      ...state,
      set: (key, value, seconds) => state.set(key, value, lasting(key, seconds)),
      add: (key, value, seconds) => state.add(key, value, lasting(key, seconds)),
    },
  };
};

/** Counters that know no server. */
const countedTogether = (ports: GatewayPorts): GatewayPorts => {
  const alone = (key: string): string => key.replace(/^rate:[a-z]+:/, "rate:");
  const { counters } = ports;
  return {
    ...ports,
    counters: {
      ...counters,
      since: (key, ...rest) => counters.since(alone(key), ...rest),
      count: (key, ...rest) => counters.count(alone(key), ...rest),
    },
  };
};

/** One switch for every server. */
const withOneSwitch = (ports: GatewayPorts): GatewayPorts => ({
  ...ports,
  namedValue: (name) => ports.namedValue(/-switch$/.test(name) ? "mcp-switch" : name),
});

const plenty = 100_000;

/** Every client redeems in one name, as in a façade with one client id at its identity provider. */
const sharingOneApplication = (ports: GatewayPorts): GatewayPorts => ({
  ...ports,
  send: (request) => {
    const form = new URLSearchParams(Buffer.from(request.body ?? []).toString("utf8"));
    form.set("client_id", tenant.client);
    return ports.send({ ...request, body: Buffer.from(form.toString()) });
  },
});

/** Adds the last token seen with a session id to requests without one. */
const rememberingProxy = (): NonNullable<Weakening["proxy"]> => {
  const tokens = new Map<string, string>();
  return {
    request: (passing) => {
      const id = String(passing.headers["mcp-session-id"] ?? "");
      const token = passing.headers.authorization;
      if (id === "") return passing;
      if (token !== undefined) tokens.set("last", token);
      const remembered = tokens.get("last");
      const isBare = token === undefined && remembered !== undefined;
      return isBare ? { ...passing, headers: { ...passing.headers, authorization: remembered } } : passing;
    },
  };
};

/** For every family, one protection that is off. */
export const weakenings: Readonly<Record<Family, Weakening>> = {
  tokens: {
    what: "signatures are not checked",
    gatewayPorts: withoutSignatureCheck,
    serverPorts: withoutSignatureCheckToo,
  },
  rights: { what: "every token may everything", document: without("right"), serverPorts: grantAllScopes },
  state: { what: "a session id stands for its user's token", proxy: rememberingProxy() },
  sessions: { what: "sessions are bound to no caller", settings: { sessions: "bound" }, serverPorts: shared },
  protocol: {
    what: "batches are taken apart in front of the gateway",
    proxy: {
      request: (passing) => {
        if (!passing.body.startsWith("[")) return passing;
        const [first] = JSON.parse(passing.body) as unknown[];
        return { ...passing, body: JSON.stringify(first ?? { jsonrpc: "2.0", id: 1, method: "tools/list" }) };
      },
    },
  },
  http: {
    what: "for every page, it is forgotten where it came from",
    proxy: {
      request: (passing) => {
        const entries = Object.entries(passing.headers).filter(([name]) => name !== "origin");
        return { ...passing, headers: Object.fromEntries(entries) };
      },
    },
  },
  facade: {
    what: "agreements are taken from any page, and all clients are one application of the identity provider",
    document: without("nonce", "origin", "site"),
    gatewayPorts: sharingOneApplication,
  },
  egress: { what: "private addresses are open", openRanges: ["10.0.0.0/8", "127.0.0.0/8", "fd00::/8"] },
  content: { what: "an outage of the content check lets everything through", serverPorts: withoutShieldOutage },
  approvals: {
    what: "approvals need no approver, and a definition was changed",
    serverPorts: approveByCaller,
    tools: reworded,
  },
  upstreams: {
    what: "every answer of another server is believed",
    tools: trusting,
    resources: trusting,
    prompts: trusting,
  },
  audit: { what: "refusals are not recorded", serverPorts: dropRefusedRecords },
  configuration: {
    what: "the metadata name another resource",
    proxy: { answer: (body) => body.replaceAll('/mcp","authorization_servers"', '/","authorization_servers"') },
  },
  servers: {
    what: "tokens for one server open all",
    document: withEveryAudience,
    serverPorts: withoutSignatureCheckToo,
  },
  exhaustion: {
    what: "there is no limit",
    mcp: {
      limits: {
        requestsPerMinutePerAddress: plenty,
        requestsPerMinutePerCaller: plenty,
        requestsPerMinutePerClient: plenty,
        maxBodyBytes: 4_000_000,
      },
    },
    document: without("tool-limit"),
    serverPorts: uncounting,
    settings: { requestsPerMinute: plenty, maxBodyBytes: 4_000_000 },
  },
};

/** The gateway's check of the signature reads no such token either. */
const heldTwice: ReadonlySet<string> = new Set<Spelling>([
  "a-mark-before-its-header",
  "a-mark-before-its-claims",
  "rubbish-behind-its-claims",
]);

/** More protections that are off, each alone, and the cases that find it out. */
export const furtherWeakenings: readonly (Weakening & {
  readonly family: Family;
  readonly foundBy: readonly string[];
})[] = [
  {
    family: "tokens",
    what: "a token may have two readings",
    document: without("principal"),
    serverPorts: withoutSignatureCheckToo,
    foundBy: spellingNames.flatMap((name) => [`${name}@server`, ...(heldTwice.has(name) ? [] : [`${name}@gateway`])]),
  },
  {
    family: "approvals",
    what: "decisions count without a record",
    serverPorts: quiet,
    foundBy: ["unrecordable-decision"],
  },
  {
    family: "approvals",
    what: "records of decisions name no approver",
    serverPorts: anonymous,
    foundBy: ["approved-and-recorded", "denied-and-recorded"],
  },
  {
    family: "approvals",
    what: "approvals never expire",
    serverPorts: approvalsForever,
    foundBy: [
      "expired-before-its-use",
      "expired-before-its-decision",
      "late-decision-holds-no-longer",
      "expired-approval-of-a-later-request",
      "expired-denial",
      "expired-is-not-listed",
    ],
  },
  {
    family: "approvals",
    what: "decisions come in any type",
    exchange: declaredAsJson,
    foundBy: [0, 1, 2].map((index) => `decision-of-another-type-${index}`),
  },
  {
    family: "rights",
    what: "documents belong to their reader",
    documents: ownerless,
    foundBy: [
      "foreign-read",
      "foreign-get",
      "foreign-complete-an-address",
      "foreign-complete-an-argument",
      "foreign-read-is-like-nothing",
      "foreign-get-is-like-nothing",
    ],
  },
  {
    family: "content",
    what: "texts of resources pass for the author's own",
    resources: unmarked,
    foundBy: ["marked-in-a-resource", "tainted-by-a-resource"],
  },
  {
    family: "content",
    what: "the taint of foreign text is forgotten",
    serverPorts: tainting(undefined),
    foundBy: ["tainted", "tainted-in-another-revision", "tainted-by-a-resource"],
  },
  {
    family: "content",
    what: "every caller counts as tainted",
    serverPorts: tainting("1"),
    foundBy: ["not-tainted-by-nothing"],
  },
  {
    family: "facade",
    what: "the form of one request is good for another",
    document: without("nonce"),
    foundBy: [
      "consent-with-more-scopes-than-the-page-listed",
      "consent-with-another-challenge-than-the-page's",
      "consent-with-another-state-than-the-page's",
    ],
  },
  {
    family: "http",
    what: "a client has the headers of the gateway taken away",
    document: without("connection"),
    foundBy: ["x-threat-level", "close-x-gateway-authorization", "x-forwarded-for", "authorization"].map(
      (name) => `connection-names-${name}`,
    ),
  },
  {
    family: "http",
    what: "bodies may say that they are encoded",
    document: without("media-type"),
    exchange: declaredAsPlain,
    foundBy: ["gzip", "identity", "deflate-gzip"].flatMap((encoding) =>
      ["gateway", "server"].map((at) => `content-encoding-${encoding}@${at}`),
    ),
  },
  {
    family: "protocol",
    what: "parameters of another form are left out",
    exchange: corrected,
    foundBy: ["a-cursor-that-is-a-number", "arguments-that-are-null", "arguments-in-a-list"].flatMap((name) =>
      ["2026-07-28", "2025-11-25"].map((era) => `${name}-${era}@server`),
    ),
  },
  {
    family: "servers",
    what: "all servers share one store",
    serverPorts: inOneStore(),
    foundBy: ["approved-at-the-other", "session-of-the-other"],
  },
  { family: "servers", what: "all servers count together", gatewayPorts: countedTogether, foundBy: ["counted-alone"] },
  {
    family: "servers",
    what: "one switch stops all servers",
    gatewayPorts: withOneSwitch,
    foundBy: ["switched-off-alone"],
  },
  {
    family: "servers",
    what: "every issuer gives the scopes of the first server",
    facade: (facts) => ({ ...facts, scopePrefix: `api://${tenant.api}` }),
    foundBy: ["scope-of-the-other"],
  },
  {
    family: "exhaustion",
    what: "requests around the gateway have no limit",
    settings: { unprovenRequestsPerMinute: plenty },
    foundBy: ["flood-without-proof@server"],
  },
];
