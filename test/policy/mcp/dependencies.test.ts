import { errorCodes } from "@mcp-landing-zone/contract";
import type { GatewayPorts, HeaderEntry } from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import { bare, invalid } from "./decisions/credentials.ts";
import { gatewayOf, valuesOf } from "../../../testing/policies/gateway.ts";
import { metadata } from "../../../testing/policies/facts.ts";
import { eras, toolCall, withToken } from "../../../testing/policies/requests.ts";

const fails = () => Promise.reject(new Error("connect ECONNREFUSED 10.40.2.4:443"));

/** What the gateway depends on, each with what becomes of a call when it is down. */
const faults: Readonly<Record<string, readonly [ports: Partial<GatewayPorts>, status: number, code: number]>> = {
  "the server": [{ forward: fails }, 503, errorCodes.unavailable],
  "the gateway's identity": [{ identityToken: fails }, 503, errorCodes.unavailable],
  "the tenant's keys": [{ checkSignature: fails }, 401, errorCodes.refused],
  "the switch": [{ namedValue: () => undefined }, 503, errorCodes.unavailable],
  "the address of the server": [{ backendUrl: () => undefined }, 503, errorCodes.unavailable],
};

describe("R-06 the gateway fails closed when it cannot check a request, and gives no reason", () => {
  const cases = eras.flatMap((era) =>
    Object.entries(faults).map(([what, [ports, status, code]]) => ({ era, what, ports, status, code })),
  );

  it.each(cases)("$era: $what is down", async ({ era, ports, status, code }) => {
    const answer = await gatewayOf(undefined, ports).send(toolCall(era));
    expect(answer).toMatchObject({ status, forwarded: undefined });
    const body = JSON.parse(answer.text) as { error: { code: number; data: object } };
    expect(body.error.code).toBe(code);
    expect(Object.keys(body.error.data)).toEqual(["requestId"]);
    expect(answer.text).not.toMatch(/ECONNREFUSED|10\.40|named|Bearer|token-of/);
  });
});

it("R-55 a server that does not begin to answer in time is given up", async () => {
  const { mcpDocument } = await import("@mcp-landing-zone/gateway/documents/mcp");
  const { facts } = await import("../../../testing/policies/facts.ts");
  const impatient = mcpDocument({ ...facts, limits: { forwardSeconds: 1 } });
  const answer = await gatewayOf(impatient, { forward: () => new Promise(() => {}) }).send(toolCall("2026-07-28"));
  expect(answer.status).toBe(504);
});

describe("the server's answers reach the client", () => {
  const answering = (status: number, headers: readonly HeaderEntry[], body: Uint8Array | ReadableStream<Uint8Array>) =>
    gatewayOf(undefined, { forward: async () => ({ status, headers, body }) }).send(toolCall("2026-07-28"));

  it.each([
    [401, invalid],
    [401, bare],
    [403, 'Bearer error="insufficient_scope", scope="documents.write"'],
    [401, `Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==", resource_metadata="${metadata}"`],
  ])("%s with its challenge %s", async (status, challenge) => {
    const answer = await answering(status, [["WWW-Authenticate", challenge]], Buffer.from("theirs"));
    expect(answer).toMatchObject({ status, text: "theirs" });
    expect(valuesOf(answer, "WWW-Authenticate")).toEqual([challenge]);
  });

  it.each([202, 400, 404, 406, 429, 500, 502])("the status %s", async (status) => {
    expect((await answering(status, [], Buffer.from("theirs"))).status).toBe(status);
  });

  it("a stream, untouched and unread", async () => {
    const stream = new ReadableStream<Uint8Array>(
      {
        pull: () => {
          throw new Error("the gateway read the stream");
        },
      },
      { highWaterMark: 0 },
    );
    const answer = await answering(
      200,
      [
        ["Content-Type", "text/event-stream"],
        ["X-Accel-Buffering", "no"],
      ],
      stream,
    );
    expect(answer.body).toBe(stream);
    expect(valuesOf(answer, "X-Accel-Buffering")).toEqual(["no"]);
  });
});

it("a refusal repeats the id of a message that was read, exactly as it came", async () => {
  const withId = (id: string) => ({
    ...toolCall("2025-11-25", "no_such_tool"),
    body: String(toolCall("2025-11-25", "no_such_tool").body).replace('"id":7', `"id":${id}`),
  });
  const { send } = gatewayOf();
  for (const id of ["7", '"7"', '"\\"},{"', "123456789012345", "-0"]) {
    expect((await send(withId(id))).text.startsWith(`{"jsonrpc":"2.0","id":${id},"error"`)).toBe(true);
  }
});

it("the answer to an unknown revision says which are known", async () => {
  const call = toolCall("2025-11-25");
  const answer = await gatewayOf().send({
    ...call,
    headers: { ...call.headers, "mcp-protocol-version": '2099-01-01"}' },
  });
  expect(JSON.parse(answer.text)).toMatchObject({
    id: 7,
    error: { data: { supported: ["2026-07-28"], requested: '2099-01-01"}' } },
  });
});

it("the challenge names the address at which the metadata is", async () => {
  const answer = await gatewayOf().send(withToken(undefined)(toolCall("2026-07-28")));
  expect(valuesOf(answer, "WWW-Authenticate").join()).toContain(
    'resource_metadata="https://mcp.contoso.com/.well-known/oauth-protected-resource/mcp"',
  );
});
