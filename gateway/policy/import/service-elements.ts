import type { Expr } from "../expression/expr.ts";
import type { ApiLimit, CallReport, NestedLimit, ServiceElementData } from "../element/service-data.ts";
import type { Fields } from "./fields.ts";
import { caching, certificate, ended, plainContent, variable } from "./parts.ts";

/** What a limit of calls writes into the answer and into variables. */
export const callReport = (fields: Fields) => {
  const name = <K extends keyof CallReport>(key: K, attribute: string) =>
    fields.has(attribute) ? { [key]: fields.plain(attribute) } : {};
  const headers: CallReport = {
    ...name("retryAfter", "retry-after-header-name"),
    ...name("remaining", "remaining-calls-header-name"),
    ...name("total", "total-calls-header-name"),
  };
  return {
    headers,
    ...(fields.has("retry-after-variable-name")
      ? { retryAfter: variable(fields.plain("retry-after-variable-name"), "platform") }
      : {}),
    ...(fields.has("remaining-calls-variable-name")
      ? { remaining: variable(fields.plain("remaining-calls-variable-name"), "platform") }
      : {}),
  };
};

const nestedLimit = (fields: Fields): NestedLimit => {
  if (!fields.has("id") && !fields.has("name"))
    throw fields.refuse(`<${fields.node.name}> without id and name`, "one of them");
  return {
    ...(fields.has("id") ? { id: fields.plain("id") } : {}),
    ...(fields.has("name") ? { name: fields.plain("name") } : {}),
    calls: fields.number("calls"),
    ...(fields.has("renewal-period") ? { periodSeconds: fields.number("renewal-period") } : {}),
  };
};

const nestedLimits = (fields: Fields): readonly ApiLimit[] =>
  fields.children("api").map((api) => {
    const operations = api.children("operation").map((operation) => ended(operation, nestedLimit(operation)));
    return ended(api, { ...nestedLimit(api), ...(operations.length === 0 ? {} : { operations }) });
  });

const names = (parts: readonly Fields[], element: string): readonly string[] =>
  parts.filter(({ node }) => node.name === element).map(plainContent);

const condition = (fields: Fields, name: string): Expr<"boolean"> | undefined =>
  fields.has(name) ? fields.condition(name) : undefined;

type Readers = {
  readonly [E in ServiceElementData["element"]]: (
    fields: Fields,
  ) => Extract<ServiceElementData, { readonly element: E }>;
};

export const serviceReaders: Readers = {
  "rate-limit": (fields) => ({
    element: "rate-limit",
    calls: fields.number("calls"),
    periodSeconds: fields.number("renewal-period"),
    ...callReport(fields),
    apis: nestedLimits(fields),
  }),
  quota: (fields) => ({
    element: "quota",
    calls: fields.number("calls"),
    periodSeconds: fields.number("renewal-period"),
    apis: nestedLimits(fields),
  }),
  "authentication-basic": (fields) => ({
    element: "authentication-basic",
    username: fields.text("username"),
    password: fields.text("password"),
  }),
  "authentication-certificate": (fields) => ({
    element: "authentication-certificate",
    certificate: certificate(fields),
  }),
  "mock-response": (fields) => ({
    element: "mock-response",
    status: fields.number("status-code", 200),
    ...(fields.has("content-type") ? { contentType: fields.plain("content-type") } : {}),
    ...(fields.has("index") ? { index: fields.number("index") } : {}),
  }),
  "cache-lookup": (fields) => {
    const parts = fields.children("vary-by-header", "vary-by-query-parameter");
    const kept = caching(fields);
    // Caching behind the gateway is controlled by a header of the answer, which is not executed here.
    fields.one("downstream-caching-type", ["none"], "none");
    const allowPrivate = condition(fields, "allow-private-response-caching");
    return {
      element: "cache-lookup",
      varyByDeveloper: fields.condition("vary-by-developer"),
      varyByDeveloperGroups: fields.condition("vary-by-developer-groups"),
      ...kept,
      ...(fields.has("must-revalidate") ? { mustRevalidate: fields.flag("must-revalidate", true) } : {}),
      ...(allowPrivate ? { allowPrivate } : {}),
      varyByHeaders: names(parts, "vary-by-header"),
      varyByQueryParameters: names(parts, "vary-by-query-parameter"),
    };
  },
  "cache-store": (fields) => {
    const keepIf = condition(fields, "cache-response");
    return { element: "cache-store", durationSeconds: fields.integer("duration"), ...(keepIf ? { keepIf } : {}) };
  },
};
