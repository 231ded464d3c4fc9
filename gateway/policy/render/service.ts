import type {
  ApiLimit,
  CallReport,
  CertificateReference,
  NestedLimit,
  Quota,
  RateLimit,
  ServiceElementData,
} from "../element/service-data.ts";
import { conditionValue, numberValue, plainValue, textValue } from "./value.ts";
import type { XmlElement, XmlValue } from "./xml.ts";
import { xml } from "./xml.ts";

type Renderers = {
  readonly [E in ServiceElementData["element"]]: (
    element: Extract<ServiceElementData, { readonly element: E }>,
  ) => XmlElement;
};

const plain = (value: string | number): XmlValue => plainValue("attribute", String(value));

const given = <T>(value: T | undefined, render: (value: T) => XmlValue): XmlValue | undefined =>
  value === undefined ? undefined : render(value);

/** The names of the headers in which a limit of calls reports. */
export const reportHeaders = (headers: CallReport) => ({
  "retry-after-header-name": given(headers.retryAfter, plain),
  "remaining-calls-header-name": given(headers.remaining, plain),
  "total-calls-header-name": given(headers.total, plain),
});

const nested = (name: string, limit: NestedLimit, within: readonly XmlElement[] = []): XmlElement =>
  xml(
    name,
    {
      id: given(limit.id, plain),
      name: given(limit.name, plain),
      calls: plain(limit.calls),
      "renewal-period": given(limit.periodSeconds, plain),
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
        "retry-after-variable-name": given(element.retryAfter, ({ variable }) => plain(variable)),
        "remaining-calls-variable-name": given(element.remaining, ({ variable }) => plain(variable)),
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
      "content-type": given(contentType, plain),
      index: given(index, plain),
    }),
  "cache-lookup": (element) =>
    xml(
      "cache-lookup",
      {
        "vary-by-developer": conditionValue(element.varyByDeveloper),
        "vary-by-developer-groups": conditionValue(element.varyByDeveloperGroups),
        "caching-type": given(element.cachingType, plain),
        "downstream-caching-type": plain("none"),
        "must-revalidate": given(element.mustRevalidate, (flag) => plain(String(flag))),
        "allow-private-response-caching": given(element.allowPrivate, conditionValue),
      },
      [
        ...element.varyByHeaders.map((name) => xml("vary-by-header", {}, plain(name))),
        ...element.varyByQueryParameters.map((name) => xml("vary-by-query-parameter", {}, plain(name))),
      ],
    ),
  "cache-store": ({ durationSeconds, keepIf }) =>
    xml("cache-store", { duration: numberValue(durationSeconds), "cache-response": given(keepIf, conditionValue) }),
};
