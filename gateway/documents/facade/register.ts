import type { PolicyDocument } from "../../policy/index.ts";
import {
  and,
  choose,
  count,
  equals,
  isAtMost,
  isMoreThan,
  joined,
  jsonQuoted,
  jsonVariable,
  mapEach,
  not,
  pick,
  request,
  setVariable,
  stage,
  stringVariable,
  text,
  when,
} from "../../policy/index.ts";
import { isBodyLargerThan } from "../body-size.ts";
import { isOfType } from "../media-type.ts";
import { json, jsonAnswer, jsonOnError, jsonRefusal } from "./answers.ts";
import type { Facade } from "./facade.ts";
import { browserAccess, routeDocument } from "./facade.ts";
import { grantTypes } from "./metadata.ts";

const longestRegistration = 16 * 1024;
const mostAddresses = 10;

const metadata = jsonVariable("metadata");
const redirectUris = metadata.at("redirect_uris").strings();
const isSensibleNumber = and(isMoreThan(count(redirectUris), 0), isAtMost(count(redirectUris), mostAddresses));
const owner = stringVariable("owner");

const notJson = {
  error: "invalid_client_metadata",
  description: "The body must be a JSON object of at most 16 KiB.",
} as const;
const notAllowed = {
  error: "invalid_redirect_uri",
  description: `redirect_uris must be one to ${mostAddresses} addresses of one client that this deployment knows.`,
} as const;

/**
 * Tells a client which id to use. Nothing is created or kept: a client whose addresses all belong to one client of the configuration gets
 * that client's id at Entra, and nothing else of what it says about itself is taken over.
 */
export const registerDocument = (facade: Facade): PolicyDocument => {
  const isJson = isOfType("application/json");
  return routeDocument(
    facade,
    "register",
    [
      ...browserAccess(facade),
      stage("size", choose(when(isBodyLargerThan(longestRegistration), jsonRefusal(notJson)))),
      stage("type", choose(when(not(isJson), jsonRefusal(notJson)))),
      setVariable(metadata, request.bodyText),
      stage("metadata", choose(when(not(equals(metadata.kind(), "object")), jsonRefusal(notJson)))),
      setVariable(owner, pick(isSensibleNumber, facade.clients.ownerOf(redirectUris), "")),
      stage("redirects", choose(when(equals(owner.or(""), ""), jsonRefusal(notAllowed)))),
      stage(
        "registered",
        jsonAnswer(
          201,
          text(
            '{"client_id":',
            jsonQuoted(owner.or("")),
            ',"redirect_uris":[',
            joined(mapEach(redirectUris, jsonQuoted), ","),
            '],"token_endpoint_auth_method":"none","response_types":["code"],"grant_types":',
            json(grantTypes),
            "}",
          ),
        ),
      ),
    ],
    jsonOnError,
  );
};
