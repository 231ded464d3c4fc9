import { sendOneWayRequest } from "../element/backend.ts";
import {
  authenticationBasic,
  authenticationCertificate,
  cacheLookup,
  cacheStore,
  mockResponse,
} from "../element/service.ts";
import { quota, rateLimit } from "../element/subscription.ts";
import { isNumber } from "../expression/integer.ts";
import { namedValue } from "../expression/named-value.ts";
import { response } from "../expression/outcome.ts";
import { characters } from "../expression/pattern.ts";
import { request } from "../expression/request.ts";
import { platformVariable } from "../expression/variable.ts";
import type { Samples } from "./samples.testing.ts";

const password = namedValue({ name: "password", description: "d", pattern: characters("a-z", 1, 9) });

export const serviceSamples: Samples = {
  "rate-limit": [
    [rateLimit({ calls: 1, periodSeconds: 2 }), '<rate-limit calls="1" renewal-period="2" />'],
    [
      rateLimit({
        calls: 9,
        periodSeconds: 60,
        headers: { retryAfter: "X-Wait", remaining: "X-Left", total: "X-Total" },
        retryAfter: platformVariable("wait"),
        remaining: platformVariable("left"),
        apis: [{ id: "orders", calls: 5, operations: [{ name: "list", calls: 2, periodSeconds: 10 }] }],
      }),
      `
<rate-limit
  calls="9"
  renewal-period="60"
  retry-after-header-name="X-Wait"
  remaining-calls-header-name="X-Left"
  total-calls-header-name="X-Total"
  retry-after-variable-name="wait"
  remaining-calls-variable-name="left">
  <api id="orders" calls="5" renewal-period="60">
    <operation name="list" calls="2" renewal-period="10" />
  </api>
</rate-limit>`,
    ],
  ],
  quota: [
    [quota({ calls: 1, periodSeconds: 0 }), '<quota calls="1" renewal-period="0" />'],
    [
      quota({ calls: 9, periodSeconds: 300, apis: [{ name: "Orders", calls: 5 }] }),
      '<quota calls="9" renewal-period="300">\n  <api name="Orders" calls="5" />\n</quota>',
    ],
  ],
  "authentication-basic": [
    [authenticationBasic({ username: "u", password }), '<authentication-basic username="u" password="{{password}}" />'],
  ],
  "authentication-certificate": [
    [
      sendOneWayRequest({
        url: "https://a/b",
        method: "GET",
        timeoutSeconds: 4,
        certificate: { certificateId: "c" },
      }),
      `
<send-one-way-request mode="new" timeout="4">
  <set-url>https://a/b</set-url>
  <set-method>GET</set-method>
  <authentication-certificate certificate-id="c" />
</send-one-way-request>`,
    ],
    [authenticationCertificate({ thumbprint: "CA06" }), '<authentication-certificate thumbprint="CA06" />'],
    [
      authenticationCertificate({ certificateId: request.header("X-A") }),
      '<authentication-certificate certificate-id="@(context.Request.Headers.GetValueOrDefault("X-A", ""))" />',
    ],
  ],
  "mock-response": [
    [mockResponse(), '<mock-response status-code="200" />'],
    [
      mockResponse({ status: 404, contentType: "application/json", index: 1 }),
      '<mock-response status-code="404" content-type="application/json" index="1" />',
    ],
  ],
  "cache-lookup": [
    [
      cacheLookup(),
      '<cache-lookup vary-by-developer="true" vary-by-developer-groups="false" downstream-caching-type="none" />',
    ],
    [
      cacheLookup({ allowPrivate: true, varyByHeaders: ["Authorization"], varyByQueryParameters: ["page"] }),
      `
<cache-lookup vary-by-developer="true" vary-by-developer-groups="false" downstream-caching-type="none" allow-private-response-caching="true">
  <vary-by-header>Authorization</vary-by-header>
  <vary-by-query-parameter>page</vary-by-query-parameter>
</cache-lookup>`,
    ],
  ],
  "cache-store": [
    [cacheStore({ durationSeconds: 60 }), '<cache-store duration="60" />'],
    [
      cacheStore({ durationSeconds: 60, keepIf: isNumber(response.status, 404) }),
      '<cache-store duration="60" cache-response="@((context.Response?.StatusCode ?? 0) == 404)" />',
    ],
  ],
};
