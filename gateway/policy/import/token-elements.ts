import type { Constant, RequiredClaim, TokenCheck, ValidateAzureAdToken, ValidateJwt } from "../element/data.ts";
import type { Fields } from "./fields.ts";

const lists = ["audiences", "issuers", "client-application-ids", "required-claims", "openid-config"] as const;

export const jwtElement = (fields: Fields): ValidateJwt => {
  const parts = fields.children(...lists.filter((name) => name !== "client-application-ids"));
  fields.one("require-expiration-time", ["true"], "true");
  fields.one("require-signed-tokens", ["true"], "true");
  const scheme = fields.has("require-scheme") ? fields.one("require-scheme", ["Bearer"]) : undefined;
  const [config, ...more] = parts
    .filter(({ node }) => node.name === "openid-config")
    .map((part) => {
      const url = part.attributeConstant("url");
      part.end();
      return url;
    });
  if (config === undefined)
    throw fields.refuse(
      "<validate-jwt> without a configuration",
      "an <openid-config>: keys written into a policy are not executed here",
    );
  const check = tokenCheck(fields, parts);
  return {
    element: "validate-jwt",
    openidConfigs: [config, ...more],
    issuers: constants(parts, "issuers", "issuer"),
    clockSkewSeconds: fields.number("clock-skew", 0),
    ...(scheme === undefined && check.token === undefined ? { anyScheme: true as const } : {}),
    ...check,
  };
};

export const azureAdTokenElement = (fields: Fields): ValidateAzureAdToken => {
  const parts = fields.children(...lists.filter((name) => name !== "openid-config" && name !== "issuers"));
  return {
    element: "validate-azure-ad-token",
    tenantId: fields.attributeConstant("tenant-id"),
    clientApplicationIds: constants(parts, "client-application-ids", "application-id"),
    ...tokenCheck(fields, parts),
  };
};

const tokenCheck = (fields: Fields, parts: readonly Fields[]): TokenCheck => {
  const token = fields.has("token-value") ? { token: fields.text("token-value") } : {};
  if (fields.has("header-name") || !("token" in token)) fields.one("header-name", ["Authorization"], "Authorization");
  const message = fields.optionalText("failed-validation-error-message");
  if (message && message.kind !== "literal")
    throw fields.refuse("an expression as failed-validation-error-message", "a constant");
  return {
    ...token,
    audiences: constants(parts, "audiences", "audience"),
    requiredClaims: claims(parts),
    failedStatus: fields.number("failed-validation-httpcode", 401),
    ...(message ? { failedMessage: message.value } : {}),
    ...(fields.has("output-token-variable-name")
      ? { into: { variable: fields.plain("output-token-variable-name"), holds: "token" as const } }
      : {}),
  };
};

const constants = (parts: readonly Fields[], list: string, item: string): readonly Constant[] => {
  const found = parts.filter(({ node }) => node.name === list);
  found.forEach((part) => part.end());
  return found.flatMap((part) => part.children(item).map((one) => one.constant(one.node.content)));
};

const claims = (parts: readonly Fields[]): readonly RequiredClaim[] =>
  parts
    .filter(({ node }) => node.name === "required-claims")
    .flatMap((part) => part.children("claim"))
    .map((claim) => {
      const [first, ...rest] = claim.children("value").map((value) => value.constant(value.node.content));
      const values = [first, ...rest];
      if (values.some((value) => typeof value !== "string"))
        throw claim.refuse("a claim without constant values", "a <value>");
      const separator = claim.has("separator") ? { separator: claim.one("separator", [" ", "", ",", ";"]) } : {};
      const read = {
        name: claim.plain("name"),
        match: claim.one("match", ["all", "any"], "all"),
        ...separator,
        values,
      };
      claim.end();
      return read as unknown as RequiredClaim;
    });
