// The caller that a bearer token names, read without a look at its signature: for the page, which says whether the policy verified it.
import type { IncomingHttpHeaders } from "node:http";

/** Ids of Entra. */
export interface ClaimedCaller {
  readonly object: string;
  readonly client: string;
}

const id = /^[0-9a-f-]{36}$/;
const idOr = (value: unknown): string | undefined => (typeof value === "string" && id.test(value) ? value : undefined);

export const claimedCaller = ({ authorization = "" }: IncomingHttpHeaders): ClaimedCaller | undefined => {
  const [, payload = ""] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization) ?? [];
  try {
    const { oid, azp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<string, unknown>;
    const [object, client] = [idOr(oid), idOr(azp)];
    return object !== undefined && client !== undefined ? { object, client } : undefined;
  } catch {
    return undefined;
  }
};
