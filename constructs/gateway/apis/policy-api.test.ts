import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import type { ConstructError } from "../../errors.ts";
import { resourceOf, resourcesOf, synthesize } from "../../testing.ts";
import type { Given, PolicyDocument } from "@mcp-landing-zone/gateway/policy";
import {
  base,
  includeFragment,
  namedValue,
  setHeader,
  characters,
  fragment,
  policyDocument,
  rateLimitByKey,
  request,
  returnResponse,
  text,
} from "@mcp-landing-zone/gateway/policy";
import { existingGateway } from "./apis.testing.ts";
import type { PolicyApiProps } from "./index.ts";
import { NamedValues, PolicyApi, ServerBackend } from "./index.ts";

const greeting = namedValue({ name: "greeting", description: "a greeting", pattern: characters("A-Za-z ", 1, 40) });

const answering = (body: Given<"string">, more: Partial<PolicyDocument> = {}): PolicyDocument => ({
  ...policyDocument({
    name: "hello",
    scope: "api",
    inbound: [
      base(),
      rateLimitByKey({ calls: 60, periodSeconds: 60, key: text("hello:", request.clientIp) }),
      returnResponse({ status: 200, body }),
    ],
    backend: [base()],
    outbound: [base()],
    onError: [base()],
  }),
  ...more,
});

const hello = answering("hello");

const api = (props: Partial<PolicyApiProps> = {}, value?: string) =>
  synthesize((stack) => {
    const gateway = existingGateway(stack);
    const namedValues =
      value === undefined
        ? undefined
        : new NamedValues(stack, "values", { gateway, values: [{ namedValue: greeting, value }] });
    new PolicyApi(stack, "api", {
      gateway,
      name: "hello",
      displayName: "Hello",
      path: "hello",
      document: hello,
      operations: { greet: { method: "GET" } },
      ...(namedValues ? { namedValues } : {}),
      ...props,
    });
  });

const refusal = (run: () => unknown): ConstructError => {
  try {
    run();
  } catch (error) {
    return error as ConstructError;
  }
  throw new Error("not refused");
};

describe("an API of policies", () => {
  it("speaks https only, and asks for no subscription key, which identifies no caller", () => {
    expect(resourceOf(api(), "azurerm_api_management_api")).toMatchObject({
      name: "hello",
      path: "hello",
      protocols: ["https"],
      subscription_required: false,
      revision: "1",
    });
  });

  it("has its operations and no other", () => {
    const operations = { greet: { method: "GET" }, name: { method: "POST", urlTemplate: "/name" } } as const;
    const made = resourcesOf(api({ operations }), "azurerm_api_management_api_operation");
    expect(made.map(({ operation_id, method, url_template }) => [operation_id, method, url_template])).toEqual([
      ["greet", "GET", "/"],
      ["name", "POST", "/name"],
    ]);
  });

  it("an operation with a document of its own has a policy of its own", () => {
    const document = { ...answering("good night"), scope: "operation" } as const;
    const policy = resourceOf(
      api({ operations: { greet: { method: "GET", document } } }),
      "azurerm_api_management_api_operation_policy",
    );
    expect(policy["xml_content"]).toContain("good night");
  });

  it("R-63 R-61 every log of the gateway gets each of its requests, with the address and without body or header", () => {
    const stack = api();
    const side = { request: { headers: [], body: { bytes: 0 } }, response: { headers: [], body: { bytes: 0 } } };
    expect(resourceOf(stack, "azapi_resource")).toMatchObject({
      type: "Microsoft.ApiManagement/service/apis/diagnostics@2024-05-01",
      name: "azuremonitor",
      body: {
        properties: {
          sampling: { percentage: 100 },
          logClientIp: true,
          alwaysLog: "allErrors",
          frontend: side,
          backend: side,
        },
      },
    });
    // The one of azurerm takes no diagnostic of a workspace; without Application Insights there is none.
    expect(stack.resource).not.toHaveProperty("azurerm_api_management_api_diagnostic");
  });

  it("a template in a document stays text for Terraform", () => {
    const policy = resourceOf(api({ document: answering("${path} %{if}") }), "azurerm_api_management_api_policy");
    expect(policy["xml_content"]).not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/);
  });

  it("a document that breaks a rule of the library is refused", () => {
    const unlimited = answering("hello", { sections: { ...hello.sections, inbound: [base()] } });
    expect(refusal(() => api({ document: unlimited }))).toMatchObject({
      code: "VALUE_INVALID",
      field: "document hello",
    });
  });

  it("a document that mentions a value which is set nowhere is refused", () => {
    const document = answering(greeting.text, { namedValues: [greeting] });
    expect(refusal(() => api({ document }))).toMatchObject({ code: "NOT_FOUND" });
  });

  it("a document that includes a fragment, which is nowhere on the gateway, is refused", () => {
    const shared = fragment({
      id: "shared",
      description: "d",
      section: "outbound",
      elements: [setHeader("X-Shared", "yes")],
    });
    const sections = { ...hello.sections, outbound: [base(), includeFragment(shared)] };
    expect(refusal(() => api({ document: answering("hello", { sections }) }))).toMatchObject({
      code: "NOT_FOUND",
      field: "fragments of document hello",
    });
  });

  it("a policy waits until the gateway knows the values that it mentions", () => {
    const stack = api({ document: answering(greeting.text, { namedValues: [greeting] }) }, "good morning");
    const [sleep] = Object.keys(stack.resource["time_sleep"]!);
    expect(resourceOf(stack, "azurerm_api_management_api_policy")["depends_on"]).toContain(`time_sleep.${sleep}`);
    expect(resourceOf(stack, "azurerm_api_management_named_value")).toMatchObject({ value: "good morning" });
  });
});

