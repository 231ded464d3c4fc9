import type {
  ApiLimit,
  CallReport,
  CertificateReference,
  NestedLimit,
  Quota,
  RateLimit,
  ServiceElementData,
} from "../element/service-data.ts";
import { attributeValue as plain, conditionValue, numberValue, optional, textValue } from "./value.ts";
import type { XmlElement } from "./xml.ts";
import { xml } from "./xml.ts";

type Renderers = {
  readonly [E in ServiceElementData["element"]]: (
    element: Extract<ServiceElementData, { readonly element: E }>,
  ) => XmlElement;
};

/** The names of the headers in which a limit of calls reports. */
export const reportHeaders = (headers: CallReport) => ({
  "retry-after-header-name": optional(headers.retryAfter, plain),
  "remaining-calls-header-name": optional(headers.remaining, plain),
  "total-calls-header-name": optional(headers.total, plain),
});

const nested = (name: string, limit: NestedLimit, within: readonly XmlElement[] = []): XmlElement =>
  xml(
    name,
    {
      id: optional(limit.id, plain),
      name: optional(limit.name, plain),
      calls: plain(limit.calls),
      "renewal-period": optional(limit.periodSeconds, plain),
    },
    within,
  );

const nestedLimits = (apis: readonly ApiLimit[]): readonly XmlElement[] =>
  apis.map(({ operations = [], ...api }) =>
    nested(
      "api",
      api,
      operations.map((operation) => nested("operation", operation)),
    ),
  );

const calls = ({ calls: allowed, periodSeconds }: RateLimit | Quota) => ({
  calls: plain(allowed),
  "renewal-period": plain(periodSeconds),
});

export const certificateAttributes = (certificate: CertificateReference): Parameters<typeof xml>[1] =>
  "thumbprint" in certificate
    ? { thumbprint: textValue(certificate.thumbprint) }
    : { "certificate-id": textValue(certificate.certificateId) };

export const serviceRenderers: Renderers = {
  "rate-limit": (element) =>
    xml(
      "rate-limit",
      {
        ...calls(element),
        ...reportHeaders(element.headers),
        "retry-after-variable-name": optional(element.retryAfter, ({ variable }) => plain(variable)),
        "remaining-calls-variable-name": optional(element.remaining, ({ variable }) => plain(variable)),
      },
      nestedLimits(element.apis),
    ),
  quota: (element) => xml("quota", calls(element), nestedLimits(element.apis)),
  "authentication-basic": ({ username, password }) =>
    xml("authentication-basic", { username: textValue(username), password: textValue(password) }),
  "authentication-certificate": ({ certificate }) =>
    xml("authentication-certificate", certificateAttributes(certificate)),
  "mock-response": ({ status, contentType, index }) =>
    xml("mock-response", {
      "status-code": plain(status),
      "content-type": optional(contentType, plain),
      index: optional(index, plain),
    }),
  "cache-lookup": (element) =>
    xml(
      "cache-lookup",
      {
        "vary-by-developer": conditionValue(element.varyByDeveloper),
        "vary-by-developer-groups": conditionValue(element.varyByDeveloperGroups),
        "caching-type": optional(element.cachingType, plain),
        "downstream-caching-type": plain("none"),
        "must-revalidate": optional(element.mustRevalidate, plain),
        "allow-private-response-caching": optional(element.allowPrivate, conditionValue),
      },
      [
        ...element.varyByHeaders.map((name) => xml("vary-by-header", {}, plain(name))),
        ...element.varyByQueryParameters.map((name) => xml("vary-by-query-parameter", {}, plain(name))),
      ],
    ),
  "cache-store": ({ durationSeconds, keepIf }) =>
    xml("cache-store", { duration: numberValue(durationSeconds), "cache-response": optional(keepIf, conditionValue) }),
};
