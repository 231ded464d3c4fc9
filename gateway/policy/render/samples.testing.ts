import { authenticationManagedIdentity, forwardRequest, sendRequest, setBackendService } from "../element/backend.ts";
import type { Element } from "../element/data.ts";
import {
  base,
  choose,
  emitMetric,
  fragment,
  includeFragment,
  otherwise,
  retry,
  setVariable,
  when,
} from "../element/flow.ts";
import {
  appendHeader,
  deleteHeader,
  deleteQueryParameter,
  returnResponse,
  rewriteUri,
  setBody,
  setHeader,
  setHeaderIfAbsent,
  setMethod,
  setQueryParameter,
  setStatus,
} from "../element/message.ts";
import { isNumber } from "../expression/integer.ts";
import { namedValue } from "../expression/named-value.ts";
import { response } from "../expression/outcome.ts";
import { guid } from "../expression/pattern.ts";
import { request } from "../expression/request.ts";
import { text } from "../expression/text.ts";
import { booleanVariable, integerVariable, responseVariable, stringVariable } from "../expression/variable.ts";

const tenant = namedValue({ name: "tenant", description: "d", pattern: guid });

/** Elements with every attribute that they can have, and how they render. */
export type Samples = Readonly<Record<string, readonly (readonly [Element, string])[]>>;

export const samples: Samples = {
  base: [[base(), "<base />"]],
  choose: [
    [
      choose(when(isNumber(response.status, 1), base()), when(true, base()), otherwise(base())),
      `
<choose>
  <when condition="@((context.Response?.StatusCode ?? 0) == 1)">
    <base />
  </when>
  <when condition="true">
    <base />
  </when>
  <otherwise>
    <base />
  </otherwise>
</choose>`,
    ],
  ],
  "set-variable": [
    [setVariable(stringVariable("a"), "b"), '<set-variable name="a" value="@("b")" />'],
    [setVariable(stringVariable("a"), tenant.text), '<set-variable name="a" value="@("{{tenant}}")" />'],
    [setVariable(booleanVariable("a"), true), '<set-variable name="a" value="@(true)" />'],
    [setVariable(integerVariable("a"), -1), '<set-variable name="a" value="@(-1)" />'],
  ],
  "set-header": [
    [
      setHeader("X-A", "b", request.method),
      `
<set-header name="X-A" exists-action="override">
  <value>b</value>
  <value>@(context.Request.Method)</value>
</set-header>`,
    ],
    [
      setHeaderIfAbsent("X-A", ""),
      '<set-header name="X-A" exists-action="skip">\n  <value>@("")</value>\n</set-header>',
    ],
    [
      appendHeader("X-A", " b"),
      '<set-header name="X-A" exists-action="append">\n  <value>@(" b")</value>\n</set-header>',
    ],
    [deleteHeader("X-A"), '<set-header name="X-A" exists-action="delete" />'],
  ],
  "set-body": [
    [setBody("a"), "<set-body>a</set-body>"],
    [setBody("<a>"), '<set-body>@("\\u003ca\\u003e")</set-body>'],
    [setBody(tenant.text), "<set-body>{{tenant}}</set-body>"],
  ],
  "set-query-parameter": [
    [
      setQueryParameter("a", "b"),
      '<set-query-parameter name="a" exists-action="override">\n  <value>b</value>\n</set-query-parameter>',
    ],
    [deleteQueryParameter("a"), '<set-query-parameter name="a" exists-action="delete" />'],
  ],
  "set-method": [[setMethod("PUT"), "<set-method>PUT</set-method>"]],
  "set-status": [
    [setStatus(404), '<set-status code="404" reason="Not Found" />'],
    [setStatus(response.status), '<set-status code="@(context.Response?.StatusCode ?? 0)" />'],
  ],
  "rewrite-uri": [[rewriteUri("/a"), '<rewrite-uri template="/a" copy-unmatched-params="false" />']],
  retry: [
    [
      retry(
        { while: true, count: 2, intervalSeconds: 1, maxIntervalSeconds: 9, deltaSeconds: 3, firstFast: true },
        base(),
      ),
      `
<retry condition="true" count="2" interval="1" max-interval="9" delta="3" first-fast-retry="true">
  <base />
</retry>`,
    ],
  ],
  "send-request": [
    [
      sendRequest({
        into: responseVariable("r"),
        url: "https://a/b",
        method: "POST",
        headers: { Accept: "a/b" },
        body: "c",
        timeoutSeconds: 4,
        identity: { resource: "https://a", clientId: "id" },
        ignoreError: true,
      }),
      `
<send-request mode="new" response-variable-name="r" timeout="4" ignore-error="true">
  <set-url>https://a/b</set-url>
  <set-method>POST</set-method>
  <set-header name="Accept" exists-action="override">
    <value>a/b</value>
  </set-header>
  <set-body>c</set-body>
  <authentication-managed-identity resource="https://a" client-id="id" />
</send-request>`,
    ],
  ],
  "authentication-managed-identity": [
    [
      authenticationManagedIdentity({ resource: "api://a", into: stringVariable("hop") }),
      '<authentication-managed-identity resource="api://a" output-token-variable-name="hop" ignore-error="false" />',
    ],
  ],
  "set-backend-service": [
    [setBackendService({ baseUrl: "https://a" }), '<set-backend-service base-url="https://a" />'],
    [setBackendService({ backendId: "a" }), '<set-backend-service backend-id="a" />'],
  ],
  "forward-request": [
    [
      forwardRequest({ timeoutSeconds: 9, bufferRequest: true }),
      '<forward-request timeout="9" follow-redirects="false" buffer-request-body="true" buffer-response="false" fail-on-error-status-code="false" />',
    ],
  ],
  "return-response": [
    [
      returnResponse({ status: 401, headers: { A: "b", "Set-Cookie": [text("c"), request.method] }, body: "d" }),
      `
<return-response>
  <set-status code="401" reason="Unauthorized" />
  <set-header name="A" exists-action="override">
    <value>b</value>
  </set-header>
  <set-header name="Set-Cookie" exists-action="override">
    <value>c</value>
    <value>@(context.Request.Method)</value>
  </set-header>
  <set-body>d</set-body>
</return-response>`,
    ],
  ],
  "include-fragment": [
    [
      includeFragment(fragment({ id: "f", description: "d", section: "inbound", elements: [] })),
      '<include-fragment fragment-id="f" />',
    ],
  ],
  "emit-metric": [
    [
      emitMetric({ name: "m", namespace: "n", value: 2, dimensions: { a: "b" } }),
      '<emit-metric name="m" value="2" namespace="n">\n  <dimension name="a" value="b" />\n</emit-metric>',
    ],
  ],
};
