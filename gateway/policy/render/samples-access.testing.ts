import { cors, ipFilter, validateAzureAdToken, validateJwt } from "../element/access.ts";
import {
  cacheLookupValue,
  cacheRemoveValue,
  cacheStoreValue,
  cacheValue,
  checkHeader,
  trace,
} from "../element/cache.ts";
import { base } from "../element/flow.ts";
import { limitConcurrency, quotaByKey, rateLimitByKey } from "../element/limits.ts";
import { isNumber } from "../expression/integer.ts";
import { namedValue } from "../expression/named-value.ts";
import { response } from "../expression/outcome.ts";
import { guid } from "../expression/pattern.ts";
import { request } from "../expression/request.ts";
import { text } from "../expression/text.ts";
import { platformVariable, stringVariable, tokenVariable } from "../expression/variable.ts";
import type { Samples } from "./samples.testing.ts";

const tenant = namedValue({ name: "tenant", description: "d", pattern: guid });
const token = tokenVariable("token");
const requiredClaims = [{ name: "scp", match: "any", separator: " ", values: ["a", "b c"] }] as const;

export const accessSamples: Samples = {
  "validate-azure-ad-token": [
    [
      validateAzureAdToken({
        tenantId: tenant,
        audiences: ["aud"],
        clientApplicationIds: ["one", "two"],
        requiredClaims,
        into: token,
      }),
      `
<validate-azure-ad-token tenant-id="{{tenant}}" header-name="Authorization" failed-validation-httpcode="401" output-token-variable-name="token">
  <client-application-ids>
    <application-id>one</application-id>
    <application-id>two</application-id>
  </client-application-ids>
  <audiences>
    <audience>aud</audience>
  </audiences>
  <required-claims>
    <claim name="scp" match="any" separator=" ">
      <value>a</value>
      <value>b c</value>
    </claim>
  </required-claims>
</validate-azure-ad-token>`,
    ],
  ],
  "validate-jwt": [
    [
      validateJwt({
        openidConfigs: ["https://a/config"],
        issuers: ["https://a"],
        audiences: ["aud"],
        clockSkewSeconds: 5,
        into: token,
      }),
      `
<validate-jwt
  header-name="Authorization"
  require-expiration-time="true"
  require-scheme="Bearer"
  require-signed-tokens="true"
  clock-skew="5"
  failed-validation-httpcode="401"
  output-token-variable-name="token">
  <openid-config url="https://a/config" />
  <audiences>
    <audience>aud</audience>
  </audiences>
  <issuers>
    <issuer>https://a</issuer>
  </issuers>
</validate-jwt>`,
    ],
    [
      validateJwt({
        token: request.header("X-Proof"),
        openidConfigs: ["c"],
        issuers: ["i"],
        audiences: ["a"],
        failedStatus: 403,
        into: token,
      }),
      `
<validate-jwt
  token-value="@(context.Request.Headers.GetValueOrDefault("X-Proof", ""))"
  require-expiration-time="true"
  require-signed-tokens="true"
  clock-skew="0"
  failed-validation-httpcode="403"
  output-token-variable-name="token">
  <openid-config url="c" />
  <audiences>
    <audience>a</audience>
  </audiences>
  <issuers>
    <issuer>i</issuer>
  </issuers>
</validate-jwt>`,
    ],
  ],
  "rate-limit-by-key": [
    [
      rateLimitByKey({
        calls: 1,
        periodSeconds: 2,
        key: text("k:", request.clientIp),
        countIf: isNumber(response.status, 401),
        countBy: 3,
        retryAfter: platformVariable("wait"),
        remaining: platformVariable("left"),
      }),
      `
<rate-limit-by-key
  calls="1"
  renewal-period="2"
  counter-key="@("k:" + context.Request.IpAddress)"
  increment-condition="@((context.Response?.StatusCode ?? 0) == 401)"
  increment-count="3"
  retry-after-variable-name="wait"
  remaining-calls-variable-name="left" />`,
    ],
  ],
  "quota-by-key": [
    [
      quotaByKey({ calls: 1, periodSeconds: 300, key: "k", countIf: true, firstPeriodStart: "2026-01-01T00:00:00Z" }),
      '<quota-by-key calls="1" renewal-period="300" counter-key="k" increment-condition="true" first-period-start="2026-01-01T00:00:00Z" />',
    ],
  ],
  "ip-filter": [
    [
      ipFilter({ action: "allow", addresses: ["10.0.0.1"], ranges: [{ from: "10.0.1.0", to: "10.0.1.9" }] }),
      `
<ip-filter action="allow">
  <address>10.0.0.1</address>
  <address-range from="10.0.1.0" to="10.0.1.9" />
</ip-filter>`,
    ],
  ],
  cors: [
    [
      cors({
        origins: ["https://a"],
        methods: ["POST"],
        headers: ["x-a"],
        exposedHeaders: ["x-b"],
        allowCredentials: true,
        maxAgeSeconds: 5,
      }),
      `
<cors allow-credentials="true" terminate-unmatched-request="true">
  <allowed-origins>
    <origin>https://a</origin>
  </allowed-origins>
  <allowed-methods preflight-result-max-age="5">
    <method>POST</method>
  </allowed-methods>
  <allowed-headers>
    <header>x-a</header>
  </allowed-headers>
  <expose-headers>
    <header>x-b</header>
  </expose-headers>
</cors>`,
    ],
  ],
  "check-header": [
    [
      checkHeader({ name: "X-A", values: ["b"], failedMessage: "No", ignoreCase: true }),
      `
<check-header name="X-A" failed-check-httpcode="403" failed-check-error-message="No" ignore-case="true">
  <value>b</value>
</check-header>`,
    ],
  ],
  "cache-lookup-value": [
    [cacheLookupValue({ key: "k", into: stringVariable("v") }), '<cache-lookup-value key="k" variable-name="v" />'],
    [
      cacheLookupValue({ key: request.clientIp, into: stringVariable("v"), otherwise: "none" }),
      '<cache-lookup-value key="@(context.Request.IpAddress)" variable-name="v" default-value="none" />',
    ],
  ],
  "cache-store-value": [
    [
      cacheStoreValue({ key: "k", value: request.method, durationSeconds: 60 }),
      '<cache-store-value key="k" value="@(context.Request.Method)" duration="60" />',
    ],
  ],
  "cache-remove-value": [[cacheRemoveValue("k"), '<cache-remove-value key="k" />']],
  "cache-value": [
    [
      cacheValue(
        { key: "k", into: stringVariable("v"), expiresAfterSeconds: 60, refreshAfterSeconds: 30, otherwise: "none" },
        base(),
      ),
      `
<cache-value key="k" variable-name="v" expires-after="60" refresh-after="30" default-value="none">
  <value>
    <base />
  </value>
</cache-value>`,
    ],
  ],
  trace: [
    [
      trace({ source: "s", message: request.id, severity: "error", metadata: { a: "b" } }),
      `
<trace source="s" severity="error">
  <message>@(context.RequestId.ToString())</message>
  <metadata name="a" value="b" />
</trace>`,
    ],
  ],
  "limit-concurrency": [
    [
      limitConcurrency({ key: "k", maxCount: 3 }, base()),
      '<limit-concurrency key="k" max-count="3">\n  <base />\n</limit-concurrency>',
    ],
  ],
};
