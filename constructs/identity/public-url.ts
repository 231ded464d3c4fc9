import { refuseUnless } from "../errors.ts";
import type { IConstruct } from "constructs";

/**
 * Refuses a URL that cannot be an Application ID URI for MCP clients. They send it as `resource`, which Entra compares character by
 * character: a host without a path would get a slash from every client that parses URLs, and any other spelling is rewritten by them.
 */
export const checkPublicUrl = (at: IConstruct, received: string): void => {
  refuseUnless(isPublicUrl(received), "VALUE_INVALID", {
    at,
    field: "authorization.publicUrl",
    received,
    expected: "https://<host>/<path> as clients will type it: lower-case host, no port 443, trailing slash or query",
  });
  refuseUnless(!azuresOwn.test(received), "VALUE_INVALID", {
    at,
    field: "authorization.publicUrl",
    received,
    expected: 'a URL of a domain that is verified in the tenant, because Entra accepts no other, or mode "facade"',
  });
};

/** The names that the gateway and Front Door have without one of the customer's. */
const azuresOwn = /^https:\/\/[^/]+\.(azure-api\.net|azurefd\.net)[:/]/;

const isPublicUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const plain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  return url.protocol === "https:" && plain && !url.pathname.endsWith("/") && url.href === text;
};
