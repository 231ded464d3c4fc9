import { type Expr, and, characters, cookieValues, equals, matches, only, text } from "../../policy/index.ts";

/**
 * the prefix binds the cookie to this host, so that no neighbour can plant one. Only the form on the page reads it back, which makes
 * the strictest same-site rule possible.
 */
const name = "__Host-mcp-consent";
const attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

/** 32 random bytes in Base64url. */
const form = characters("A-Za-z0-9_-", 43, 43);

/** Keeps the nonce of a page for as long as a person may think about it. */
export function consentCookie(nonce: Expr<"string">): Expr<"string"> {
  return text(`${name}=`, nonce, `${attributes}; Max-Age=600`);
}

/** Makes a nonce good for one answer. */
export const noConsentCookie = `${name}=${attributes}; Max-Age=0`;

/** Whether the browser that sends a nonce is the one that was shown its page. */
export function isFromPage(nonce: Expr<"string">): Expr<"boolean"> {
  return and(matches(nonce, form), equals(only(cookieValues(name), ""), nonce));
}
