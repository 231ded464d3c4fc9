import type { IConstruct } from "constructs";
import { refuseUnless } from "../errors.ts";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);

/**
 * a redirect is one exact https address, or a page on the user's own machine. An address that
 * two parsers could read differently (wildcards, escapes, dots, credentials) is refused.
 */
export const checkRedirectUri = (at: IConstruct, field: string, received: string): void => {
  refuseUnless(isExactRedirect(received), "VALUE_INVALID", {
    at,
    field,
    received,
    expected:
      "https://<host>/<path>, or http://127.0.0.1/… or http://localhost/…, written in full: no wildcard, query or fragment",
  });
};

const isExactRedirect = (text: string): boolean => {
  if (!URL.canParse(text) || /[*%\\]/.test(text)) return false;
  const url = new URL(text);
  const plain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  const known = url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
  const asWritten = url.href === text || (url.pathname === "/" && url.href === `${text}/`);
  return plain && known && asWritten;
};
