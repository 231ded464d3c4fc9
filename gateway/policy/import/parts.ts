import type { ManagedIdentity, OwnRequest, SetHeader, WhenPresent } from "../element/data.ts";
import type { CertificateReference } from "../element/service-data.ts";
import type { Dimension } from "../element/model-data.ts";
import { isKnown } from "../element/dimensions.ts";
import { literal } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import type { Fields } from "./fields.ts";

// What several elements have in common.

const whenPresent: readonly WhenPresent[] = ["override", "skip", "append", "delete"];

export const variable = <K extends VariableName["holds"]>(name: string, holds: K): VariableName<K> => ({
  variable: name,
  holds,
});

export const header = (fields: Fields): SetHeader => {
  const name = fields.plain("name");
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) throw fields.refuse(`name ${JSON.stringify(name)}`, "a header name");
  return {
    element: "set-header",
    name,
    whenPresent: fields.one("exists-action", whenPresent, "override"),
    values: fields.children("value").map((value) => value.textOf(value.node.content)),
  };
};

/** The headers and the body of a message that a policy makes. */
export const message = (parts: readonly Fields[]) => {
  const headers = parts.filter(({ node }) => node.name === "set-header").map((part) => ended(part, header(part)));
  const body = parts.find(({ node }) => node.name === "set-body");
  body?.end();
  return { headers, ...(body ? { body: body.textOf(body.node.content) } : {}) };
};

/** The cache that an element names; nothing for the default. */
export const caching = (fields: Fields) => {
  const kind = fields.one("caching-type", ["internal", "external", "prefer-external"], "prefer-external");
  return kind === "prefer-external" ? {} : { cachingType: kind };
};

export const ended = <T>(fields: Fields, value: T): T => {
  fields.end();
  return value;
};

export const identity = (fields: Fields): ManagedIdentity => {
  const resource = fields.attributeConstant("resource");
  return fields.has("client-id") ? { resource, clientId: fields.attributeConstant("client-id") } : { resource };
};

/** A client certificate that the gateway holds. */
export const certificate = (fields: Fields): CertificateReference => {
  if (fields.has("thumbprint")) return { thumbprint: fields.text("thumbprint") };
  if (fields.has("certificate-id")) return { certificateId: fields.text("certificate-id") };
  throw fields.refuse(
    `<${fields.node.name}> with a certificate in its text`,
    "a certificate of the gateway, by thumbprint or certificate-id: all who may read policies read a key that is written into one",
  );
};

export const status = (fields: Fields) => {
  const reason = fields.has("reason") ? fields.text("reason") : literal("string", "");
  return { code: fields.integer("code"), reason };
};

export const plainContent = (fields: Fields): string => {
  if (fields.node.content.isExpression) throw fields.refuse(`an expression in <${fields.node.name}>`, "a constant");
  return fields.node.content.text.trim();
};

const credentials = ["authentication-managed-identity", "authentication-certificate"] as const;

/** The request of `send-request` and `send-one-way-request`. */
export const ownRequest = (fields: Fields): OwnRequest => {
  fields.one("mode", ["new"], "new");
  const parts = fields.children("set-url", "set-method", "set-header", "set-body", ...credentials);
  const find = (name: string) => parts.find(({ node }) => node.name === name);
  const [url, method, token] = [find("set-url"), find("set-method"), find("authentication-managed-identity")];
  const shown = find("authentication-certificate");
  if (!url) throw fields.refuse(`<${fields.node.name}> without an address`, "a <set-url>");
  if (token?.has("output-token-variable-name"))
    throw token.refuse(
      `a token that is kept in a variable inside <${fields.node.name}>`,
      `the element before <${fields.node.name}>`,
    );
  return {
    timeoutSeconds: fields.number("timeout", 60),
    url: url.textOf(url.node.content),
    method: method ? plainContent(method) : "GET",
    ...message(parts),
    ...(token ? { identity: ended(token, identity(token)) } : {}),
    ...(shown ? { certificate: ended(shown, certificate(shown)) } : {}),
  };
};

/** The dimensions of a metric, each with a value unless the gateway knows it. */
export const dimensions = (fields: Fields): readonly [Dimension, ...Dimension[]] => {
  const [first, ...rest] = fields.children("dimension").map((part): Dimension => {
    const name = part.plain("name");
    if (!part.has("value") && isKnown(name)) return ended(part, { name });
    return ended(part, { name, value: part.text("value") });
  });
  if (!first) throw fields.refuse(`<${fields.node.name}> without dimensions`, "a <dimension>");
  return [first, ...rest];
};
