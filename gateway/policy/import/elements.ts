import type { ElementData } from "../element/data.ts";
import type { ElementName } from "../element/place.ts";
import { literal } from "../expression/expr.ts";
import type { NamedValues } from "./fields.ts";
import { Fields } from "./fields.ts";
import { meaningOf } from "./meaning.ts";
import { modelReaders } from "./model-elements.ts";
import {
  caching,
  dimensions,
  ended,
  header,
  identity,
  message,
  ownRequest,
  plainContent,
  status,
  variable,
} from "./parts.ts";
import { callReport, serviceReaders } from "./service-elements.ts";
import type { PolicyNode } from "./xml-reader.ts";
import { jwtElement, azureAdTokenElement } from "./token-elements.ts";

/** Makes the elements inside another. */
export type ReadElements = (nodes: readonly PolicyNode[]) => readonly ElementData[];

type Reader = (fields: Fields, inner: ReadElements) => ElementData;

/** Reads one element; nothing for an element that this library does not have. */
export const readElement = (
  node: PolicyNode,
  namedValues: NamedValues,
  inner: ReadElements,
): ElementData | undefined => {
  const reader = readers[node.name as ElementName];
  if (!reader) return undefined;
  const fields = new Fields(node, namedValues);
  const stage = fields.has("id") ? { stage: fields.plain("id") } : {};
  const element = reader(fields, inner);
  fields.end();
  return { ...element, ...stage };
};

