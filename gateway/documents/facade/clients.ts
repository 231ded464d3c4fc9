import { type AtLeastOne, type Expr, and, equals, lookup, or, pick, startsWith } from "../../policy/index.ts";
import { refuseUnless } from "../../policy/refusal.ts";
import { checkRedirectUri, isAllowedRedirect, isLoopback } from "./redirects.ts";

/** A client that users may sign in with. */
export interface FacadeClient {
  /** How the consent page calls it. A client's own word for itself is never shown. */
  readonly name: string;
  /** Where its answers may go: exact https addresses, and pages on the user's own machine without a port. */
  readonly redirectUris: AtLeastOne<string>;
  /**
   * Its client ID metadata document. The gateway never fetches it: what matters in it stands in `redirectUris`, so that a document that
   * changes gains nothing before somebody has reviewed it.
   * @default - none: it registers, and gets the client id that all share
   */
  readonly metadataUrl?: string;
}

/** What a program on the user's own machine is called: they share one client id, and nothing tells one from another. */
const unnamedLocalClient = "An application on this computer";

export function checkClients(clients: readonly FacadeClient[]): void {
  refuseUnless(clients.length > 0, "clients", clients, "at least one client");
  clients.forEach(({ name, redirectUris, metadataUrl }, index) => {
    const field = `clients[${index}]`;
    refuseUnless(
      /^[^\p{C}]{1,60}$/u.test(name) && name.trim() === name,
      `${field}.name`,
      name,
      "1 to 60 printable characters",
    );
    refuseUnless(redirectUris.length > 0, `${field}.redirectUris`, redirectUris, "at least one address");
    redirectUris.forEach((uri, at) => checkRedirectUri(`${field}.redirectUris[${at}]`, uri));
    if (metadataUrl !== undefined) {
      refuseUnless(
        isMetadataUrl(metadataUrl),
        `${field}.metadataUrl`,
        metadataUrl,
        "https://<host>/<path>, without a query",
      );
    }
  });
  const remote = clients.flatMap(({ redirectUris }) => redirectUris.filter((uri) => !isLoopback(uri)));
  const documents = clients.flatMap(({ metadataUrl }) => metadataUrl ?? []);
  for (const [field, values] of Object.entries({ redirectUris: remote, metadataUrl: documents })) {
    const shared = values.find((value, index) => values.indexOf(value) !== index);
    refuseUnless(shared === undefined, field, shared, "an address of one client, whose name the consent page can show");
  }
}

function isMetadataUrl(text: string): boolean {
  if (!URL.canParse(text) || /[^!-~]|["'<>\\]/.test(text)) return false;
  const { protocol, pathname, search, hash, username, password, href } = new URL(text);
  return protocol === "https:" && pathname !== "/" && `${search}${hash}${username}${password}` === "" && href === text;
}

/** The clients as expressions know them. */
export interface KnownClients {
  /** Whether there is a client of this id. */
  has(clientId: Expr<"string">): Expr<"boolean">;
  /** Whether answers for this client may go to this address. */
  allows(clientId: Expr<"string">, redirectUri: Expr<"string">): Expr<"boolean">;
  /** What the consent page calls the client of an allowed request. */
  name(clientId: Expr<"string">, redirectUri: Expr<"string">): Expr<"string">;
}

/**
 * Clients that register share one id, so together they may use all addresses, and the address says which of them it is. A client with a
 * metadata document has its own addresses and no others.
 */
export function knownClients(clients: readonly FacadeClient[], sharedId: Expr<"string">): KnownClients {
  const documented = clients.flatMap((client) =>
    client.metadataUrl === undefined ? [] : [{ ...client, metadataUrl: client.metadataUrl }],
  );
  const all = redirectUrisOf(clients);
  const byAddress = clients.flatMap(({ name, redirectUris }) =>
    redirectUris.filter((uri) => !isLoopback(uri)).map((uri) => [uri, name] as const),
  );
  const byDocument = documented.map(({ name, metadataUrl }) => [metadataUrl, name] as const);
  return {
    has: (clientId) =>
      or(equals(clientId, sharedId), ...documented.map(({ metadataUrl }) => equals(clientId, metadataUrl))),
    allows: (clientId, redirectUri) =>
      or(
        and(equals(clientId, sharedId), isAllowedRedirect(redirectUri, all)),
        ...documented.map(({ metadataUrl, redirectUris }) =>
          and(equals(clientId, metadataUrl), isAllowedRedirect(redirectUri, redirectUris)),
        ),
      ),
    name: (clientId, redirectUri) =>
      lookup(
        clientId,
        Object.fromEntries(byDocument),
        pick(
          startsWith(redirectUri, "http:"),
          unnamedLocalClient,
          lookup(redirectUri, Object.fromEntries(byAddress), unnamedLocalClient),
        ),
      ),
  };
}

/** Every address to which answers may go: those that the Entra application has to have as well. */
export function redirectUrisOf(clients: readonly FacadeClient[]): readonly string[] {
  return [...new Set(clients.flatMap(({ redirectUris }) => redirectUris))];
}
