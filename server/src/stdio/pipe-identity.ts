import { randomBytes } from "node:crypto";
import { headers as headerNames } from "@mcp-landing-zone/contract";
import { createMemoryTokens } from "../identity/memory-tokens.ts";
import type { TokenVerifier, VerifiedToken } from "../identity/token.ts";

const noOne = (last: number): string => `00000000-0000-0000-0000-00000000000${last}`;

/** The participants, by ids that no one in Entra has. */
export const parties = {
  tenant: noOne(0),
  server: noOne(1),
  user: noOne(2),
  client: noOne(3),
  gateway: noOne(4),
} as const;

const always = { clientProof: undefined, contexts: [], expiresAt: Number.MAX_SAFE_INTEGER } as const;

/**
 * Stands where Entra and the gateway stand over HTTP: the holder of the pipe has started the process, and no one else can
 * write to it. The tokens live as long as the process and never leave it.
 */
export const createPipeIdentity = (
  scopes: readonly string[],
  gatewayRole: string,
): { readonly verifyToken: TokenVerifier; readonly headers: Readonly<Record<string, string>> } => {
  const { user, client, gateway } = parties;
  const [caller, proof] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
  const known = new Map<string, VerifiedToken>([
    [caller, { ...always, objectId: user, clientId: client, kind: "user", scopes, roles: [] }],
    [proof, { ...always, objectId: gateway, clientId: gateway, kind: "application", scopes: [], roles: [gatewayRole] }],
  ]);
  return {
    verifyToken: createMemoryTokens(known),
    headers: { authorization: `Bearer ${caller}`, [headerNames.gatewayProof]: `Bearer ${proof}` },
  };
};
