// Stand-in for every Azure service: whose token a request carries.
import type { JWTPayload } from "jose";
import { issuerOf } from "./issuers.ts";
import type { Tokens } from "./tokens.ts";

/** The claims of a token of this tenant for this service, or undefined for anything else. */
export type CheckBearer = (authorization: string | undefined) => Promise<JWTPayload | undefined>;

export const createBearerCheck =
  (tokens: Tokens, tenantId: string, audience: string): CheckBearer =>
  async (authorization) => {
    const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) return undefined;
    const claims = await tokens.read(token);
    if (typeof claims === "string" || typeof claims.aud !== "string") return undefined;
    const forUs = claims.aud.replace(/\/$/, "") === audience && claims.iss === issuerOf(tenantId, 1);
    return forUs ? claims : undefined;
  };