const readers: { readonly [E in ElementName]?: Reader } = {
  base: () => ({ element: "base" }),
  choose: (fields, inner) => {
    const branches = fields.children("when", "otherwise");
    if (!branches.some(({ node }) => node.name === "when"))
      throw fields.refuse("<choose> without a branch", "a <when>");
    const otherwise = branches.filter(({ node }) => node.name === "otherwise");
    return {
      element: "choose",
      branches: branches
        .filter(({ node }) => node.name === "when")
        .map((when) => ended(when, { condition: when.condition("condition"), elements: inner(when.node.children) })),
      otherwise: otherwise.flatMap(({ node }) => inner(node.children)),
    };
  },
  "set-variable": (fields) => {
    const given = fields.node.attributes["value"];
    const known = given?.isExpression ? meaningOf(given) : undefined;
    const holds = known?.type === "boolean" || known?.type === "integer" ? known.type : "string";
    const value =
      holds === "boolean"
        ? fields.condition("value")
        : holds === "integer"
          ? fields.integer("value")
          : fields.text("value");
    return { element: "set-variable", variable: variable(fields.plain("name"), holds), value };
  },
  "set-header": header,
  "set-query-parameter": (fields) => ({ ...header(fields), element: "set-query-parameter" }),
  "set-body": (fields) => ({ element: "set-body", value: fields.textOf(fields.node.content) }),
  "set-method": (fields) => ({ element: "set-method", method: plainContent(fields) }),
  "set-status": (fields) => ({ element: "set-status", ...status(fields) }),
  "rewrite-uri": (fields) => ({
    element: "rewrite-uri",
    template: fields.text("template"),
    copyUnmatchedParameters: fields.flag("copy-unmatched-params", true),
  }),
  "rate-limit-by-key": (fields) => ({
    element: "rate-limit-by-key",
    calls: fields.integer("calls"),
    periodSeconds: fields.number("renewal-period"),
    key: fields.text("counter-key"),
    ...(fields.has("increment-condition") ? { countIf: fields.condition("increment-condition") } : {}),
    ...(fields.has("increment-count") ? { countBy: fields.integer("increment-count") } : {}),
    ...callReport(fields),
  }),
  "quota-by-key": (fields) => ({
    element: "quota-by-key",
    calls: fields.number("calls"),
    periodSeconds: fields.number("renewal-period"),
    key: fields.text("counter-key"),
    ...(fields.has("increment-condition") ? { countIf: fields.condition("increment-condition") } : {}),
    ...(fields.has("first-period-start") ? { firstPeriodStart: fields.plain("first-period-start") } : {}),
  }),
  "ip-filter": (fields) => {
    const parts = fields.children("address", "address-range");
    return {
      element: "ip-filter",
      action: fields.one("action", ["allow", "forbid"]),
      addresses: parts.filter(({ node }) => node.name === "address").map(plainContent),
      ranges: parts
        .filter(({ node }) => node.name === "address-range")
        .map((range) => ended(range, { from: range.plain("from"), to: range.plain("to") })),
    };
  },
  cors: (fields) => {
    const parts = fields.children("allowed-origins", "allowed-methods", "allowed-headers", "expose-headers");
    const [origins, methods, headers, exposed] = (
      [
        ["allowed-origins", "origin"],
        ["allowed-methods", "method"],
        ["allowed-headers", "header"],
        ["expose-headers", "header"],
      ] as const
    ).map(([list, item]) => parts.find(({ node }) => node.name === list)?.children(item) ?? []);
    const age = parts.find(({ node }) => node.name === "allowed-methods");
    const [origin, ...more] = origins!.map((one) => one.constant(one.node.content));
    if (origin === undefined) throw fields.refuse("<cors> without origins", "an <origin>");
    const maxAgeSeconds = age?.number("preflight-result-max-age", 0) ?? 0;
    parts.forEach((part) => part.end());
    return {
      element: "cors",
      allowCredentials: fields.flag("allow-credentials", false),
      terminateUnmatched: fields.flag("terminate-unmatched-request", true),
      origins: [origin, ...more],
      methods: methods!.map(plainContent),
      maxAgeSeconds,
      headers: headers!.map(plainContent),
      exposedHeaders: exposed!.map(plainContent),
    };
  },
  "limit-concurrency": (fields, inner) => ({
    element: "limit-concurrency",
    key: fields.text("key"),
    maxCount: fields.number("max-count"),
    elements: inner(fields.node.children),
  }),
  retry: (fields, inner) => ({
    element: "retry",
    condition: fields.condition("condition"),
    count: fields.number("count"),
    intervalSeconds: fields.number("interval"),
    ...(fields.has("max-interval") ? { maxIntervalSeconds: fields.number("max-interval") } : {}),
    ...(fields.has("delta") ? { deltaSeconds: fields.number("delta") } : {}),
    firstFast: fields.flag("first-fast-retry", false),
    elements: inner(fields.node.children),
  }),
  "send-request": (fields) => ({
    element: "send-request",
    into: variable(fields.plain("response-variable-name"), "response"),
    ignoreError: fields.flag("ignore-error", false),
    ...ownRequest(fields),
  }),
  "send-one-way-request": (fields) => ({ element: "send-one-way-request", ...ownRequest(fields) }),
  "authentication-managed-identity": (fields) => ({
    element: "authentication-managed-identity",
    ...identity(fields),
    ...(fields.has("output-token-variable-name")
      ? { into: variable(fields.plain("output-token-variable-name"), "string") }
      : {}),
    ...(fields.flag("ignore-error", false) ? { ignoreError: true as const } : {}),
  }),
  "set-backend-service": (fields) => {
    if (fields.has("base-url"))
      return { element: "set-backend-service", backend: { baseUrl: fields.text("base-url") } };
    const id = fields.text("backend-id");
    return {
      element: "set-backend-service",
      backend: { backendId: id.kind === "literal" && /^[\w.-]+$/.test(id.value) ? id.value : id },
    };
  },
  "forward-request": (fields) => {
    fields.one("follow-redirects", ["false"], "false");
    fields.one("fail-on-error-status-code", ["false"], "false");
    return {
      element: "forward-request",
      timeoutSeconds: fields.number("timeout", 300),
      bufferRequest: fields.flag("buffer-request-body", false),
      bufferResponse: fields.flag("buffer-response", true),
    };
  },
  "return-response": (fields) => {
    const parts = fields.children("set-status", "set-header", "set-body");
    const line = parts.find(({ node }) => node.name === "set-status");
    const received = fields.has("response-variable-name") ? fields.plain("response-variable-name") : undefined;
    if (received !== undefined && line) throw line.refuse("<set-status> beside a received answer", "one of the two");
    const { code, reason } = line
      ? ended(line, status(line))
      : { code: literal("integer", 200), reason: literal("string", "OK") };
    const answer = { element: "return-response" as const, status: code, reason, ...message(parts) };
    return received === undefined ? answer : { ...answer, received: variable(received, "response") };
  },
  "emit-metric": (fields) => ({
    element: "emit-metric",
    name: fields.plain("name"),
    namespace: fields.plain("namespace", "API Management"),
    value: fields.integer("value", 1),
    dimensions: dimensions(fields),
  }),
  "check-header": (fields) => ({
    element: "check-header",
    name: fields.plain("name"),
    failedStatus: fields.integer("failed-check-httpcode"),
    failedMessage: fields.text("failed-check-error-message"),
    ignoreCase: fields.flag("ignore-case", false),
    values: fields.children("value").map((value) => value.textOf(value.node.content)),
  }),
  "cache-lookup-value": (fields) => {
    const otherwise = fields.optionalText("default-value");
    return {
      element: "cache-lookup-value",
      key: fields.text("key"),
      into: variable(fields.plain("variable-name"), "string"),
      ...caching(fields),
      ...(otherwise ? { otherwise } : {}),
    };
  },
  "cache-store-value": (fields) => ({
    element: "cache-store-value",
    key: fields.text("key"),
    ...caching(fields),
    value: fields.text("value"),
    durationSeconds: fields.integer("duration"),
  }),
  "cache-value": (fields, inner) => {
    const [value, ...more] = fields.children("value");
    if (!value || more.length > 0)
      throw fields.refuse(`<cache-value> with ${more.length + (value ? 1 : 0)} values`, "one <value>");
    value.end();
    const otherwise = fields.optionalText("default-value");
    return {
      element: "cache-value",
      key: fields.text("key"),
      into: variable(fields.plain("variable-name"), "string"),
      ...caching(fields),
      expiresAfterSeconds: fields.integer("expires-after", 28_800),
      ...(fields.has("refresh-after") ? { refreshAfterSeconds: fields.integer("refresh-after") } : {}),
      ...(otherwise ? { otherwise } : {}),
      elements: inner(value.node.children),
    };
  },
  "cache-remove-value": (fields) => ({ element: "cache-remove-value", key: fields.text("key"), ...caching(fields) }),
  trace: (fields) => {
    const parts = fields.children("message", "metadata");
    const said = parts.find(({ node }) => node.name === "message");
    if (!said) throw fields.refuse("<trace> without a message", "a <message>");
    return {
      element: "trace",
      source: fields.text("source"),
      severity: fields.one("severity", ["verbose", "information", "error"], "verbose"),
      message: said.textOf(said.node.content),
      metadata: parts
        .filter(({ node }) => node.name === "metadata")
        .map((part) => ended(part, { name: part.plain("name"), value: part.text("value") })),
    };
  },
  "log-to-eventhub": (fields) => ({
    element: "log-to-eventhub",
    loggerId: fields.plain("logger-id"),
    ...(fields.has("partition-id") ? { partitionId: fields.plain("partition-id") } : {}),
    ...(fields.has("partition-key") ? { partitionKey: fields.plain("partition-key") } : {}),
    message: fields.textOf(fields.node.content),
  }),
  "find-and-replace": (fields) => ({ element: "find-and-replace", from: fields.text("from"), to: fields.text("to") }),
  "redirect-content-urls": () => ({ element: "redirect-content-urls" }),
  "validate-jwt": (fields) => jwtElement(fields),
  "validate-azure-ad-token": (fields) => azureAdTokenElement(fields),
  ...modelReaders,
  ...serviceReaders,
};
