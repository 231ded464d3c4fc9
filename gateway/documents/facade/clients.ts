import type { AtLeastOne, Expr } from "../../policy/index.ts";
import { and, equals, everyOf, or, pick, text } from "../../policy/index.ts";
import { refuseUnless } from "../../policy/refusal.ts";
import type { Constant } from "../../policy/index.ts";
import { textOf } from "../constant.ts";
import { checkRedirectUri, isAllowedRedirect } from "./redirects.ts";

/** A client of the configuration that users may sign in with. */
export interface ClientProfile {
  /** How the consent page calls it. A client's own word for itself is never shown. */
  readonly name: string;
  /** Its redirect URIs: exact https addresses, and pages on the user's own machine without a port. */
  readonly redirectUris: AtLeastOne<string>;
  /**
   * Its client ID metadata document. The gateway never fetches it: its addresses stand in `redirectUris`, so that a document that
   * changes gains nothing before a review. A client without one registers, and gets its client id at Entra.
   * @default - none
   */
  readonly metadataUrl?: string;
}

/** A client and the Entra application that it is, which no other client shares: Entra keeps consent and refresh tokens by application. */
export interface FacadeClient extends ClientProfile {
  readonly clientId: Constant;
}

/**
 * A client's name as part of the names of resources.
 *
 * @example
 * clientKey({ name: "Visual Studio Code" });
 */
export const clientKey = ({ name }: Pick<ClientProfile, "name">): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

export const checkClients = (clients: readonly ClientProfile[]): void => {
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
  const keys = clients.map(clientKey);
  const unkeyed = clients.find((_, index) => keys[index] === "" || keys.indexOf(keys[index]!) !== index);
  refuseUnless(
    unkeyed === undefined,
    "clients",
    unkeyed?.name,
    "names that differ from each other in their letters a to z and digits, because each names an Entra application",
  );
  const unique = {
    // Two clients of one address could not be distinguished when they register, and one would get the other's application.
    redirectUris: clients.flatMap(({ redirectUris }) => [...new Set(redirectUris.map((uri) => new URL(uri).href))]),
    metadataUrl: clients.flatMap(({ metadataUrl }) => metadataUrl ?? []),
  };
  for (const [field, values] of Object.entries(unique)) {
    const shared = values.find((value, index) => values.indexOf(value) !== index);
    refuseUnless(
      shared === undefined,
      field,
      shared,
      "an address of one client; programs on the user's machine that answer at one path are one client",
    );
  }
};

/** Two clients of one Entra application would share what a user has allowed either of them. */
export const checkApplications = (clients: readonly FacadeClient[]): void => {
  const ids = clients.map(({ clientId }) => (typeof clientId === "string" ? clientId : clientId.name));
  const shared = ids.find((id, index) => ids.indexOf(id) !== index);
  refuseUnless(shared === undefined, "clients", shared, "an Entra application of its own for each client");
};

const isMetadataUrl = (text: string): boolean => {
  if (!URL.canParse(text) || /[^!-~]|["'<>\\]/.test(text)) return false;
  const { protocol, pathname, search, hash, username, password, href } = new URL(text);
  return protocol === "https:" && pathname !== "/" && `${search}${hash}${username}${password}` === "" && href === text;
};

/** The clients as expressions know them. A client is called by its client id at Entra or by the URL of its metadata document. */
export interface KnownClients {
  /** Whether there is a client of this id. */
  has(clientId: Expr<"string">): Expr<"boolean">;
  /** Whether answers for this client may go to this address. */
  allows(clientId: Expr<"string">, redirectUri: Expr<"string">): Expr<"boolean">;
  /** What the consent page calls the client; empty for an unknown one. */
  name(clientId: Expr<"string">): Expr<"string">;
  /** The client's id at Entra; empty for an unknown one. */
  atEntra(clientId: Expr<"string">): Expr<"string">;
  /** The id at Entra of the one client that owns all these addresses; empty where no client does. */
  ownerOf(redirectUris: Expr<"strings">): Expr<"string">;
}

export const knownClients = (clients: readonly FacadeClient[]): KnownClients => {
  const known = clients.map((client) => ({ ...client, entraId: text(textOf(client.clientId)) }));
  type Known = (typeof known)[number];
  const isCalled = ({ entraId, metadataUrl }: Known, clientId: Expr<"string">) =>
    or(equals(clientId, entraId), ...(metadataUrl === undefined ? [] : [equals(clientId, metadataUrl)]));
  /** The value of the first client for which something holds. */
  const first = (holds: (client: Known) => Expr<"boolean">, value: (client: Known) => Expr<"string">) =>
    known.reduceRight<Expr<"string">>((rest, client) => pick(holds(client), value(client), rest), text(""));
  return {
    has: (clientId) => or(...known.map((client) => isCalled(client, clientId))),
    allows: (clientId, redirectUri) =>
      or(
        ...known.map((client) => and(isCalled(client, clientId), isAllowedRedirect(redirectUri, client.redirectUris))),
      ),
    name: (clientId) =>
      first(
        (client) => isCalled(client, clientId),
        ({ name }) => text(name),
      ),
    atEntra: (clientId) =>
      first(
        (client) => isCalled(client, clientId),
        ({ entraId }) => entraId,
      ),
    ownerOf: (redirectUris) =>
      first(
        (client) => everyOf(redirectUris, (uri) => isAllowedRedirect(uri, client.redirectUris)),
        ({ entraId }) => entraId,
      ),
  };
};

/**
 * Every address to which answers may go.
 *
 * @example
 * declare const clients: readonly ClientProfile[];
 * redirectUrisOf(clients); // what the Entra application has to list
 */
export const redirectUrisOf = (clients: readonly ClientProfile[]): readonly string[] => [
  ...new Set(clients.flatMap(({ redirectUris }) => redirectUris)),
];
