import { csharpString } from "./csharp-literal.ts";
import { utf8 } from "./encoding.ts";
import type { Expr } from "./expr.ts";
import type { JsonPlace } from "./json.ts";
import { jsonPlace } from "./json.ts";
import { joined, only, words } from "./list.ts";
import { read } from "./read.ts";
import { bodyBytes, joinedValues } from "./request.ts";
import type { ReceivedResponse, Scope, ValidatedToken, VariableValue } from "./scope.ts";
import { refuseUnless } from "../refusal.ts";

/** What a context variable can hold. The gateway allows `set-variable` basic types only, so a JSON value is kept as its tagged text. */
type VariableKind = "string" | "boolean" | "integer" | "json" | "token" | "response" | "platform";

/** The name of a context variable. */
export interface VariableName<K extends VariableKind = VariableKind> {
  /** The name in `context.Variables`. */
  readonly variable: string;
  /** The type of its value. */
  readonly holds: K;
}

const declare = <K extends VariableKind>(variable: string, holds: K): VariableName<K> => {
  refuseUnless(/^[a-z][a-z0-9-]*$/.test(variable), "variable name", variable, "lower-case letters, digits and hyphens");
  return { variable, holds };
};

/** The name alone, as an element keeps it. */
export const nameOf = <K extends VariableKind>({ variable, holds }: VariableName<K>): VariableName<K> => ({
  variable,
  holds,
});

/** The variable, if it holds what C# would cast it to. */
const held = <T extends VariableValue>(
  { variables }: Scope,
  name: string,
  is: (value: VariableValue) => value is T,
) => {
  const value = variables.get(name);
  return value !== undefined && is(value) ? value : undefined;
};

const isString = (value: VariableValue) => typeof value === "string";
const isBoolean = (value: VariableValue) => typeof value === "boolean";
const isInteger = (value: VariableValue) => typeof value === "number";
const isToken = (value: VariableValue): value is ValidatedToken => typeof value === "object" && "claim" in value;
const isResponse = (value: VariableValue): value is ReceivedResponse => typeof value === "object" && "status" in value;

const valueOrDefault = (type: string, name: string, otherwise: string): string =>
  `context.Variables.GetValueOrDefault<${type}>(${csharpString(name)}, ${otherwise})`;

const readString = read<"string", [name: string, otherwise: string]>({
  name: "variable.string",
  gives: "string",
  csharp: ([name, otherwise]) => valueOrDefault("string", name, csharpString(otherwise)),
  evaluate: (scope, [name, otherwise]) => held(scope, name, isString) ?? otherwise,
});

const readBoolean = read<"boolean", [name: string, otherwise: string]>({
  name: "variable.boolean",
  gives: "boolean",
  csharp: ([name, otherwise]) => valueOrDefault("bool", name, otherwise),
  evaluate: (scope, [name, otherwise]) => held(scope, name, isBoolean) ?? otherwise === "true",
});

const readInteger = read<"integer", [name: string, otherwise: string]>({
  name: "variable.integer",
  gives: "integer",
  csharp: ([name, otherwise]) => valueOrDefault("int", name, otherwise),
  evaluate: (scope, [name, otherwise]) => held(scope, name, isInteger) ?? Number(otherwise),
});

const readJson = read<"json", [name: string]>({
  name: "variable.json",
  gives: "json",
  csharp: ([name], bind) =>
    bind(valueOrDefault("string", name, '""'), (tagged) => `${tagged} == "" ? null : JToken.Parse(${tagged})`),
  evaluate: (scope, [name]) => scope.json(held(scope, name, isString) ?? ""),
});

// The gateway does not say which type it stores here, and a wrong guess would throw.
const readPlatform = read<"string", [name: string]>({
  name: "variable.platform",
  gives: "string",
  csharp: ([name]) => `Convert.ToString(${valueOrDefault("object", name, '""')})`,
  evaluate: ({ variables }, [name]) => String(variables.get(name) ?? ""),
});

const readClaims = read<"strings", [name: string, claim: string]>({
  name: "variable.claims",
  gives: "strings",
  csharp: ([name, claim], bind) =>
    bind(valueOrDefault("Jwt", name, "null"), (token) => {
      const key = csharpString(claim);
      return `${token} != null && ${token}.Claims.ContainsKey(${key}) ? ${token}.Claims[${key}] : new string[0]`;
    }),
  evaluate: (scope, [name, claim]) => held(scope, name, isToken)?.claim(claim) ?? [],
});

const readStatus = read<"integer", [name: string]>({
  name: "variable.responseStatus",
  gives: "integer",
  csharp: ([name]) => `(${valueOrDefault("IResponse", name, "null")}?.StatusCode ?? 0)`,
  evaluate: (scope, [name]) => held(scope, name, isResponse)?.status ?? 0,
});

const readResponseHeader = read<"string", [name: string, header: string, otherwise: string]>({
  name: "variable.responseHeader",
  gives: "string",
  csharp: ([name, header, otherwise]) =>
    `(${valueOrDefault("IResponse", name, "null")}?.Headers.GetValueOrDefault(${csharpString(header)}, ${csharpString(otherwise)}) ?? ${csharpString(otherwise)})`,
  evaluate: (scope, [name, header, otherwise]) =>
    joinedValues(held(scope, name, isResponse)?.headers.values(header) ?? [], otherwise),
});

