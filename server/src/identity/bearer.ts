import type { Exchange } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";

const grammar = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** The token of an `Authorization`-like header value. A value sent twice arrives joined by a comma and fits no token. */
export const bearerToken = (value: string | null | undefined): string | undefined => grammar.exec(value ?? "")?.[1];

const hasToken = (query: string): boolean =>
  query !== "" && [...new URLSearchParams(query).keys()].some((name) => name.toLowerCase() === "access_token");

/** The caller's access token, from the one place where it may stand. */
export const callerToken = ({ headers, query }: Exchange): string => {
  if (hasToken(query)) throw new Refusal("token-in-query");
  const value = headers.get("authorization");
  if (value === null || value === undefined || value === "") throw new Refusal("token-missing");
  // No token has been read, so the challenge names no scope.
  if (value.includes(",")) throw new Refusal("credentials-repeated", { challenge: { scopes: [] } });
  const token = bearerToken(value);
  if (token === undefined) throw new Refusal("token-invalid", { reason: "Authorization is not one bearer token" });
  return token;
};
