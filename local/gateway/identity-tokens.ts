// Tokens of the gateway's managed identity, from the endpoint that Azure gives to its services.

export interface IdentityEndpoint {
  readonly endpoint: string;
  readonly header: string;
}

interface WantedIdentity {
  readonly resource: string;
  readonly clientId?: string;
}

const apiVersion = "2019-08-01";
const timeoutMs = 5_000;
const earlyMs = 300_000;

interface Answer {
  readonly access_token?: unknown;
  readonly expires_on?: unknown;
}

/** Each is kept until shortly before it ends; failures are not kept. */
export const createIdentityTokens = ({ endpoint, header }: IdentityEndpoint, now: () => number = Date.now) => {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  return async ({ resource, clientId }: WantedIdentity): Promise<string> => {
    const key = `${clientId ?? ""} ${resource}`;
    const known = kept.get(key);
    if (known && known.until > now()) return known.token;
    const query = new URLSearchParams({
      "api-version": apiVersion,
      resource,
      ...(clientId !== undefined && { client_id: clientId }),
    });
    const answer = await fetch(`${endpoint}?${query}`, {
      headers: { "X-IDENTITY-HEADER": header },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`the identity endpoint answered ${answer.status}`);
    const { access_token: token, expires_on: expires } = (await answer.json()) as Answer;
    const until = Number(expires) * 1_000 - earlyMs;
    if (typeof token !== "string" || !Number.isFinite(until)) throw new Error("the identity endpoint gave no token");
    kept.set(key, { token, until });
    return token;
  };
};
