import { generateKeyPairSync } from "node:crypto";
import * as api from "@mcp-landing-zone/server";
import type { Ports } from "@mcp-landing-zone/server";
import { describe, expect, it } from "vitest";
import { catalogueOf, createHarness, modern } from "../../testing/harness.ts";
import type { Sent } from "../../testing/harness.ts";
import { testTenant } from "../../testing/issuer.ts";
import { tool } from "../../testing/tool-calls.ts";

const echo = tool("echo");
const catalogue = catalogueOf([echo]);
const headers = { "x-gateway-authorization": "Bearer gateway" };
const { clientId, gatewayClientId, alice } = testTenant;
const token = { clientProof: undefined, contexts: [], scopes: [], roles: [], expiresAt: Number.MAX_SAFE_INTEGER };

/** Every port in memory, from what the package offers. */
const inMemory = async () => {
  const log = api.createMemoryLog();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const signer = api.createLocalSigner(privateKey, publicKey);
  const audit = await api.createAuditLog({ stream: "memory", log, anchor: api.createMemoryLog(), signer });
  const ports: Ports = {
    audit,
    verifyToken: api.createMemoryTokens(
      new Map([
        ["alice", { ...token, objectId: alice, clientId, kind: "user", scopes: ["tools.use"] }],
        [
          "gateway",
          {
            ...token,
            objectId: gatewayClientId,
            clientId: gatewayClientId,
            kind: "application",
            roles: ["Gateway.Forward"],
          },
        ],
      ]),
    ),
    shield: api.createMemoryShield(() => false),
    state: api.createMemoryState(api.systemClock),
    onBehalfOf: async () => "token",
    clock: api.systemClock,
    report: () => undefined,
  };
  const create = (settings: Parameters<typeof api.createServer>[0]["settings"]) =>
    api.createServer({ tools: [echo], catalogue, settings, ports });
  const harness = await createHarness({ create, catalogue });
  const call = (as: string): Promise<Response> => {
    const sent: Pick<Sent, "body" | "headers"> = modern("tools/call", { name: "echo", arguments: { say: "hi" } });
    return harness.send({ token: as, ...sent, headers: { ...sent.headers, ...headers } });
  };
  return { call, log };
};

describe("a server with every port in memory", () => {
  it.each([
    ["R-02 answers whom it knows", "alice", 200],
    ["R-02 refuses all others", "mallory", 401],
  ])("%s, and records it", async (_title, as, status) => {
    const { call, log } = await inMemory();
    expect((await call(as)).status).toBe(status);
    expect(log.lines).toHaveLength(1);
  });
});
