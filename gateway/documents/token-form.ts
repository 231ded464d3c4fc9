import { tokenHeader } from "@mcp-landing-zone/contract";
import type { Element, Expr, JsonPlace } from "../policy/index.ts";
import {
  after,
  and,
  before,
  characters,
  equals,
  fromBase64Url,
  includes,
  isAtMost,
  itemAt,
  jsonVariable,
  lowered,
  matches,
  or,
  plus,
  request,
  setVariable,
  slice,
  stage,
  toInteger,
  words,
} from "../policy/index.ts";

type Inbound = Element<"api/inbound">;

const header = jsonVariable("token-header");
const claims = jsonVariable("token-claims");

const compact = itemAt(words(request.header("Authorization")), 1, "");

/**
 * reads the token a second time, as JSON that has one reading (RFC 7493). The check of the signature has a parser of its own, and the
 * server another one: where a name is there twice, or a number is beyond what one of them can hold, gateway and server could see two tokens.
 */
export const readTokenForm: readonly Inbound[] = [
  stage("principal", setVariable(header, fromBase64Url(before(compact, "."), ""))),
  stage("principal", setVariable(claims, fromBase64Url(before(after(compact, "."), "."), ""))),
];

const isMissing = (place: JsonPlace): Expr<"boolean"> => equals(place.kind(), "missing");
const isText = (name: string): Expr<"boolean"> => equals(claims.at(name).kind(), "string");
const isTextOrMissing = (name: string): Expr<"boolean"> => or(isText(name), isMissing(claims.at(name)));

/** Whole seconds, which have ten digits from 2001 to 2286. */
const isSeconds = (name: string): Expr<"boolean"> =>
  and(equals(claims.at(name).kind(), "number"), matches(claims.at(name).scalar(""), characters("0-9", 10, 10)));
/** Tens of seconds since the epoch: what fits the integers of expressions. */
const tens = (name: string): Expr<"integer"> => toInteger(slice(claims.at(name).scalar(""), 0, 9), 0);

const longestLifetimeTens = (48 * 3_600) / 10;
const longestBetweenTens = 60;

/** The same rules as the server's (`server/src/identity/token-form.ts`); the check of the token compares with the present. */
export const hasOneReading: Expr<"boolean"> = and(
  equals(header.kind(), "object"),
  equals(claims.kind(), "object"),
  ...tokenHeader.refused.map((name) => isMissing(header.at(name))),
  or(isMissing(header.at("typ")), includes(tokenHeader.types, lowered(header.at("typ").text("")))),
  // RFC 7800: bound to a key. The proof of that key has no place here, and as a bearer token it is stolen.
  isMissing(claims.at("cnf")),
  ...["iss", "aud", "tid", "oid", "sub", "azp", "ver"].map(isText),
  ...["scp", "idtyp", "azpacr"].map(isTextOrMissing),
  or(isMissing(claims.at("roles")), equals(claims.at("roles").kind(), "array")),
  ...["iat", "nbf", "exp"].map(isSeconds),
  isAtMost(tens("iat"), plus(tens("nbf"), longestBetweenTens)),
  isAtMost(tens("exp"), plus(tens("iat"), longestLifetimeTens)),
);
