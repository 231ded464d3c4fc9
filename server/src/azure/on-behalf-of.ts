import { OnBehalfOfCredential } from "@azure/identity";
import type { TokenCredential } from "@azure/identity";
import type { Settings } from "@mcp-landing-zone/contract";
import type { ExchangeToken } from "../identity/on-behalf-of.ts";

const exchangeAudience = "api://AzureADTokenExchange/.default";

/** Entra's on-behalf-of flow, with the managed identity's token where a client secret would stand. */
export const createTokenExchange = (
  { tenantId, apiClientId, authority }: Pick<Settings, "tenantId" | "apiClientId" | "authority">,
  identity: TokenCredential,
): ExchangeToken => {
  const getAssertion = async (): Promise<string> => {
    const assertion = await identity.getToken(exchangeAudience);
    if (!assertion) throw new Error("the managed identity gave no assertion");
    return assertion.token;
  };
  return async (userAssertionToken, scope, abortSignal) => {
    const credential = new OnBehalfOfCredential({
      tenantId,
      clientId: apiClientId,
      authorityHost: authority,
      userAssertionToken,
      getAssertion,
    });
    const { token, expiresOnTimestamp } = await credential.getToken(scope, { abortSignal });
    return { token, expiresAt: expiresOnTimestamp };
  };
};
