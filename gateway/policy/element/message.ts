import { STATUS_CODES } from "node:http";
import type { Element, ReturnResponse, SetHeader, SetStatus, WhenPresent } from "./data.ts";
import type { Expr, Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";

/** Headers that the gateway alone decides on. */
const untouchable = ["connection", "content-length", "keep-alive", "transfer-encoding"];

const headerSetting = (name: string, whenPresent: WhenPresent, values: readonly Given<"string">[]): SetHeader => {
  refuseUnless(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name), "header name", name, "a token of RFC 9110");
  refuseUnless(!untouchable.includes(name.toLowerCase()), "header name", name, "a header that policies may change");
  return { element: "set-header", name, whenPresent, values: values.map((value) => expr("string", value)) };
};

type HeaderPlace = PlaceOf<"set-header">;

/**
 * The header with these values and no other. On the request in inbound and backend, on the answer in outbound and on-error.
 *
 * @example
 * setHeader("X-Caller", request.clientIp);
 */
export const setHeader = (name: string, ...values: readonly Given<"string">[]): Element<HeaderPlace> => {
  refuseUnless(values.length > 0, `values of ${name}`, values, "at least one value");
  return headerSetting(name, "override", values);
};

/**
 * The header with these values, unless it is there already.
 *
 * @example
 * setHeaderIfAbsent("X-Correlation-Id", request.id);
 */
export const setHeaderIfAbsent = (name: string, ...values: readonly Given<"string">[]): Element<HeaderPlace> =>
  headerSetting(name, "skip", values);

/**
 * These values after the ones that are there.
 *
 * @example
 * appendHeader("Vary", "Origin");
 */
export const appendHeader = (name: string, ...values: readonly Given<"string">[]): Element<HeaderPlace> =>
  headerSetting(name, "append", values);

/**
 * Takes a header away.
 *
 * @example
 * deleteHeader("X-Powered-By");
 */
export const deleteHeader = (name: string): Element<HeaderPlace> => headerSetting(name, "delete", []);

/** Headers of a message that is made here: each name with its value, or its values. */
export type Headers = Readonly<Record<string, Given<"string"> | readonly Expr<"string">[]>>;

export const headerSettings = (headers: Headers): readonly SetHeader[] =>
  Object.entries(headers).map(([name, given]) =>
    headerSetting(
      name,
      "override",
      Array.isArray(given) ? (given as readonly Expr<"string">[]) : [given as Given<"string">],
    ),
  );

/**
 * Sets a query parameter.
 *
 * @example
 * setQueryParameter("api-version", "2026-01-01");
 */
export const setQueryParameter = (
  name: string,
  ...values: readonly Given<"string">[]
): Element<PlaceOf<"set-query-parameter">> => {
  const expressions = values.map((value) => expr("string", value));
  return { element: "set-query-parameter", name, whenPresent: "override", values: expressions };
};

/**
 * Takes a query parameter away.
 *
 * @example
 * deleteQueryParameter("debug");
 */
export const deleteQueryParameter = (name: string): Element<PlaceOf<"set-query-parameter">> => ({
  element: "set-query-parameter",
  name,
  whenPresent: "delete",
  values: [],
});

/**
 * The body of the request in inbound and backend, of the answer in outbound.
 *
 * @example
 * setBody(text('{"path":', jsonQuoted(request.path), "}"));
 */
export const setBody = (value: Given<"string">): Element<PlaceOf<"set-body">> => ({
  element: "set-body",
  value: expr("string", value),
});

/**
 * Sets the method of the request.
 *
 * @example
 * setMethod("POST");
 */
export const setMethod = (method: string): Element<PlaceOf<"set-method">> => {
  refuseUnless(/^[A-Z]+$/.test(method), "method", method, "a method in capitals");
  return { element: "set-method", method };
};

/**
 * Sets the status of the response.
 *
 * @example
 * setStatus(503);
 */
export const setStatus = (code: Given<"integer">, reason?: string): Element<PlaceOf<"set-status">> => ({
  element: "set-status",
  ...statusLine(code, reason),
});

/**
 * The path and query that the backend sees, below its base URL.
 *
 * @example
 * rewriteUri("/v2/orders");
 */
export const rewriteUri = (
  template: Given<"string">,
  { copyUnmatchedParameters = false }: { readonly copyUnmatchedParameters?: boolean } = {},
): Element<PlaceOf<"rewrite-uri">> => ({
  element: "rewrite-uri",
  template: expr("string", template),
  copyUnmatchedParameters,
});

/** What `ReturnResponse` takes. */
export interface ReturnResponseProps {
  /** The HTTP status. */
  readonly status: Given<"integer">;
  /** The phrase beside the status. @default the phrase that HTTP has for a status known here */
  readonly reason?: string;
  /** The response headers. @default none */
  readonly headers?: Headers;
  /** The response body. @default none */
  readonly body?: Given<"string">;
}

/**
 * Ends the request with this answer; nothing after it runs, in no section.
 *
 * @example
 * returnResponse({ status: 403, headers: { "WWW-Authenticate": 'Bearer error="insufficient_scope"' } });
 */
export const returnResponse = (props: ReturnResponseProps): Element<PlaceOf<"return-response">> => {
  const { code: status, reason } = statusLine(props.status, props.reason);
  const answer: ReturnResponse = {
    element: "return-response",
    status,
    reason,
    headers: headerSettings(props.headers ?? {}),
  };
  return props.body === undefined ? answer : { ...answer, body: expr("string", props.body) };
};

const statusLine = (status: Given<"integer">, reason?: string): Pick<SetStatus, "code" | "reason"> => {
  const known = typeof status === "number" ? STATUS_CODES[status] : "";
  refuseUnless(known !== undefined, "status", status, "a status code that HTTP knows");
  return { code: expr("integer", status), reason: expr("string", reason ?? known) };
};

/**
 * Replaces a text wherever the body has it: the request's in inbound and backend, the answer's after that.
 *
 * @example
 * findAndReplace("orders.internal", request.host);
 */
export const findAndReplace = (from: Given<"string">, to: Given<"string">): Element<PlaceOf<"find-and-replace">> => {
  refuseUnless(from !== "", "from", from, "a text that is not empty");
  return { element: "find-and-replace", from: expr("string", from), to: expr("string", to) };
};

/**
 * Links to the backend in the answer's body become links to the gateway; in inbound, links to the gateway in the request's body become links to the backend.
 *
 * @example
 * redirectContentUrls();
 */
export const redirectContentUrls = (): Element<PlaceOf<"redirect-content-urls">> => ({
  element: "redirect-content-urls",
});
