import { routes } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import type { ApprovalsLimits } from "@mcp-landing-zone/gateway/documents/approvals";
import { approvalsDocument } from "@mcp-landing-zone/gateway/documents/approvals";
import type { ApiGateway } from "./api-gateway.ts";
import type { McpApi } from "./mcp-api.ts";
import type { PolicyOperation } from "./policy-api.ts";
import { PolicyApi } from "./policy-api.ts";
import { refuseMissing } from "../../required.ts";

/** What `ApprovalsApi` takes. */
export interface ApprovalsApiProps {
  /** The gateway that publishes it. */
  readonly gateway: ApiGateway;
  /** The endpoint whose calls are decided about. Its server, its clients and its switch are those of the approvals, too. */
  readonly endpoint: McpApi;
  /** Limits other than the usual ones. @default `approvalsLimits` */
  readonly limits?: Partial<ApprovalsLimits>;
}

/**
 * Where people who hold the role see and decide the calls that wait for approval: `GET /approvals`, `POST /approvals/<id>`. For the reference server, or
 * one that is built with its `createServer`.
 *
 * @example
 * new ApprovalsApi(stack, "approvals", { gateway: policyGateway, endpoint: mcpApi });
 */
export class ApprovalsApi extends Construct {
  readonly api: PolicyApi;
  /** On the gateway, without a slash before it. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: ApprovalsApiProps) {
    super(scope, id);
    refuseMissing(this, "ApprovalsApiProps", props);
    const { gateway, endpoint, limits } = props;
    const document = approvalsDocument(endpoint.facts, limits);
    this.path = `${endpoint.facts.endpoint.base ?? ""}${routes.approvals}`.slice(1);
    this.api = new PolicyApi(this, "Api", {
      gateway,
      name: document.name,
      displayName: `Approvals of MCP server ${endpoint.facts.name}`,
      path: this.path,
      document,
      namedValues: endpoint.namedValues,
      operations: Object.fromEntries([...operationsOn("/", "list"), ...operationsOn("/{id}", "one")]),
      dependsOn: [endpoint.backend.resource],
    });
  }
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Every method has an operation: one that has none is answered by the gateway itself, past these rules. */
const operationsOn = (urlTemplate: string, what: string): readonly (readonly [string, PolicyOperation])[] =>
  methods.map((method) => [`${method.toLowerCase()}-${what}`, { method, urlTemplate }]);
