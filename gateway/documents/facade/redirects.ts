import type { Expr, Pattern } from "../../policy/index.ts";
import { characters, either, includes, matches, optional, or, sequence } from "../../policy/index.ts";
import { refuseUnless } from "../../policy/refusal.ts";

/** Names by which a browser finds the machine it runs on, in the spellings that Entra takes. */
const loopbackHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);

const digits = (count: number): Pattern => characters("0-9", count, count);
/** From 1 to 65535, without a leading zero. */
const port: Pattern = sequence(
  ":",
  either(
    sequence(characters("1-9", 1, 1), characters("0-9", 0, 3)),
    sequence(characters("1-5", 1, 1), digits(4)),
    sequence("6", characters("0-4", 1, 1), digits(3)),
    sequence("65", characters("0-4", 1, 1), digits(2)),
    sequence("655", characters("0-2", 1, 1), digits(1)),
    sequence("6553", characters("0-5", 1, 1)),
  ),
);

/** Whether answers that go here stay on the user's own machine, where any program may be waiting. */
export const isLoopback = (redirectUri: string): boolean => redirectUri.startsWith("http:");

/**
 * refuses an address that two parsers could read differently. One exact https address, or a page on the user's
 * own machine without a port, because native clients listen on a free port.
 */
export const checkRedirectUri = (field: string, received: string): void => {
  refuseUnless(
    isExact(received),
    field,
    received,
    "https://<host>/<path>, or http://127.0.0.1/… or http://localhost/… without a port: no wildcard, escape, query or fragment",
  );
};

const isExact = (text: string): boolean => {
  if (!URL.canParse(text) || !/^[!-~]+$/.test(text) || /[*%\\"'<>]/.test(text)) return false;
  const url = new URL(text);
  const plain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  const isOwnMachine = url.protocol === "http:" && loopbackHosts.has(url.hostname) && url.port === "";
  const asWritten = url.href === text || (url.pathname === "/" && url.href === `${text}/`);
  return plain && asWritten && (url.protocol === "https:" || isOwnMachine);
};

/** Whether an address is one of those that are allowed, character by character save for the port of the user's own machine. */
export const isAllowedRedirect = (given: Expr<"string">, allowed: readonly string[]): Expr<"boolean"> => {
  const exact = allowed.filter((uri) => !isLoopback(uri));
  return or(includes(exact, given), ...allowed.filter(isLoopback).map((uri) => matches(given, onAnyPort(uri))));
};

const onAnyPort = (uri: string): Pattern => {
  const { protocol, host, pathname } = new URL(uri);
  // A path of one slash and no path are one address, and clients write both.
  return sequence(`${protocol}//${host}`, optional(port), pathname === "/" ? optional("/") : pathname);
};
