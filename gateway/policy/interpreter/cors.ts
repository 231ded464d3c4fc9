import type { Constant, Cors } from "../element/data.ts";
import { HeaderList } from "../message/headers.ts";
import type { Answer, Exchange } from "./exchange.ts";
import type { Outcome } from "./step.ts";

/** Answers a preflight request, ends a request of an origin that does not match, and marks the answer of one that does. */
export const crossOrigin =
  (element: Cors): ((exchange: Exchange) => Outcome) =>
  (exchange) => {
    const { method, headers } = exchange.request;
    const [origin] = headers.values("Origin");
    if (origin === undefined) return undefined;
    const isAllowed = element.origins.some((allowed) => matches(exchange, allowed, origin));
    const wanted = method === "OPTIONS" ? headers.values("Access-Control-Request-Method")[0] : undefined;
    if (wanted !== undefined) {
      const granted = isAllowed && methodsOf(element).some((allowed) => allowed === "*" || allowed === wanted);
      return granted && headersAllowed(element, headers) ? preflight(element, origin) : empty();
    }
    if (isAllowed) exchange.corsHeaders = originHeaders(element, origin).concat(exposed(element));
    else if (element.terminateUnmatched && (method === "GET" || method === "HEAD")) return empty();
    return undefined;
  };

/** What the gateway allows where the policy names no method. */
const simple = ["GET", "POST"];

const methodsOf = ({ methods }: Cors): readonly string[] => (methods.length === 0 ? simple : methods);

const matches = (exchange: Exchange, allowed: Constant, origin: string): boolean => {
  const value = typeof allowed === "string" ? allowed : exchange.namedValue(allowed.name);
  return value === "*" || value.replace(/\/$/, "") === origin;
};

const headersAllowed = ({ headers: allowed }: Cors, headers: HeaderList): boolean => {
  const wanted = headers.values("Access-Control-Request-Headers").flatMap((value) => value.split(","));
  const known = new Set(allowed.map((name) => name.toLowerCase()));
  return known.has("*") || wanted.every((name) => name.trim() === "" || known.has(name.trim().toLowerCase()));
};

type Entries = (readonly [string, string])[];

const originHeaders = ({ origins, allowCredentials }: Cors, origin: string): Entries => {
  const allowOrigin: Entries = [["Access-Control-Allow-Origin", origins.includes("*") ? "*" : origin]];
  return allowCredentials ? allowOrigin.concat([["Access-Control-Allow-Credentials", "true"]]) : allowOrigin;
};

const exposed = ({ exposedHeaders }: Cors): Entries =>
  exposedHeaders.length === 0 ? [] : [["Access-Control-Expose-Headers", exposedHeaders.join(",")]];

const preflight = (element: Cors, origin: string): Answer => {
  const headers = originHeaders(element, origin).concat([
    ["Access-Control-Allow-Methods", methodsOf(element).join(",")],
    ["Access-Control-Allow-Headers", element.headers.join(",")],
    ["Access-Control-Max-Age", String(element.maxAgeSeconds)],
  ]);
  return { status: 200, reason: "OK", headers: new HeaderList(headers) };
};

const empty = (): Answer => ({ status: 200, reason: "OK", headers: new HeaderList() });
