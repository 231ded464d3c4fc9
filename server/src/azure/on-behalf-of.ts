import { createHash } from "node:crypto";
import { OnBehalfOfCredential } from "@azure/identity";
import type { TokenCredential } from "@azure/identity";
import type { Settings } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { Caller } from "../identity/authenticate.ts";
import { ToolRefusal } from "../tools/tool-refusal.ts";

interface OnBehalfOfOptions {
  readonly settings: Pick<Settings, "tenantId" | "apiClientId" | "authority">;
  /** The server's managed identity, whose token stands where a client secret would. */
  readonly identity: TokenCredential;
  readonly clock: Clock;
}

const exchangeAudience = "api://AzureADTokenExchange/.default";
const earlyMs = 300_000;
const mostRemembered = 5_000;

type Ask = (caller: Caller, scope: string, signal: AbortSignal) => Promise<string>;

/**
 * Tokens for other APIs in the caller's name. Each is remembered under principal, scope and the very token it was made from,
 * so that one caller's never answers another's.
 */
export const createOnBehalfOf = ({ settings, identity, clock }: OnBehalfOfOptions): Ask => {
  const remembered = new Map<string, { readonly token: string; readonly until: number }>();
  const getAssertion = async (): Promise<string> => {
    const assertion = await identity.getToken(exchangeAudience);
    if (!assertion) throw new Error("the managed identity gave no assertion");
    return assertion.token;
  };
  return async ({ principal, token }, scope, abortSignal) => {
    if (principal.kind !== "user")
      throw new ToolRefusal("downstream-refused", "An application has no user to act for.");
    const key = `${principal.key} ${scope} ${createHash("sha256").update(token).digest("base64url")}`;
    const known = remembered.get(key);
    if (known && known.until > clock()) return known.token;
    const credential = new OnBehalfOfCredential({
      tenantId: settings.tenantId,
      clientId: settings.apiClientId,
      authorityHost: settings.authority,
      userAssertionToken: token,
      getAssertion,
    });
    const granted = await credential.getToken(scope, { abortSignal }).catch((cause: unknown) => {
      throw new ToolRefusal("downstream-refused", undefined, { cause });
    });
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, { token: granted.token, until: granted.expiresOnTimestamp - earlyMs });
    return granted.token;
  };
};
