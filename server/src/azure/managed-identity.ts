import { ManagedIdentityCredential } from "@azure/identity";
import type { TokenCredential } from "@azure/identity";
import { within } from "../deadline.ts";
import { quickRetry } from "./deadlines.ts";

/**
 * The server's own identity. All requests of a client wait for one and the same token, so an identity endpoint that never
 * answers would keep them waiting after it is well again: no token is waited for longer than this.
 */
export const createManagedIdentity = (clientId: string, deadlineMs: number): TokenCredential => {
  const credential = new ManagedIdentityCredential({ clientId, retryOptions: quickRetry });
  return { getToken: (scopes, options) => within(deadlineMs, credential.getToken(scopes, options)) };
};
