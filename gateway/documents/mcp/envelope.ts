import { envelope as metaKeys, headers as headerNames, members, namedBy, revisions } from "@mcp-landing-zone/contract";
import type { Element, Expr } from "../../policy/index.ts";
import {
  and,
  characters,
  choose,
  count,
  equals,
  everyOf,
  includes,
  isAtMost,
  isMoreThan,
  isNumber,
  jsonQuoted,
  length,
  lookup,
  matches,
  not,
  optional,
  or,
  pick,
  request,
  sequence,
  setVariable,
  stage,
  text,
  trimmed,
  when,
} from "../../policy/index.ts";
import { isOfType } from "../media-type.ts";
import { mirrors } from "./mirrored-header.ts";
import { parameters } from "./params.ts";
import { refuse } from "../refusals.ts";
import { refuseMessage } from "./refusals.ts";
import { mcpVariables } from "./variables.ts";

type Inbound = Element<"api/inbound">;

const { message } = mcpVariables;
const method = mcpVariables.method.or("");
const target = mcpVariables.target.or("");
const revision = mcpVariables.revision.or("");
const isModern = mcpVariables.isModern.or(false);

const knownRevisions: readonly string[] = [...revisions.modern, ...revisions.legacy];

const isPresent = (header: string) => isMoreThan(count(request.headerValues(header)), 0);
const isRepeated = (header: string) => isMoreThan(count(request.headerValues(header)), 1);
const isMissing = (kind: Expr<"string">) => equals(kind, "missing");

/** Request smuggling between parsers ends here: an id as every parser behind the gateway reads it: a short text or an integer that needs no rounding, never null. */
const isId = or(
  isMissing(message.at("id").kind()),
  and(equals(message.at("id").kind(), "string"), isAtMost(length(message.at("id").text("")), 256)),
  matches(message.at("id").scalar(""), sequence(optional("-"), characters("0-9", 1, 15))),
);

/** One request or notification, and nothing beside it. An array would be several calls behind one check, one limit and one record. */
const isOneMessage = and(
  equals(message.kind(), "object"),
  equals(message.at("jsonrpc").text(""), "2.0"),
  matches(message.at("method").text(""), characters("A-Za-z0-9_/.$-", 1, 128)),
  isId,
  or(isMissing(message.at("params").kind()), equals(message.at("params").kind(), "object")),
  everyOf(message.names(), (name) => includes(members.message, name)),
);

/** The revision that the message itself states. */
const stated = message.at("params", "_meta", metaKeys.protocolVersion);

/** What states a revision in the message states it in the header, and there once. */
const contradictsRevision = (): Expr<"boolean"> =>
  or(
    isRepeated(headerNames.protocolVersion),
    and(not(isMissing(stated.kind())), not(equals(stated.text(""), revision))),
  );

/**
 * In every revision, a header that is there must agree with the message: the older server legs never look at it, and a rule that trusted it would be
 * deceived. In the modern revision it must also be there.
 */
const contradicts = (header: string, said: Expr<"string">): Expr<"boolean"> =>
  or(
    isRepeated(header),
    and(isPresent(header), not(mirrors(trimmed(request.header(header)), said))),
    and(isModern, isNumber(count(request.headerValues(header)), 0)),
  );

const contradictsTarget = (): Expr<"boolean"> => {
  const isNamed = not(equals(lookup(method, namedBy, ""), ""));
  return pickCondition(isNamed, contradicts(headerNames.name, target), isPresent(headerNames.name));
};

const pickCondition = (
  condition: Expr<"boolean">,
  then: Expr<"boolean">,
  otherwise: Expr<"boolean">,
): Expr<"boolean"> => or(and(condition, then), and(not(condition), otherwise));

/** From bytes to a message whose headers say what it says, in a revision that is spoken here. */
export const envelope: readonly Inbound[] = [
  stage("media-type", choose(when(not(isOfType("application/json")), refuse("media-type")))),
  stage("json", setVariable(message, request.bodyText)),
  stage("json", choose(when(isMissing(message.kind()), refuse("body-not-json")))),
  stage("message", choose(when(not(isOneMessage), refuse("not-one-message")))),
  stage("message", setVariable(mcpVariables.method, message.at("method").text(""))),
  stage(
    "message",
    setVariable(
      mcpVariables.idMember,
      pick(isMissing(message.at("id").kind()), "", text('"id":', message.at("id").scalar("null"), ",")),
    ),
  ),
  stage("revision", setVariable(mcpVariables.revision, trimmed(request.header(headerNames.protocolVersion)))),
  stage("revision", setVariable(mcpVariables.isModern, includes(revisions.modern, revision))),
  stage(
    "revision",
    choose(
      when(contradictsRevision(), refuseMessage("header-mismatch")),
      when(
        and(isPresent(headerNames.protocolVersion), not(includes(knownRevisions, revision))),
        // As `server/discover` answers: a client that knows none of these opens with the older handshake.
        refuseMessage("revision-unknown", {
          data: { supported: JSON.stringify(revisions.modern), requested: jsonQuoted(revision) },
        }),
      ),
      when(and(isModern, isMissing(stated.kind())), refuseMessage("envelope-missing")),
    ),
  ),
  ...parameters,
  stage(
    "mirrored-headers",
    setVariable(
      mcpVariables.target,
      pick(
        equals(lookup(method, namedBy, ""), "name"),
        message.at("params", "name").text(""),
        pick(equals(lookup(method, namedBy, ""), "uri"), message.at("params", "uri").text(""), ""),
      ),
    ),
  ),
  stage(
    "mirrored-headers",
    choose(when(or(contradicts(headerNames.method, method), contradictsTarget()), refuseMessage("header-mismatch"))),
  ),
];
