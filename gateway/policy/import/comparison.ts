import { csharpTokens } from "../expression/csharp-tokens.ts";
import { meaningOf } from "./meaning.ts";
import type { PolicyNode, PolicyValue } from "./xml-reader.ts";
import { readPolicyXml } from "./xml-reader.ts";

/**
 * Where two policies mean something different; nothing where they mean the same.
 *
 * @example
 * policyDifference(renderPolicy(orders), "<policies />"); // where they differ, or undefined
 */
export const policyDifference = (left: string, right: string): string | undefined =>
  difference(normal(readPolicyXml(left)), normal(readPolicyXml(right)), "");

interface Normal {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Normal[];
  readonly content: string;
}

const difference = (left: Normal, right: Normal, within: string): string | undefined => {
  const path = `${within}/${left.name}`;
  if (left.name !== right.name) return `${path}: ${right.name}`;
  const names = [...new Set([...Object.keys(left.attributes), ...Object.keys(right.attributes)])];
  const attribute = names.find((name) => left.attributes[name] !== right.attributes[name]);
  if (attribute !== undefined)
    return `${path}/@${attribute}: ${left.attributes[attribute]} and ${right.attributes[attribute]}`;
  if (left.content !== right.content) return `${path}: ${left.content} and ${right.content}`;
  if (left.children.length !== right.children.length)
    return `${path}: ${left.children.map(({ name }) => name).join()} and ${right.children.map(({ name }) => name).join()}`;
  for (const [index, child] of left.children.entries()) {
    const found = difference(child, right.children[index]!, path);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Elements whose children the gateway reads by their names, in any order. */
const unordered = new Set([
  "return-response",
  "send-request",
  "send-one-way-request",
  "validate-jwt",
  "validate-azure-ad-token",
  "cors",
  "cache-lookup",
  "policies",
]);

/** The gateway's default for a missing attribute, as its reference documents it. */
const defaults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "authentication-managed-identity": { "ignore-error": "false" },
  "allowed-methods": { "preflight-result-max-age": "0" },
  "cache-lookup": { "caching-type": "prefer-external", "downstream-caching-type": "none" },
  "cache-lookup-value": { "caching-type": "prefer-external" },
  "cache-remove-value": { "caching-type": "prefer-external" },
  "cache-store-value": { "caching-type": "prefer-external" },
  "cache-value": { "caching-type": "prefer-external", "expires-after": "28800" },
  "check-header": { "ignore-case": "false" },
  claim: { match: "all" },
  cors: { "allow-credentials": "false", "terminate-unmatched-request": "true" },
  "emit-metric": { value: "1", namespace: "API Management" },
  "forward-request": {
    timeout: "300",
    "follow-redirects": "false",
    "buffer-request-body": "false",
    "buffer-response": "true",
    "fail-on-error-status-code": "false",
  },
  "azure-openai-semantic-cache-lookup": { "ignore-system-messages": "false" },
  "azure-openai-token-limit": { "estimate-prompt-tokens": "false" },
  categories: { "output-type": "FourSeverityLevels" },
  "llm-content-safety": { "shield-prompt": "false", "enforce-on-completions": "false" },
  "llm-semantic-cache-lookup": { "ignore-system-messages": "false" },
  "llm-token-limit": { "estimate-prompt-tokens": "false" },
  "mock-response": { "status-code": "200" },
  retry: { "first-fast-retry": "false" },
  "rewrite-uri": { "copy-unmatched-params": "true" },
  "send-one-way-request": { mode: "new", timeout: "60" },
  "send-request": { mode: "new", timeout: "60", "ignore-error": "false" },
  "set-header": { "exists-action": "override" },
  "set-query-parameter": { "exists-action": "override" },
  trace: { severity: "verbose" },
  "validate-azure-ad-token": { "failed-validation-httpcode": "401" },
  "validate-jwt": {
    "require-expiration-time": "true",
    "require-signed-tokens": "true",
    "clock-skew": "0",
    "failed-validation-httpcode": "401",
  },
};

const normal = (node: PolicyNode): Normal => {
  const given = Object.entries(node.attributes).map(([name, value]) => [name, valueOf(value)] as const);
  const assumed = Object.entries(defaults[node.name] ?? {}).map(([name, text]) => [name, plain(text)] as const);
  const attributes = Object.fromEntries([...assumed, ...header(node), ...given]);
  const kept = node.children.filter(({ name, children }) => name !== "otherwise" || children.length > 0);
  const children = [...kept, ...missingParts(node)].map(normal);
  const order = unordered.has(node.name)
    ? children.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    : children;
  return {
    name: node.name,
    attributes,
    children: order,
    content: node.children.length > 0 ? "" : valueOf(node.content),
  };
};

const header = ({ name, attributes }: PolicyNode): readonly (readonly [string, string])[] => {
  const isToken = name === "validate-jwt" || name === "validate-azure-ad-token";
  return isToken && !attributes["token-value"] ? [["header-name", plain("Authorization")]] : [];
};

/** Parts that the gateway takes for granted. */
const missingParts = (node: PolicyNode): readonly PolicyNode[] => {
  const has = (name: string) => node.children.some((child) => child.name === name);
  const made = (name: string, attributes: Readonly<Record<string, string>>, text = ""): PolicyNode => ({
    ...node,
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, written(value)])),
    children: [],
    content: written(text),
  });
  const written = (text: string): PolicyValue => ({ line: node.line, column: node.column, text, isExpression: false });
  if (node.name === "return-response" && !has("set-status") && !node.attributes["response-variable-name"])
    return [made("set-status", { code: "200", reason: "OK" })];
  if (/^send-(one-way-)?request$/.test(node.name) && !has("set-method")) return [made("set-method", {}, "GET")];
  if (node.name === "policies")
    return ["inbound", "backend", "outbound", "on-error"].filter((name) => !has(name)).map((name) => made(name, {}));
  return [];
};

const plain = (text: string): string => valueOf({ line: 0, column: 0, text, isExpression: false });

/** A value in one form for each meaning: an expression of this library, or else the tokens of the C#. */
const valueOf = (value: PolicyValue): string => {
  const text = value.isExpression ? value.text : value.text.trim();
  const meaning = meaningOf({ ...value, text });
  if (meaning)
    return JSON.stringify(
      meaning.kind === "literal" ? { ...meaning, type: "text", value: String(meaning.value) } : meaning,
    );
  const tokens = csharpTokens(value.text.slice(1));
  return tokens ? tokens.map(({ source }) => source).join(" ") : value.text;
};
