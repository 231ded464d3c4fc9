import type { PolicyDocument } from "../../policy/index.ts";
import {
  choose,
  count,
  equals,
  isNumber,
  not,
  only,
  or,
  request,
  setVariable,
  stage,
  stringVariable,
  text,
  when,
} from "../../policy/index.ts";
import { isBodyLargerThan } from "../body-size.ts";
import { pageOnError, pageRefusal, sendTo } from "./answers.ts";
import { authorizationRequest } from "./authorization-request.ts";
import type { Facade } from "./facade.ts";
import { routeDocument } from "./facade.ts";
import { field, isForm, longestForm } from "./form.ts";
import { isFromPage, noConsentCookie } from "./nonce.ts";

const decision = stringVariable("decision");

const notFromPage =
  "The answer did not come from the page that asked. It may be too old, or another page was opened since.";
const spent = { "Set-Cookie": noConsentCookie };

/** Takes the person's answer. Everything that the page was asked for is judged again: it comes from outside a second time. */
export const consentDocument = (facade: Facade): PolicyDocument => {
  const asked = authorizationRequest(facade, 303);
  const origins = request.headerValues("Origin");
  const sites = request.headerValues("Sec-Fetch-Site");
  return routeDocument(
    facade,
    "consent",
    [
      stage("method", choose(when(not(equals(request.method, "POST")), pageRefusal("Use the page that asked.", 405)))),
      stage("size", choose(when(isBodyLargerThan(longestForm), pageRefusal("The form is too large.", 413)))),
      stage("form", choose(when(not(isForm), pageRefusal(notFromPage)))),
      stage("origin", choose(when(not(equals(only(origins, ""), facade.origin)), pageRefusal(notFromPage, 403)))),
      // Browsers that know the header cannot be made to lie in it; older ones do not send it.
      stage(
        "site",
        choose(
          when(
            not(or(isNumber(count(sites), 0), equals(only(sites, ""), "same-origin"))),
            pageRefusal(notFromPage, 403),
          ),
        ),
      ),
      ...asked.read,
      stage(
        "nonce",
        choose(
          when(not(isFromPage(field("nonce"), text(facade.paths.consent, asked.query))), pageRefusal(notFromPage, 403)),
        ),
      ),
      ...asked.rules,
      setVariable(decision, field("decision")),
      stage(
        "decision",
        choose(
          when(
            equals(decision.or(""), "deny"),
            asked.refuse({ error: "access_denied", description: "The user did not allow it." }, 303, spent),
          ),
          when(not(equals(decision.or(""), "allow")), pageRefusal("The form holds no decision.")),
        ),
      ),
      stage("entra", sendTo(asked.atEntra, 303, spent)),
    ],
    pageOnError,
  );
};
