import { describe, expect, it } from "vitest";
import { envelope, headers as headerNames, revisions } from "@mcp-landing-zone/contract";
import { answerOf, createHarness, legacy, modern } from "../../../testing/harness.ts";
import type { Sent } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";

const latest = revisions.legacy[0];

const opening = (protocolVersion: unknown, header: string | undefined): Pick<Sent, "body" | "headers"> => ({
  body: legacy("initialize", {
    protocolVersion,
    capabilities: {},
    clientInfo: { name: "test", version: "1.0.0" },
  }).body,
  headers: { [headerNames.protocolVersion]: header },
});

describe.each(["stateless", "bound"] as const)("R-14 a handshake (sessions %s)", (sessions) => {
  const opened = async (...given: Parameters<typeof opening>) => {
    const harness = await createHarness({ tools: [tool("echo")], settings: { sessions } });
    const token = await harness.issuer.user({ scp: "tools.use" });
    return answerOf(await harness.send({ token, ...opening(...given) }));
  };

  it.each(revisions.legacy)("for %s is answered with it", async (revision) => {
    expect((await opened(revision, undefined)).result).toMatchObject({ protocolVersion: revision });
    expect((await opened(revision, revision)).result).toMatchObject({ protocolVersion: revision });
  });

  // The specification: another revision that the server speaks, which should be its latest.
  it.each(["2024-11-05", "2024-10-07", "2099-01-01", "1", "", "2025-11-25 ", "2026-07-28", "__proto__"])(
    "for %j is answered with the latest of its kind",
    async (revision) => {
      expect((await opened(revision, undefined)).result).toMatchObject({ protocolVersion: latest });
    },
  );

  const right = { protocolVersion: latest, capabilities: {}, clientInfo: { name: "test", version: "1.0.0" } };
  it.each([
    undefined,
    {},
    { ...right, protocolVersion: null },
    { ...right, protocolVersion: ["2025-11-25"] },
    { ...right, protocolVersion: 1 },
    { ...right, capabilities: undefined },
    { ...right, capabilities: 5 },
    { ...right, capabilities: { roots: 5 } },
    { ...right, clientInfo: "test" },
    { ...right, clientInfo: { name: "test" } },
  ])("R-46 that says %j is refused in words of our own", async (params) => {
    const harness = await createHarness({ tools: [tool("echo")], settings: { sessions } });
    const token = await harness.issuer.user({ scp: "tools.use" });
    const body = { jsonrpc: "2.0", id: 1, method: "initialize", params };
    const answer = await answerOf(await harness.send({ token, body }));
    expect(answer).toMatchObject({
      status: 400,
      error: { code: -32602, message: "The parameters of initialize are not valid" },
    });
    expect(JSON.stringify(answer)).not.toMatch(/invalid_type|expected/);
    expect(harness.events.at(-1)).toMatchObject({ decision: "refused", reason: "handshake-invalid" });
  });

  it("under the header of the revision that has none is refused", async () => {
    const answer = await opened(latest, "2026-07-28");
    expect(answer).toMatchObject({
      status: 400,
      error: { code: -32602, message: "_meta must state the protocol version" },
    });
  });

  it("R-170 as a message of the revision that has none is an unknown method", async () => {
    const harness = await createHarness({ tools: [tool("echo")], settings: { sessions } });
    const token = await harness.issuer.user({ scp: "tools.use" });
    const answer = await answerOf(await harness.send({ token, ...modern("initialize") }));
    expect(answer).toMatchObject({ status: 404, error: { code: -32601 } });
  });

  it("under the header of a revision that is not spoken is refused for every revision that it asks for", async () => {
    const answer = await opened(latest, "2024-11-05");
    expect(answer.status).toBe(400);
    expect(answer.error).toMatchObject({ code: -32022, data: { supported: revisions.modern } });
  });
});

it.each(["2024-11-05", "2025-11-25", "2026-07-28", "2099-01-01"])(
  "R-14 R-172 a body that states %s under no header is refused",
  async (revision) => {
    const harness = await createHarness({ tools: [tool("echo")] });
    const token = await harness.issuer.user({ scp: "tools.use" });
    const body = legacy("tools/list", {
      _meta: { [envelope.protocolVersion]: revision, [envelope.clientCapabilities]: {} },
    }).body;
    const { status, result } = await answerOf(await harness.send({ token, body }));
    expect({ status, result }).toEqual({ status: 400, result: undefined });
  },
);
