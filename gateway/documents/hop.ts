import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { Element, Given } from "../policy/index.ts";
import {
  authenticationManagedIdentity,
  deleteHeader,
  forwardRequest,
  request,
  rewriteUri,
  setBackendService,
  setHeader,
  stage,
  text,
} from "../policy/index.ts";
import { textOf } from "./constant.ts";
import type { ServerFacts } from "./server-facts.ts";
import { untrustedHeaders } from "./untrusted-headers.ts";
import { wayVariables } from "./variables.ts";

/** What the server gets: nothing that the client claims about itself, and the gateway's word that the call has come this way. */
export const toServer = (
  { endpoint, gatewayToken }: ServerFacts,
  path: Given<"string">,
  /** What the gateway says besides, by the header's name. */
  more: Readonly<Record<string, Given<"string">>> = {},
): readonly Element<"api/inbound">[] => [
  ...Object.values(untrustedHeaders)
    .flat()
    .map((name) => stage("rebuild", deleteHeader(name))),
  // As it came; an API of the type `mcp` leaves out what no policy names.
  stage("rebuild", setHeader("Authorization", request.header("Authorization"))),
  stage("rebuild", setHeader(headerNames.correlation, request.id)),
  ...Object.entries(more).map(([name, value]) => stage("rebuild", setHeader(name, value))),
  stage("rebuild", setHeader("X-Forwarded-For", request.clientIp)),
  stage("rebuild", setHeader("X-Forwarded-Host", textOf(endpoint.host))),
  stage("rebuild", setHeader("X-Forwarded-Proto", "https")),
  // The media type under which the gateway parsed the body: a server with another one would parse another body (request smuggling).
  stage("rebuild", setHeader("Content-Type", "application/json")),
  // With it goes the query, of which no rule has looked at anything.
  stage("rebuild", rewriteUri(path)),
  stage("gateway-token", authenticationManagedIdentity({ ...gatewayToken, into: wayVariables.gatewayToken })),
  stage("gateway-token", setHeader(headerNames.gatewayProof, text("Bearer ", wayVariables.gatewayToken.or("")))),
];

/** The one way on, with the answer handed through as it comes. */
export const forwarding = ({ backendId }: ServerFacts, forwardSeconds: number): readonly Element<"api/backend">[] => [
  stage("backend", setBackendService({ backendId })),
  stage("forward", forwardRequest({ timeoutSeconds: forwardSeconds })),
];

/** What servers say about themselves, and which origins may read an answer: the gateway alone says that, after all of this. */
const revealing = ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Runtime"];
/** A redirect would send clients, with what they carry, to a name behind the gateway; a cookie would be one of the gateway's own host. */
const leading = ["Location", "Alt-Svc", "Set-Cookie"];
const crossOrigin = ["Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"];

/** The server's answer, 401 and 403 with their challenges included, without what would outlive or betray it. */
export const toClient: readonly Element<"api/outbound">[] = [
  ...[...revealing, ...leading, ...crossOrigin].map((name) => stage("answer", deleteHeader(name))),
  stage("answer", setHeader("Cache-Control", "no-store")),
  stage("answer", setHeader("X-Content-Type-Options", "nosniff")),
];