const readResponseText = read<"string", [name: string]>({
  name: "variable.responseText",
  gives: "string",
  csharp: ([name], bind) =>
    bind(bodyBytes(`${valueOrDefault("IResponse", name, "null")}?`), (bytes) => utf8(bytes, '""', bind)),
  evaluate: (scope, [name]) => held(scope, name, isResponse)?.body.text() ?? "",
});

/** Reads of variables that other authors have named as they liked. */
export const variableNamed = {
  string: readString,
  boolean: readBoolean,
  integer: readInteger,
  status: readStatus,
} as const;

/** A context variable that holds a text. */
export interface StringVariable extends VariableName<"string"> {
  /** The text that it holds, or the default where nothing has set it. */
  or(otherwise: string): Expr<"string">;
}

/**
 * Declares a context variable that holds a text.
 *
 * @example
 * const caller = stringVariable("caller");
 * setVariable(caller, request.clientIp);
 * setHeader("X-Caller", caller.or("unknown"));
 */
export const stringVariable = (name: string): StringVariable => ({
  ...declare(name, "string"),
  or: (otherwise) => readString(name, otherwise),
});

/** A context variable that holds true or false. */
export interface BooleanVariable extends VariableName<"boolean"> {
  /** The condition that it holds, or the default where nothing has set it. */
  or(otherwise: boolean): Expr<"boolean">;
}

/**
 * Declares a context variable that holds true or false.
 *
 * @example
 * const isKnown = booleanVariable("is-known");
 * choose(when(isKnown.or(false), returnResponse({ status: 200 })));
 */
export const booleanVariable = (name: string): BooleanVariable => ({
  ...declare(name, "boolean"),
  or: (otherwise) => readBoolean(name, String(otherwise)),
});

/** A context variable that holds a whole number. */
export interface IntegerVariable extends VariableName<"integer"> {
  /** The number that it holds, or the default where nothing has set it. */
  or(otherwise: number): Expr<"integer">;
}

/**
 * Declares a context variable that holds a whole number.
 *
 * @example
 * const pages = integerVariable("pages");
 * setVariable(pages, plus(pages.or(0), 1));
 */
export const integerVariable = (name: string): IntegerVariable => ({
  ...declare(name, "integer"),
  or: (otherwise) => readInteger(name, String(otherwise)),
});

/** A JSON document, missing until `set-variable` has found I-JSON in a text. */
export interface JsonVariable extends VariableName<"json">, JsonPlace {}

/**
 * Declares a context variable that holds JSON.
 *
 * @example
 * const body = jsonVariable("body");
 * setVariable(body, request.bodyText);
 * equals(body.at("params", "name").text(""), "search");
 */
export const jsonVariable = (name: string): JsonVariable => ({
  ...declare(name, "json"),
  ...jsonPlace(readJson(name)),
});

/** A validated token; without claims until a token has been validated into it. */
export interface TokenVariable extends VariableName<"token"> {
  /** The claim's values, an exact set: an array's items, or the one value. */
  values(claim: string): Expr<"strings">;
  /** The claim's words, as `scp` lists scopes. */
  words(claim: string): Expr<"strings">;
  /** The claim's value, if it has exactly one. */
  claim(claim: string, otherwise: string): Expr<"string">;
}

/**
 * Declares a context variable that holds a validated token.
 *
 * @example
 * const token = tokenVariable("token");
 * includes(token.words("scp"), "orders.write");
 */
export const tokenVariable = (name: string): TokenVariable => ({
  ...declare(name, "token"),
  values: (claim) => readClaims(name, claim),
  words: (claim) => words(joined(readClaims(name, claim), " ")),
  claim: (claim, otherwise) => only(readClaims(name, claim), otherwise),
});

/** The answer of a `send-request`; status 0 and no content when none arrived. */
export interface ResponseVariable extends VariableName<"response"> {
  /** The status of the answer; 0 where there is none. */
  readonly status: Expr<"integer">;
  /** The body of the answer as a text. */
  readonly text: Expr<"string">;
  /** A header of the answer, or the default. */
  header(name: string, otherwise: string): Expr<"string">;
}

/**
 * Declares a context variable that holds the response of a request of the policy.
 *
 * @example
 * const answer = responseVariable("answer");
 * sendRequest({ into: answer, method: "GET", url: "https://status.example/", timeoutSeconds: 5 });
 * isNumber(answer.status, 200);
 */
export const responseVariable = (name: string): ResponseVariable => ({
  ...declare(name, "response"),
  status: readStatus(name),
  text: readResponseText(name),
  header: (header, otherwise) => readResponseHeader(name, header, otherwise),
});

/** A value that an element of the gateway leaves behind, such as the seconds until a limit opens again. */
export interface PlatformVariable extends VariableName<"platform"> {
  /** What the gateway put into it, as a text; empty where it has not. */
  readonly text: Expr<"string">;
}

/**
 * Names a context variable that the platform sets.
 *
 * @example
 * const wait = platformVariable("wait");
 * rateLimitByKey({ key: text("orders:", request.clientIp), calls: 60, periodSeconds: 60, retryAfter: wait });
 * setHeader("Retry-After", wait.text);
 */
export const platformVariable = (name: string): PlatformVariable => ({
  ...declare(name, "platform"),
  text: readPlatform(name),
});

export const variableReads = [
  readString,
  readBoolean,
  readInteger,
  readJson,
  readPlatform,
  readClaims,
  readStatus,
  readResponseHeader,
  readResponseText,
].map(({ definition }) => definition);
