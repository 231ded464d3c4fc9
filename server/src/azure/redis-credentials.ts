import type { AccessToken, TokenCredential } from "@azure/core-auth";
import type { RedisClientOptions } from "@redis/client";
import { decodeJwt } from "jose";

const scope = "https://redis.azure.com/.default";

/** By then the identity's client has given its old token up by itself. */
const earlyMs = 180_000;
/** Between attempts, while there is no new token. */
const pauseMs = 15_000;

type Provider = Extract<
  NonNullable<RedisClientOptions["credentialsProvider"]>,
  { readonly type: "streaming-credentials-provider" }
>;

/**
 * Managed Redis without keys: the user is the identity's object id, the password its token of the moment. Redis ends a
 * connection with the token that opened it, so a new token is shown on the open connection in time.
 */
export const redisCredentials = (credential: TokenCredential, report: (error: unknown) => void): Provider => {
  const newToken = async (): Promise<AccessToken> => {
    const token = await credential.getToken(scope);
    if (!token) throw new Error("the managed identity gave no token for Redis");
    return token;
  };
  const asUser = ({ token }: AccessToken) => ({ username: String(decodeJwt(token)["oid"]), password: token });
  const renewalIn = ({ expiresOnTimestamp, refreshAfterTimestamp }: AccessToken): number =>
    Math.max(pauseMs, (refreshAfterTimestamp ?? expiresOnTimestamp - earlyMs) - Date.now());

  return {
    type: "streaming-credentials-provider",
    onReAuthenticationError: report,
    subscribe: async ({ onNext }) => {
      let shown = await newToken();
      let timer: NodeJS.Timeout | undefined;
      let ended = false;
      const renew = async (): Promise<void> => {
        let wait = pauseMs;
        try {
          const token = await newToken();
          if (!ended && token.token !== shown.token) {
            onNext(asUser(token));
            wait = renewalIn(token);
            shown = token;
          }
        } catch (error) {
          report(error);
        }
        schedule(wait);
      };
      const schedule = (wait: number): void => {
        if (!ended) timer = setTimeout(() => void renew(), wait).unref();
      };
      schedule(renewalIn(shown));
      const dispose = (): void => {
        ended = true;
        clearTimeout(timer);
      };
      return [asUser(shown), { dispose }];
    },
  };
};
