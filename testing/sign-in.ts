// A browser that signs a person in: follows what the pages say, keeps cookies, sends forms as they are.
import { createHash } from "node:crypto";

export interface SignIn {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  /** The server's URL, as clients name it. */
  readonly resource: string;
  readonly person: string;
  /** JSON of what the token must say besides. @default nothing */
  readonly claims?: string;
}

const verifier = "a-verifier-of-the-length-that-rfc-7636-asks-for";

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

const hiddenFields = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = "", value = ""]) => [
    unescaped(name),
    unescaped(value),
  ]);

const formAddress = (html: string, page: string): string =>
  new URL(unescaped(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? page), page).href;

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";

const locationOf = (answer: Response): string => {
  const location = answer.headers.get("location");
  if (location === null) throw new Error(`${answer.url}: answered ${answer.status} without a location`);
  return location;
};

const press = (page: string, html: string, button: [string, string], cookie = ""): Promise<Response> =>
  fetch(formAddress(html, page), {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      origin: new URL(page).origin,
      "sec-fetch-site": "same-origin",
      cookie,
    },
    body: new URLSearchParams([...hiddenFields(html), button]),
  });

/** Where the person begins. */
export const authorizeAddress = (given: SignIn): string => {
  const query = new URLSearchParams({
    client_id: given.clientId,
    redirect_uri: given.redirectUri,
    response_type: "code",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    scope: given.scope,
    state: "some-state",
    resource: given.resource,
    ...(given.claims !== undefined && { claims: given.claims }),
  });
  return `${given.authorizeUrl}?${query}`;
};

/** Presses a button of the façade's page; where the browser is sent. */
export const consent = async (page: string, decision: "allow" | "deny"): Promise<string> => {
  const shown = await fetch(page, { redirect: "manual" });
  return locationOf(await press(page, await shown.text(), ["decision", decision], cookieOf(shown)));
};

/** Chooses a person at Entra; gives the answer to the client. */
export const choosePerson = async (page: string, person: string): Promise<URLSearchParams> => {
  const shown = await fetch(page, { redirect: "manual" });
  return new URL(locationOf(await press(page, await shown.text(), ["person", person]))).searchParams;
};

type Answer = Readonly<Record<string, unknown>>;

const askToken = async (tokenUrl: string, form: Readonly<Record<string, string>>): Promise<Answer> => {
  const answer = await fetch(tokenUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form),
  });
  return (await answer.json()) as Answer;
};

/** What the token endpoint answers to a code. */
export const redeem = (given: SignIn, code: string): Promise<Answer> =>
  askToken(given.tokenUrl, {
    grant_type: "authorization_code",
    client_id: given.clientId,
    code,
    redirect_uri: given.redirectUri,
    code_verifier: verifier,
    resource: given.resource,
  });

/** What it answers to a refresh token; `scope` may be left out. */
export const refresh = (given: SignIn, refreshToken: string, scope?: string): Promise<Answer> =>
  askToken(given.tokenUrl, {
    grant_type: "refresh_token",
    client_id: given.clientId,
    refresh_token: refreshToken,
    ...(scope !== undefined && { scope }),
  });
