import { errorCodes } from "@mcp-landing-zone/contract";
import { approvalsLimits } from "@mcp-landing-zone/gateway/documents/approvals";
import type { OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";
import { untrustedHeaders } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Decision } from "../mcp/decision.ts";
import { badTokens, bare, invalid } from "../mcp/decisions/credentials.ts";
import { audience, backendUrl, client, gatewayClient } from "../../../testing/policies/facts.ts";
import { valuesOf } from "../../../testing/policies/gateway.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";
import { withBody, withHeaders, withToken } from "../../../testing/policies/requests.ts";
import type { Claims } from "../../../testing/policies/tokens.ts";
import { applicationClaims, jwt } from "../../../testing/policies/tokens.ts";
import { approvalId, approvalsUrl, approverToken, both, decide, list } from "./requests.ts";

const refused = { code: errorCodes.refused } as const;
const forbidden = { status: 403, ...refused, challenge: "none" } as const;
const lie = "a-lie-of-the-client";

/** The same decision about both requests. */
const ofBoth = (decisionOf: (exchange: Exchange, what: string) => Decision): readonly Decision[] =>
  Object.entries(both).map(([what, exchange]) => decisionOf(exchange, what));

const gets =
  (name: string, ...expected: readonly string[]) =>
  (request: OutgoingRequest): readonly string[] =>
    JSON.stringify(valuesOf(request, name)) === JSON.stringify(expected)
      ? []
      : [`${name} is ${valuesOf(request, name).join(" | ")}, expected ${expected.join(" | ")}`];

const served: readonly Decision[] = [
  ...ofBoth((exchange, what) => ({
    title: `R-51 R-02 ${what}: a person with the role is let through, with the gateway's own token beside theirs`,
    exchange,
    status: 200,
    answers: { "Cache-Control": "no-store", Server: "", "Access-Control-Allow-Origin": "" },
    forwarded: (request) => [
      ...(request.url === exchange.url.replace("https://mcp.contoso.com", backendUrl)
        ? []
        : [`${request.url} was asked`]),
      ...(request.method === exchange.method ? [] : [`with ${request.method}`]),
      ...gets("x-gateway-authorization", `Bearer token-of-${gatewayClient}-for-api://${audience}`)(request),
      ...gets("authorization", `Bearer ${approverToken()}`)(request),
      ...gets("x-forwarded-for", exchange.clientIp)(request),
      ...gets("x-forwarded-host", "mcp.contoso.com")(request),
      ...(Buffer.from(request.body ?? []).toString() === (exchange.body ?? "") ? [] : ["the body was changed"]),
    ],
  })),
  ...ofBoth((exchange, what) => ({
    title: `R-02 ${what}: the query ends at the gateway`,
    exchange: { ...exchange, url: `${exchange.url}?as=another` },
    status: 200,
    forwarded: ({ url }) => (url.includes("?") ? [`${url} was asked`] : []),
  })),
  ...Object.values(untrustedHeaders)
    .flat()
    // A body with an encoding of its own goes nowhere: it is refused.
    .filter((name) => name !== "Content-Encoding")
    .map((name) => ({
      title: `R-02 R-172 ${name} of the client does not reach the server`,
      exchange: withHeaders({ [name]: lie })(decide),
      status: 200,
      forwarded: (request: OutgoingRequest) =>
        valuesOf(request, name).includes(lie) ? [`${name} of the client reached the server`] : [],
    })),
];

const tokens: readonly Decision[] = [
  ...ofBoth((exchange, what) => ({
    title: `R-02 R-08 ${what}: without credentials they are asked for, without an error`,
    exchange: withToken(undefined)(exchange),
    status: 401,
    ...refused,
    challenge: bare,
  })),
  ...Object.entries(badTokens).flatMap(([what, token]) =>
    ofBoth((exchange, action) => ({
      title: `R-51 ${what}: ${action}, a token is refused`,
      exchange: withToken(token)(exchange),
      status: 401,
      ...refused,
      challenge: invalid,
    })),
  ),
  ...ofBoth((exchange, what) => ({
    title: `R-10 ${what}: a token in the URL is refused`,
    exchange: { ...exchange, url: `${exchange.url}?access_token=${approverToken()}` },
    status: 400,
    ...refused,
  })),
  ...ofBoth((exchange, what) => ({
    title: `R-08 ${what}: two Authorization headers are refused, even good ones`,
    exchange: withHeaders({ authorization: [`Bearer ${approverToken()}`, `Bearer ${approverToken()}`] })(exchange),
    status: 400,
    ...refused,
  })),
];

/** Roles and scopes that look like the right, of a user unless it is said. */
const lookalikes: Readonly<Record<string, Claims>> = {
  "without a role": { roles: undefined },
  "with no role in the list": { roles: [] },
  "with another role": { roles: ["Server.Use"] },
  "with a longer role": { roles: ["Approvals.DecideX"] },
  "with a role that ends like it": { roles: ["XApprovals.Decide"] },
  "with the role in another case": { roles: ["approvals.decide"] },
  "with the role in one text with another": { roles: ["Server.Use Approvals.Decide"] },
  "with the role between commas": { roles: ["Server.Use,Approvals.Decide"] },
  "with a wildcard": { roles: ["Approvals.*"] },
  "with a list in the list": { roles: [["Approvals.Decide"]] },
  "with the role as a scope": { roles: undefined, scp: "profile.read Approvals.Decide" },
  "with the role in other claims": { roles: undefined, groups: ["Approvals.Decide"], wids: ["Approvals.Decide"] },
  "with the role and no scope": { scp: undefined },
};

