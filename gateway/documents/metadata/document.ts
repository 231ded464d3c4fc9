import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { baselineScopes, routes } from "@mcp-landing-zone/contract";
import type { Constant, Expr, Given, PolicyDocument } from "../../policy/index.ts";
import {
  base,
  choose,
  equals,
  includes,
  lastError,
  not,
  otherwise,
  pick,
  platformVariable,
  policyDocument,
  rateLimitByKey,
  request,
  response,
  returnResponse,
  stage,
  text,
  when,
} from "../../policy/index.ts";
import { textOf } from "../constant.ts";
import type { Endpoint } from "../endpoint.ts";
import { urlOf } from "../endpoint.ts";
import { isServed } from "../host.ts";
import { metadataNotes } from "../notes.ts";

export interface MetadataFacts {
  /** Begins the names of its counters: unique among the APIs of the gateway. */
  readonly name: string;
  /** The MCP endpoint, which is the resource. */
  readonly endpoint: Endpoint;
  /** Names under which the gateway is asked besides the public one. @default none */
  readonly otherHosts?: readonly string[];
  /** Of the Front Door through which every request has to come. @default - requests come from clients themselves */
  readonly frontDoorId?: Constant;
  /** The issuer from which clients get tokens: Entra's, or the gateway's own. */
  readonly authorizationServer: Given<"string">;
  /** The Application ID URI, which stands before the name of every scope. */
  readonly scopePrefix: Constant;
  readonly catalogue: ToolCatalogue;
  /** Requests from one address in a minute. @default 300 */
  readonly callsPerMinute?: number;
  /** What the other fields mention. @default none */
  readonly namedValues?: PolicyDocument["namedValues"];
}

/** Protected resource metadata (RFC 9728): the same bytes on the path form and, where there is one, on the root form, for every origin and without a token. */
export const metadataDocument = (facts: MetadataFacts): PolicyDocument => {
  const { name, endpoint, callsPerMinute = 300, namedValues = [] } = facts;
  const anyOrigin = { "Access-Control-Allow-Origin": "*" };
  const retryAfter = platformVariable("retry-after");
  return policyDocument({
    name,
    scope: "api",
    isPublic: true,
    namedValues,
    notes: metadataNotes,
    inbound: [
      base(),
      stage("host", choose(when(not(isServed(facts)), returnResponse({ status: 404 })))),
      stage(
        "path",
        choose(when(not(includes(metadataPaths(endpoint), request.path)), returnResponse({ status: 404 }))),
      ),
      stage(
        "method",
        choose(
          when(
            not(includes(["GET", "HEAD", "OPTIONS"], request.method)),
            returnResponse({ status: 405, headers: { Allow: "GET, HEAD, OPTIONS" } }),
          ),
        ),
      ),
      stage(
        "address-limit",
        rateLimitByKey({
          calls: callsPerMinute,
          periodSeconds: 60,
          key: text(`${name}:address:`, request.clientIp),
          retryAfter,
        }),
      ),
      stage(
        "preflight",
        choose(
          when(
            equals(request.method, "OPTIONS"),
            returnResponse({
              status: 204,
              headers: {
                ...anyOrigin,
                "Access-Control-Allow-Methods": "GET, HEAD",
                // Clients send the protocol's headers here, too. No credential is among what a star stands for.
                "Access-Control-Allow-Headers": "*",
                "Access-Control-Max-Age": "600",
              },
            }),
          ),
        ),
      ),
      stage(
        "answer",
        returnResponse({
          status: 200,
          headers: {
            ...anyOrigin,
            "Content-Type": "application/json",
            // Short, because a change of the authorization server should not wait for clients.
            "Cache-Control": "public, max-age=300",
            "X-Content-Type-Options": "nosniff",
          },
          body: metadataText(facts),
        }),
      ),
    ],
    backend: [base()],
    outbound: [base()],
    onError: [
      base(),
      stage(
        "failure",
        choose(
          when(
            equals(lastError.reason, "RateLimitExceeded"),
            returnResponse({
              status: 429,
              headers: {
                ...anyOrigin,
                "Retry-After": pick(equals(retryAfter.text, ""), response.header("Retry-After", "60"), retryAfter.text),
              },
            }),
          ),
          otherwise(returnResponse({ status: 503, headers: { ...anyOrigin, "Retry-After": "5" } })),
        ),
      ),
    ],
  });
};

/**
 * Where clients look: first where the challenge or the path of the endpoint sends them, then at the root. The root says nothing where the host has
 * several servers, because a client would take the answer for all of them.
 */
export const metadataPaths = ({ path, base = "" }: Pick<Endpoint, "path" | "base">): readonly string[] => [
  `${routes.resourceMetadata}${path}`,
  ...(base === "" ? [routes.resourceMetadata] : []),
];

/** In the order and the words of the server's own. */
const metadataText = ({ endpoint, authorizationServer, scopePrefix, catalogue }: MetadataFacts): Expr<"string"> => {
  const scopes = baselineScopes(catalogue).flatMap((scope, index) => [
    index === 0 ? '"' : ',"',
    textOf(scopePrefix),
    `/${scope}"`,
  ]);
  return text(
    '{"resource":"',
    urlOf(endpoint),
    '","authorization_servers":["',
    authorizationServer,
    '"],"bearer_methods_supported":["header"]',
    ...(scopes.length > 0 ? [',"scopes_supported":[', ...scopes, "]"] : []),
    "}",
  );
};
