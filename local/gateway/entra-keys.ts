// The keys with which the tenant signs, as the gateway fetches them.
import type { Authority, AuthorityKeys } from "@mcp-landing-zone/gateway/policy/execute";

const timeoutMs = 5_000;

/** `signIn` is where Entra is reached here, `issuer` what its tokens say. */
export const entraKeys =
  (signIn: string, issuer: string) =>
  async (authority: Authority): Promise<AuthorityKeys> => {
    if (!("tenantId" in authority))
      throw new Error(`authority: received ${authority.openidConfig}; should be a tenant`);
    const answer = await fetch(`${signIn}/${authority.tenantId}/discovery/v2.0/keys`, {
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`Entra answered ${answer.status} when asked for its keys`);
    const { keys } = (await answer.json()) as Pick<AuthorityKeys, "keys">;
    return { issuers: [issuer], keys };
  };
