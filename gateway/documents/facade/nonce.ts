import type { Expr } from "../../policy/index.ts";
import { and, characters, cookieValues, equals, matches, only, sha256, text } from "../../policy/index.ts";

/**
 * the prefix binds the cookie to this host, so that no neighbour can plant one. Only the form on the page reads it back, which makes
 * the strictest same-site rule possible.
 */
const name = "__Host-mcp-consent";
const attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

/** 32 random bytes in Base64url. */
const form = characters("A-Za-z0-9_-", 43, 43);

/** Keeps the nonce of a page for as long as a person may think about it. */
export const consentCookie = (nonce: Expr<"string">): Expr<"string"> =>
  text(`${name}=`, nonce, `${attributes}; Max-Age=600`);

/** Makes a nonce good for one answer. */
export const noConsentCookie = `${name}=${attributes}; Max-Age=0`;

/** What the form of a page brings back: a digest of the page's nonce and of the address, with the request in it, that the form goes to. */
export const formToken = (nonce: Expr<"string">, address: Expr<"string">): Expr<"string"> =>
  sha256(text(nonce, address));

/** Whether the browser that sends a form is the one that was shown its page, and the page was about this very request. */
export const isFromPage = (token: Expr<"string">, address: Expr<"string">): Expr<"boolean"> => {
  const nonce = only(cookieValues(name), "");
  return and(matches(nonce, form), equals(token, formToken(nonce, address)));
};
