import type { TokenCredential } from "@azure/core-auth";
import type { RedisClientOptions } from "@redis/client";
import { decodeJwt } from "jose";

const scope = "https://redis.azure.com/.default";

/** Managed Redis without keys: the user is the identity's object id, the password its token of the moment. */
export const redisCredentials = (
  credential: TokenCredential,
): NonNullable<RedisClientOptions["credentialsProvider"]> => ({
  type: "async-credentials-provider",
  credentials: async () => {
    const { token } = (await credential.getToken(scope)) ?? { token: "" };
    return { username: String(decodeJwt(token)["oid"]), password: token };
  },
});
