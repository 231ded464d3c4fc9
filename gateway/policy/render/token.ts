import type { Constant, RequiredClaim, ValidateAzureAdToken, ValidateJwt } from "../element/data.ts";
import { literal } from "../expression/expr.ts";
import { constantValue, plainValue, textValue } from "./value.ts";
import type { XmlElement, XmlValue } from "./xml.ts";
import { xml } from "./xml.ts";

const yes: XmlValue = { plain: "true" };

export const azureAdTokenXml = (element: ValidateAzureAdToken): XmlElement =>
  xml(element.element, { "tenant-id": constantValue(element.tenantId), ...source(element), ...outcome(element) }, [
    ...list("client-application-ids", "application-id", element.clientApplicationIds),
    ...list("audiences", "audience", element.audiences),
    ...claims(element.requiredClaims),
  ]);

export const jwtXml = (element: ValidateJwt): XmlElement =>
  xml(
    element.element,
    {
      ...source(element),
      "require-expiration-time": yes,
      "require-scheme": element.token || element.anyScheme ? undefined : { plain: "Bearer" },
      "require-signed-tokens": yes,
      "clock-skew": plainValue("clockSkewSeconds", String(element.clockSkewSeconds)),
      ...outcome(element),
    },
    [
      ...element.openidConfigs.map((url) => xml("openid-config", { url: constantValue(url) })),
      ...list("audiences", "audience", element.audiences),
      ...list("issuers", "issuer", element.issuers),
      ...claims(element.requiredClaims),
    ],
  );

type TokenElement = ValidateAzureAdToken | ValidateJwt;

const source = ({ token }: TokenElement): Readonly<Record<string, XmlValue>> =>
  token ? { "token-value": textValue(token) } : { "header-name": { plain: "Authorization" } };

const outcome = ({
  failedStatus,
  failedMessage,
  into,
}: TokenElement): Readonly<Record<string, XmlValue | undefined>> => ({
  "failed-validation-httpcode": plainValue("failedStatus", String(failedStatus)),
  "failed-validation-error-message":
    failedMessage === undefined ? undefined : textValue(literal("string", failedMessage)),
  "output-token-variable-name": into && plainValue("into", into.variable),
});

const claims = (required: readonly RequiredClaim[]): readonly XmlElement[] => {
  if (required.length === 0) return [];
  const nodes = required.map(({ name, match, separator, values }) =>
    xml(
      "claim",
      {
        name: plainValue("claim", name),
        match: { plain: match },
        separator: separator === undefined ? undefined : { plain: separator },
      },
      values.map((value) => xml("value", {}, textValue(literal("string", value)))),
    ),
  );
  return [xml("required-claims", {}, nodes)];
};

const list = (name: string, item: string, values: readonly Constant[]): readonly XmlElement[] => {
  if (values.length === 0) return [];
  const items = values.map((value) => xml(item, {}, constantValue(value)));
  return [xml(name, {}, items)];
};
