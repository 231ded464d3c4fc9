import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { refuseUnless } from "../../errors.ts";
import {
  ApiManagementApi,
  ApiManagementApiOperation,
  ApiManagementApiOperationPolicy,
  ApiManagementApiPolicy,
} from "../../providers.ts";
import type { PolicyDocument } from "@mcp-landing-zone/gateway/policy";
import { fragmentsIn, lintPolicy, renderPolicy, terraformLiteral } from "@mcp-landing-zone/gateway/policy";
import { refuseRepeatedNames } from "../../unique-names.ts";
import type { ApiGateway } from "./api-gateway.ts";
import { ApiLog } from "./api-log.ts";
import type { NamedValues } from "./named-values.ts";
import { refuseMissing } from "../../required.ts";

/** An operation of an API: its method and its path. */
export interface PolicyOperation {
  /** The HTTP method. */
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
  /** Below the API's path, with a slash before it; `{name}` stands for one part of it. @default "/" */
  readonly urlTemplate?: string;
  /** The policy of this operation. @default - that of the API */
  readonly document?: PolicyDocument;
}

/** Settings that every API here gets. */
export interface ApiPlacement {
  /** The gateway that publishes it. */
  readonly gateway: ApiGateway;
  /** Names the API in the gateway and in its logs: unique among those of the gateway. */
  readonly name: string;
  /** What the portal shows. */
  readonly displayName: string;
  /** What the documents mention besides their own text. @default - nothing */
  readonly namedValues?: NamedValues;
  /** What a document refers to by name, such as a backend. @default - nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** What `PolicyApi` takes. */
export interface PolicyApiProps extends ApiPlacement {
  /** Below the gateway's host name, without a slash before it. The empty path serves one API of a gateway. */
  readonly path: string;
  /** What all operations do. */
  readonly document: PolicyDocument;
  /** By names of your choice, which the logs show. */
  readonly operations: Readonly<Record<string, PolicyOperation>>;
}

/**
 * An API that is nothing but its policies: named operations, one document for all, one for each that needs it. No subscription is needed
 * key, because a key says nothing about who calls; no log holds a body.
 *
 * @example
 * new PolicyApi(stack, "orders", {
 *   gateway: policyGateway,
 *   name: "orders",
 *   displayName: "Orders",
 *   path: "orders",
 *   document: orders,
 *   operations: { list: { method: "GET", urlTemplate: "/" } },
 * });
 */
export class PolicyApi extends Construct {
  readonly resource: ApiManagementApi;
  readonly policy: ApiManagementApiPolicy;
  readonly operations: readonly ApiManagementApiOperation[];
  readonly log: ApiLog;

  constructor(scope: Construct, id: string, props: PolicyApiProps) {
    super(scope, id);
    refuseMissing(this, "PolicyApiProps", props);
    const { gateway, name, displayName, path, document } = props;
    const service = { resourceGroupName: gateway.resourceGroupName, apiManagementName: gateway.name };
    refuseRepeatedNames(this);
    this.resource = new ApiManagementApi(this, "Resource", {
      ...service,
      name,
      displayName,
      path,
      revision: "1",
      apiType: "http",
      protocols: ["https"],
      subscriptionRequired: false,
    });
    this.policy = new ApiManagementApiPolicy(this, "Policy", {
      ...service,
      apiName: this.resource.name,
      xmlContent: policyText(this, document, props.namedValues),
      dependsOn: readyFor(document, props),
    });
    this.operations = Object.entries(props.operations).map(([operationId, operation]) =>
      this.#operation(operationId, operation, props),
    );
    this.log = new ApiLog(this, "Log", { gateway, apiName: this.resource.name });
  }

  #operation(operationId: string, operation: PolicyOperation, props: PolicyApiProps): ApiManagementApiOperation {
    const { gateway } = props;
    const place = {
      resourceGroupName: gateway.resourceGroupName,
      apiManagementName: gateway.name,
      apiName: this.resource.name,
    };
    const { method, urlTemplate = "/", document } = operation;
    const parameters = parametersOf(urlTemplate);
    const resource = new ApiManagementApiOperation(this, operationId, {
      ...place,
      operationId,
      displayName: operationId,
      method,
      urlTemplate,
      ...(parameters.length > 0 ? { templateParameter: parameters } : {}),
    });
    if (document) {
      new ApiManagementApiOperationPolicy(this, `${operationId} policy`, {
        ...place,
        operationId: resource.operationId,
        xmlContent: policyText(this, document, props.namedValues),
        dependsOn: readyFor(document, props),
      });
    }
    return resource;
  }
}

/** Azure takes a template only with a declaration of each parameter in it. */
const parametersOf = (urlTemplate: string) =>
  [...urlTemplate.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, type: "string", required: true }));

/** What azurerm sends. A document that breaks a rule, or mentions a value that is set nowhere, goes no further. */
export const policyText = (at: Construct, document: PolicyDocument, namedValues?: NamedValues): string => {
  const findings = lintPolicy(document);
  refuseUnless(findings.length === 0, "VALUE_INVALID", {
    at,
    field: `document ${document.name}`,
    received: findings.map(({ rule, path, problem }) => `${rule}: ${path} ${problem}`),
    expected: "a document in which the rules of the policy library find nothing",
  });
  const missing = document.namedValues.filter((namedValue) => !namedValues?.has(namedValue)).map(({ name }) => name);
  refuseUnless(missing.length === 0, "NOT_FOUND", {
    at,
    field: `namedValues of document ${document.name}`,
    received: missing,
    expected: "a value for each of them in namedValues",
  });
  const fragments = fragmentsIn(Object.values(document.sections).flat()).map(({ id }) => id);
  refuseUnless(fragments.length === 0, "NOT_FOUND", {
    at,
    field: `fragments of document ${document.name}`,
    received: fragments,
    expected: "none: nothing here puts fragments on the gateway, so their elements stand in the document itself",
  });
  return terraformLiteral(renderPolicy(document));
};

export const readyFor = (
  document: PolicyDocument,
  { namedValues, dependsOn = [] }: ApiPlacement,
): ITerraformDependable[] => [
  ...(namedValues && document.namedValues.length > 0 ? [namedValues.ready] : []),
  ...dependsOn,
];
