import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import { createExpiring } from "../expiring.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { Principal } from "../decision/principal.ts";

/** A token for another API, and when it ends (milliseconds since the epoch). No token passthrough: the caller's own token goes no further. */
export interface DownstreamToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** The authorization server grants the token once the user has signed in anew, with these `claims` (JSON). */
export class ClaimsRequired extends Error {
  override readonly name = "ClaimsRequired";
  readonly claims: string;

  constructor(claims: string) {
    super("another sign-in is required");
    this.claims = claims;
  }
}

/** The authorization server answered that this user gets no token as things stand: another sign-in or consent may change it. */
export class ExchangeRefused extends Error {
  override readonly name = "ExchangeRefused";
}

/**
 * Asks the authorization server for a token in the name of the user whose token is shown. Rejects with what the server said
 * about the user; with any other error when it said nothing of the kind.
 */
export type ExchangeToken = (userToken: string, scope: string, signal: AbortSignal) => Promise<DownstreamToken>;

/** A user, and the token that proves them. It goes no further than where this is called. */
export interface ProvenUser {
  readonly principal: Pick<Principal, "key" | "kind">;
  readonly token: string;
}

export type OnBehalfOf = (user: ProvenUser, scope: string, signal: AbortSignal) => Promise<string>;

const earlyMs = 300_000;
const mostRemembered = 5_000;

/**
 * Tokens for other APIs in the caller's name. Each is remembered under principal, scope and the very token it was made from,
 * so that one caller's never answers another's, nor one from before a stronger sign-in a call after it.
 */
export const createOnBehalfOf = (exchange: ExchangeToken, clock: Clock): OnBehalfOf => {
  const remembered = createExpiring<string>({ clock, most: mostRemembered });
  return async ({ principal, token }, scope, signal) => {
    if (principal.kind !== "user")
      throw new ToolRefusal("downstream-refused", "An application has no user to act for.");
    const key = `${principal.key} ${scope} ${createHash("sha256").update(token).digest("base64url")}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const granted = await exchange(token, scope, signal).catch((cause: unknown) => {
      if (cause instanceof ClaimsRequired)
        throw new ToolRefusal("downstream-claims", undefined, { claims: cause.claims });
      const refused = cause instanceof ExchangeRefused;
      throw new ToolRefusal(refused ? "downstream-refused" : "downstream-unavailable", undefined, { cause });
    });
    remembered.set(key, granted.token, granted.expiresAt - earlyMs);
    return granted.token;
  };
};