describe("named values", () => {
  const made = (value: string, operated = false) =>
    synthesize((stack) => {
      const gateway = existingGateway(stack);
      new NamedValues(stack, "values", { gateway, values: [{ namedValue: greeting, value, operated }] });
    });

  it("a literal outside of the pattern is refused", () => {
    expect(refusal(() => made('"; return true; //'))).toMatchObject({ field: "values.greeting" });
  });

  it("a value that Terraform learns at apply passes", () => {
    const value = resourceOf(made(Token.asString({ ref: "x" }) as string), "azurerm_api_management_named_value");
    expect(value["value"]).toBeDefined();
  });

  it("a value that operators change is left as they set it, and no other is", () => {
    const of = (operated: boolean) => resourceOf(made("hello", operated), "azurerm_api_management_named_value");
    expect(of(true)["lifecycle"]).toEqual({ ignore_changes: ["value"] });
    expect(of(false)["lifecycle"]).toBeUndefined();
  });
});

describe("the backend of a server", () => {
  const backend = (url: string) =>
    synthesize((stack) => {
      new ServerBackend(stack, "server", { gateway: existingGateway(stack), name: "mcp", url });
    });

  it("R-42 is asked over TLS alone, and must show a certificate of its own name", () => {
    expect(resourceOf(backend("https://server.example"), "azurerm_api_management_backend")).toMatchObject({
      url: "https://server.example",
      tls: { validate_certificate_chain: true, validate_certificate_name: true },
    });
  });

  it.each(["http://server.example", `http://${Token.asString({ ref: "x" })}`, "server.example"])(
    "R-42 %s is refused",
    (url) => {
      expect(refusal(() => backend(url))).toMatchObject({ code: "VALUE_INVALID", field: "url" });
    },
  );

  it("R-55 is left alone while it is down, and no answer that one caller can provoke counts", () => {
    const { circuit_breaker_rule: rule } = resourceOf(
      backend("https://server.example"),
      "azurerm_api_management_backend",
    ) as { circuit_breaker_rule: Record<string, unknown> };
    expect(rule).toMatchObject({
      trip_duration: "PT30S",
      failure_condition: { count: 10, interval_duration: "PT1M", status_code_range: [{ min: 502, max: 504 }] },
    });
  });
});