const rights: readonly Decision[] = [
  ...Object.entries(lookalikes).flatMap(([what, claims]) =>
    ofBoth((exchange, action) => ({
      title: `R-51 R-30 ${action}: a person ${what} is refused, without a scope to ask for`,
      exchange: withToken(approverToken(claims))(exchange),
      ...forbidden,
      stage: "role",
    })),
  ),
  ...[applicationClaims, { ...applicationClaims, idtyp: undefined }].flatMap((claims, index) =>
    ofBoth((exchange, action) => ({
      title: `R-51 R-06 ${action}: an application with the role is refused (${["says that it is one", "known by its subject"][index]})`,
      exchange: withToken(jwt({ ...claims, roles: ["Approvals.Decide"] }))(exchange),
      ...forbidden,
      stage: "role",
    })),
  ),
];

const everyMethod = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

const methods: readonly Decision[] = everyMethod.flatMap((method) =>
  Object.values(both)
    .filter((exchange) => method !== exchange.method)
    .map((exchange) => ({
      title: `R-02 ${method} is no method of ${exchange.url.replace(approvalsUrl, "/approvals")}`,
      exchange: { ...withBody(undefined)(exchange), method },
      status: 405,
      ...refused,
      answers: { Allow: exchange.method },
    })),
);

const paths: readonly Decision[] = [
  "/",
  `/${approvalId}/`,
  `/${approvalId}/more`,
  `/${"a".repeat(65)}`,
  "/a%2fb",
  "/%2e%2e",
  "/a;b",
  "/*",
  "x",
].map((rest) => ({
  title: `R-02 R-30 nothing is at /approvals${rest}`,
  exchange: { ...decide, url: approvalsUrl + rest },
  status: 404,
  ...refused,
}));

const origins: readonly Decision[] = ["https://evil.example", "null", "http://mcp.contoso.com", ""].flatMap((origin) =>
  [list, decide, { ...decide, method: "OPTIONS" }].map((exchange) => ({
    title: `R-12 R-51 ${exchange.method} from the origin "${origin}" is refused`,
    exchange: withHeaders({ origin })(exchange),
    ...forbidden,
  })),
);

const size: readonly Decision[] = [approvalsLimits.maxBodyBytes, approvalsLimits.maxBodyBytes + 1].map((bytes) => ({
  title: `R-55 a decision of ${bytes} bytes is ${bytes > approvalsLimits.maxBodyBytes ? "refused" : "let through"}`,
  exchange: withBody(String(decide.body).padEnd(bytes))(decide),
  status: bytes > approvalsLimits.maxBodyBytes ? 413 : 200,
}));

const mediaTypes: readonly Decision[] = [
  ...["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"'].map((value) => ({
    title: `R-14 a decision of type ${value} is let through`,
    exchange: withHeaders({ "content-type": value })(decide),
    status: 200,
  })),
  ...[
    ...[undefined, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json5"],
    ...["utf-16", "utf-7", "iso-8859-1"].map((charset) => `application/json; charset=${charset}`),
  ].map((value) => ({
    title: `R-14 a decision of type ${value ?? "nothing"} is refused`,
    exchange: withHeaders({ "content-type": value })(decide),
    status: 415,
    stage: "media-type",
  })),
  {
    title: "R-46 a decision with a Content-Encoding is refused",
    exchange: withHeaders({ "content-encoding": "gzip" })(decide),
    status: 415,
    stage: "media-type",
  },
  {
    title: "R-14 a decision of two types is refused",
    exchange: withHeaders({ "content-type": ["application/json", "application/json; charset=utf-16"] })(decide),
    status: 415,
    stage: "media-type",
  },
];

const off = ["all", "tool:no_such_tool", " "].flatMap((value) =>
  ofBoth((exchange, what) => ({
    title: `R-55 the endpoint's switch at "${value}" stops ${what}, too`,
    exchange,
    switch: value,
    status: 503,
    code: errorCodes.unavailable,
  })),
);

const stopped: readonly Decision[] = [
  ...off,
  {
    title: "R-55 the endpoint's switch stops a client here, too",
    exchange: decide,
    switch: `client:${client}`,
    ...forbidden,
  },
  { title: "R-55 a tool that is stopped can be decided about", exchange: decide, switch: "tool:whoami", status: 200 },
];

const { requestsPerMinutePerAddress: ofAddress, requestsPerMinutePerApprover: ofApprover } = approvalsLimits;
const from =
  (clientIp: string) =>
  (exchange: Exchange): Exchange => ({ ...exchange, clientIp });

const limits: readonly Decision[] = [
  {
    title: "R-55 R-56 an approver who asks too often waits",
    exchange: decide,
    status: 429,
    code: errorCodes.overloaded,
    stage: "approver-limit",
    after: [{ exchange: from("198.51.100.9")(list), times: ofApprover }],
    later: 1_000,
    answers: { "Retry-After": "59" },
  },
  {
    title: "R-56 another approver has a count of their own",
    exchange: withToken(approverToken({ oid: client }))(decide),
    status: 200,
    after: [{ exchange: list, times: ofApprover }],
  },
  {
    title: "R-55 an address without a token waits after its share",
    exchange: withToken(undefined)(list),
    status: 429,
    after: [{ exchange: withToken(undefined)(list), times: ofAddress }],
  },
];

export const decisions = {
  served,
  tokens,
  rights,
  methods,
  paths,
  origins,
  size,
  mediaTypes,
  stopped,
  limits,
} as const;
