import type { Element, Expr, Given, Headers, Place } from "../../policy/index.ts";
import {
  base,
  choose,
  isNumber,
  jsonQuoted,
  otherwise,
  response,
  returnResponse,
  text,
  when,
} from "../../policy/index.ts";
import { quoted } from "../../policy/expression/encoding.ts";
import { escaped, page, pageHeaders } from "./html.ts";

/** Error codes of RFC 6749, RFC 7591, RFC 8707 and OpenID Connect that these routes answer with. */
type OAuthError =
  | "access_denied"
  | "interaction_required"
  | "invalid_client"
  | "invalid_client_metadata"
  | "invalid_grant"
  | "invalid_redirect_uri"
  | "invalid_request"
  | "invalid_scope"
  | "invalid_target"
  | "request_not_supported"
  | "request_uri_not_supported"
  | "temporarily_unavailable"
  | "unsupported_grant_type"
  | "unsupported_response_type";

/** A refusal in words that are known beforehand: none repeats what was sent. */
export interface Refusal {
  readonly error: OAuthError;
  readonly description: string;
}

type Anywhere = Element<Place<"api" | "operation", "inbound" | "on-error">>;
type OnError = readonly Element<Place<"api" | "operation", "on-error">>[];

const jsonHeaders = {
  "Content-Type": "application/json",
  "Cache-Control": "no-store",
  Pragma: "no-cache",
  "X-Content-Type-Options": "nosniff",
} as const;

/** An answer for programs, which no cache may keep. */
export const jsonAnswer = (status: Given<"integer">, body: Given<"string">, more: Headers = {}): Anywhere =>
  returnResponse({ status, headers: { ...jsonHeaders, ...more }, body });

export const jsonRefusal = ({ error, description }: Refusal, status = 400, more: Headers = {}): Anywhere =>
  jsonAnswer(status, JSON.stringify({ error, error_description: description }), more);

/** A page that ends an authorization whose answer has nowhere safe to go. Says nothing that the request said. */
export const pageRefusal = (problem: string, status = 400, more: Headers = {}): Anywhere => {
  const body = page("Sign-in stopped", "<h1>Sign-in stopped</h1>", `<p>${escaped(problem)}</p>`, startAgain);
  return returnResponse({ status, headers: { ...pageHeaders, ...more }, body });
};

const startAgain = '<p class="soft">Nothing was shared. Close this page and start again from your application.</p>';

/** Sends a browser on. After a form with 303, which makes it fetch and never repeats the form. */
export const sendTo = (
  location: Expr<"string">,
  status: 302 | 303,
  headers: Readonly<Record<string, string>> = {},
): Anywhere =>
  returnResponse({
    status,
    headers: { Location: location, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", ...headers },
  });

const busy = "Too many attempts from your network. Wait a minute.";
const failed = "The service cannot answer now. Try again in a minute.";

const afterErrors = (refuse: (problem: string, status: number, more: Headers) => Anywhere): OnError => {
  const retry = { "Retry-After": "60" };
  return [
    base(),
    choose(when(isNumber(response.status, 429), refuse(busy, 429, retry)), otherwise(refuse(failed, 503, retry))),
  ];
};

/** What a person sees when an element failed. */
export const pageOnError: OnError = afterErrors(pageRefusal);

/** What a program gets when an element failed. */
export const jsonOnError: OnError = afterErrors((description, status, more) =>
  jsonRefusal({ error: "temporarily_unavailable", description }, status, more),
);

/** JSON whose leaves may be expressions. */
type JsonTemplate = Given<"string"> | boolean | readonly JsonTemplate[] | { readonly [name: string]: JsonTemplate };

export const json = (template: JsonTemplate): Expr<"string"> => {
  if (typeof template === "boolean") return text(String(template));
  if (typeof template === "string" || isExpr(template)) return quotedText(template);
  if (Array.isArray(template)) return text("[", ...separated(template.map((item: JsonTemplate) => json(item))), "]");
  const members = Object.entries(template).map(([name, value]) => text(`${JSON.stringify(name)}:`, json(value)));
  return text("{", ...separated(members), "}");
};

const quotedText = (given: Given<"string">): Expr<"string"> => {
  const value = typeof given === "string" ? text(given) : given;
  return value.kind === "literal" ? text(quoted(value.value)) : jsonQuoted(value);
};

const isExpr = (template: object): template is Expr<"string"> => "kind" in template && "type" in template;

const separated = (parts: readonly Expr<"string">[]): readonly Given<"string">[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [",", part]));
