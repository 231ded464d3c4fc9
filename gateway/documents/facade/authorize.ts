import type { Expr, PolicyDocument } from "../../policy/index.ts";
import {
  after,
  before,
  htmlEncoded,
  pick,
  random,
  returnResponse,
  setVariable,
  stage,
  startsWith,
  stringVariable,
  text,
} from "../../policy/index.ts";
import { textOf } from "../constant.ts";
import { pageOnError } from "./answers.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";
import { authorizationRequest } from "./authorization-request.ts";
import type { Facade } from "./facade.ts";
import { routeDocument } from "./facade.ts";
import { escaped, page, pageHeaders } from "./html.ts";
import { consentCookie, formToken } from "./nonce.ts";

const nonce = stringVariable("nonce");

/** Asks the person, every time. Nothing is remembered, so no stored consent can be forged, stolen or forgotten. */
export const authorizeDocument = (facade: Facade): PolicyDocument => {
  const asked = authorizationRequest(facade, 302);
  return routeDocument(
    facade,
    "authorize",
    [
      ...asked.read,
      ...asked.rules,
      setVariable(nonce, random(32)),
      stage(
        "page",
        returnResponse({
          status: 200,
          headers: { ...pageHeaders, "Set-Cookie": consentCookie(nonce.or("")) },
          body: consentPage(facade, asked),
        }),
      ),
    ],
    pageOnError,
  );
};

const consentPage = ({ facts, clients, paths, scopes }: Facade, asked: AuthorizationRequest): Expr<"string"> => {
  const client = htmlEncoded(clients.name(asked.clientId));
  const isLocal = startsWith(asked.redirectUri, "http:");
  const host = htmlEncoded(before(after(asked.redirectUri, "://"), "/"));
  const place = pick(isLocal, " (this computer)", "");
  return page(
    "Allow access?",
    // Any program on the user's machine can come with the id of a client that answers there.
    text(
      "<h1>",
      pick(isLocal, "An application on this computer", client),
      ` wants to use ${escaped(facts.serverName)} in your name</h1>`,
    ),
    text(
      "<p>You sign in with Microsoft next. The application gets access to <strong>",
      htmlEncoded(textOf(facts.endpoint.host)),
      "</strong>, and never sees your password.</p>",
    ),
    pick(isLocal, text("<p>It says that it is <strong>", client, "</strong>. Any program can say so.</p>"), ""),
    text("<h2>It asks to</h2><ul>", scopes.items(asked.scope), "</ul>"),
    // Entra puts into a token every scope that the user has granted this application before.
    text('<p class="soft">What you have allowed ', client, " here before, it may still do.</p>"),
    text('<h2>The answer goes to</h2><p class="host">', host, place, "</p>"),
    "<p>Allow this only if you have just started it yourself, and you know that address.</p>",
    text('<form method="post" action="', htmlEncoded(text(paths.consent, asked.query)), '">'),
    text('<input type="hidden" name="nonce" value="', formToken(nonce.or(""), text(paths.consent, asked.query)), '">'),
    // The first button is what the Enter key presses.
    '<button name="decision" value="deny">Cancel</button><button name="decision" value="allow">Allow</button></form>',
  );
};
