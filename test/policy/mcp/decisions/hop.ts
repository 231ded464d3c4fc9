import type { OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";
import { untrustedHeaders } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Decision } from "../decision.ts";
import { audience, gatewayClient } from "../../../../testing/policies/facts.ts";
import { eras, toolCall, withBody, withHeaders } from "../../../../testing/policies/requests.ts";
import { userToken } from "../../../../testing/policies/tokens.ts";

const call = toolCall("2026-07-28");
const lie = "a-lie-of-the-client";

const valuesIn = ({ headers }: OutgoingRequest, name: string): readonly string[] =>
  headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

const gets =
  (name: string, ...expected: readonly string[]) =>
  (request: OutgoingRequest): readonly string[] =>
    JSON.stringify(valuesIn(request, name)) === JSON.stringify(expected)
      ? []
      : [`${name} is ${valuesIn(request, name).join(" | ")}, expected ${expected.join(" | ")}`];

const proof = `Bearer token-of-${gatewayClient}-for-api://${audience}`;

/** A body with an encoding of its own goes nowhere: it is refused. */
const isAccepted = (name: string): boolean => name !== "Content-Encoding";

const rebuilt: readonly Decision[] = Object.entries(untrustedHeaders).flatMap(([believed, names]) =>
  names.filter(isAccepted).flatMap((name) =>
    [lie, [lie, lie]].map((value, index) => ({
      title: `R-172 ${believed}: ${index === 0 ? "" : "repeated "}${name} of the client does not reach the server`,
      exchange: withHeaders({ [name]: value })(call),
      status: 200,
      forwarded: (request: OutgoingRequest) =>
        valuesIn(request, name).includes(lie) ? [`${name} of the client reached the server`] : [],
    })),
  ),
);

export const hop: readonly Decision[] = [
  ...rebuilt,
  ...eras.flatMap((era): readonly Decision[] => [
    {
      title: `R-02 ${era}: the server gets the gateway's own token beside the caller's`,
      exchange: toolCall(era),
      status: 200,
      forwarded: (request) => [
        ...gets("x-gateway-authorization", proof)(request),
        ...gets("authorization", `Bearer ${userToken()}`)(request),
      ],
    },
    {
      title: `R-05 ${era}: the server gets the body byte by byte as it came`,
      exchange: withBody(` ${String(toolCall(era).body)}\n`)(toolCall(era)),
      status: 200,
      forwarded: ({ body }) =>
        Buffer.from(body ?? []).toString() === ` ${String(toolCall(era).body)}\n` ? [] : ["the body was changed"],
    },
    {
      title: `${era}: parameters that a tool mirrors into headers go on as they came`,
      exchange: withHeaders({ "Mcp-Param-Region": "=?base64?w6k=?=", "mcp-param-unknown": "1" })(toolCall(era)),
      status: 200,
      forwarded: (request) => [
        ...gets("mcp-param-region", "=?base64?w6k=?=")(request),
        ...gets("mcp-param-unknown", "1")(request),
      ],
    },
  ]),
  {
    title: "R-56 the server gets the address of the connection",
    exchange: withHeaders({ "x-forwarded-for": lie })(call),
    status: 200,
    forwarded: gets("x-forwarded-for", "203.0.113.7"),
  },
  {
    title: "R-12 the server gets the public name",
    exchange: withHeaders({ "x-forwarded-host": lie, "x-forwarded-proto": "http" })(call),
    status: 200,
    forwarded: (request) => [
      ...gets("x-forwarded-host", "mcp.contoso.com")(request),
      ...gets("x-forwarded-proto", "https")(request),
    ],
  },
  {
    title: "R-61 the server gets the request's id, which the client does not choose",
    exchange: withHeaders({ "x-correlation-id": lie })(call),
    status: 200,
    forwarded: (request) =>
      /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(valuesIn(request, "x-correlation-id").join())
        ? []
        : ["no id of the gateway's"],
  },
  {
    title: "R-13 the server gets the type as which the body was read",
    exchange: withHeaders({ "content-type": "Application/json ; charset=UTF-8" })(call),
    status: 200,
    forwarded: gets("content-type", "application/json"),
  },
  {
    title: "R-13 the server gets what the client accepts",
    exchange: call,
    status: 200,
    forwarded: gets("accept", "application/json, text/event-stream"),
  },
  {
    title: "the server gets the protocol's headers",
    exchange: call,
    status: 200,
    forwarded: (request) => [
      ...gets("mcp-protocol-version", "2026-07-28")(request),
      ...gets("mcp-method", "tools/call")(request),
      ...gets("mcp-name", "read_document")(request),
    ],
  },
];
