import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { recordedNames } from "@mcp-landing-zone/contract";
import { Construct } from "constructs";
import { ConstructError, refuseUnless } from "../../errors.ts";
import type { InspectionFacts } from "@mcp-landing-zone/gateway/documents/inspection";
import { inspectArguments } from "@mcp-landing-zone/gateway/documents/inspection";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import {
  normalLevel,
  gatewayIndicators,
  gatewaySwitch,
  killSwitch,
  mcpDocument,
  nothingStopped,
  threatLevel,
} from "@mcp-landing-zone/gateway/documents/mcp";
import type { ServerFacts } from "@mcp-landing-zone/gateway/documents";
import { factsOf } from "../tiers.ts";
import type { ApiGateway } from "./api-gateway.ts";
import { Constants, forms, frontDoorOf } from "./constants.ts";
import { NamedValues } from "./named-values.ts";
import { NativeMcpApi } from "./native-mcp-api.ts";
import type { PolicyOperation } from "./policy-api.ts";
import { PolicyApi } from "./policy-api.ts";
import { ServerBackend } from "./server-backend.ts";
import { refuseMissing } from "../../required.ts";

/** The application whose tokens the server takes. */
export interface ApiAudience {
  /** The client id of the server's application, the audience of its tokens. */
  readonly clientId: string;
  /** The Application ID URI, for which tokens are issued. */
  readonly identifierUri: string;
}

/** What `McpApi` takes. */
export interface McpApiProps extends Pick<
  McpFacts,
  "otherHosts" | "allowedOrigins" | "limits" | "backendPath" | "underGatewaySwitch" | "underIndicators" | "stages"
> {
  /** The gateway that publishes it. */
  readonly gateway: ApiGateway;
  /** The name under which clients know the gateway. */
  readonly publicHostName: string;
  /** The path of the endpoint, with a slash before it. Never the root: clients that parse URLs would put a slash after it. */
  readonly path: string;
  /**
   * What every other path of this server begins with, such as `/weather`, where the gateway has several servers.
   * @default - nothing
   */
  readonly base?: string;
  /**
   * Begins the names of all that belongs to this server on the gateway; a gateway may have several.
   * @default "mcp"
   */
  readonly name?: string;
  /** The tenant whose tokens are taken. */
  readonly tenantId: string;
  /** The Entra application of the server. */
  readonly application: ApiAudience;
  /** Client ids of the applications whose tokens are accepted. */
  readonly clients: readonly string[];
  /** The tools of the server, with their scopes and limits. */
  readonly catalogue: ToolCatalogue;
  /**
   * Has Prompt Shields look at what tools are called with, for a server that does not look itself. The gateway's identity must be allowed to use the
   * account. A call without a verdict is refused.
   * @default - none
   */
  readonly inspection?: Pick<InspectionFacts, "mostChunks" | "timeoutSeconds"> & {
    /** `https://` and the host of Content Safety, without a slash at the end. */
    readonly contentSafetyUrl: string;
  };
  /** Of the Front Door through which every request has to come, as it writes it into `X-Azure-FDID`. @default - requests come from clients themselves */
  readonly frontDoorId?: string;
  /** Where the server runs: `https://` and a host that the gateway reaches. */
  readonly serverUrl: string;
  /**
   * How the gateway publishes it: as an HTTP API, which every revision of the protocol passes, or as its own `mcp` type, which is a preview, knows tools
   * and resources only, and shows the server in the portal.
   * @default "http"
   */
  readonly type?: "http" | "mcp";
}

/** Every method has an operation: one that has none is answered by the gateway itself, past these rules. */
const operations = {
  call: { method: "POST" },
  get: { method: "GET" },
  head: { method: "HEAD" },
  put: { method: "PUT" },
  patch: { method: "PATCH" },
  delete: { method: "DELETE" },
  options: { method: "OPTIONS" },
} as const satisfies Readonly<Record<string, PolicyOperation>>;

/**
 * An MCP server as clients see it: its endpoint on the gateway, with the rules of the MCP document before it.
 *
 * @example
 * new McpApi(stack, "mcp", {
 *   gateway: policyGateway,
 *   publicHostName: "mcp.example.com",
 *   path: "/mcp",
 *   tenantId: "00000000-0000-0000-0000-000000000000",
 *   application: { clientId: "00000000-0000-0000-0000-000000000001", identifierUri: "api://orders" },
 *   clients: ["00000000-0000-0000-0000-000000000002"],
 *   catalogue,
 *   serverUrl: "https://mcp.internal",
 * });
 */
export class McpApi extends Construct {
  readonly api: PolicyApi | NativeMcpApi;
  readonly backend: ServerBackend;
  readonly namedValues: NamedValues;
  /** The facts behind the rules, for other APIs of the same server. */
  readonly facts: ServerFacts;

  constructor(scope: Construct, id: string, props: McpApiProps) {
    super(scope, id);
    refuseMissing(this, "McpApiProps", props);
    const { gateway, name = "mcp", path } = props;
    check(this, props);
    this.backend = new ServerBackend(this, "Backend", { gateway, name, url: props.serverUrl });
    const constants = new Constants(this, name);
    const facts = this.#facts(props, name, constants);
    this.facts = facts;
    this.namedValues = new NamedValues(this, "Values", {
      gateway,
      values: [
        { namedValue: killSwitch(facts).namedValue, value: nothingStopped, operated: true },
        { namedValue: threatLevel(facts.name).namedValue, value: normalLevel, operated: true },
        ...constants.settings,
      ],
      elsewhere: [
        ...(facts.underGatewaySwitch ? [gatewaySwitch] : []),
        ...(facts.underIndicators ? [gatewayIndicators] : []),
      ],
    });
    const common = {
      gateway,
      name,
      displayName: `MCP server ${name}`,
      document: mcpDocument(facts),
      namedValues: this.namedValues,
      dependsOn: [this.backend.resource],
    };
    this.api =
      props.type === "mcp"
        ? new NativeMcpApi(this, "Api", { ...common, endpoint: path, serverUrl: props.serverUrl })
        : new PolicyApi(this, "Api", { ...common, path: path.slice(1), operations });
  }

  #facts(props: McpApiProps, name: string, constants: Constants): McpFacts {
    const { gateway, application, tenantId, clients } = props;
    const [first, ...rest] = clients.map((clientId, index) => constants.of(`clients[${index}]`, clientId, forms.id));
    if (first === undefined) {
      const expected = "at least one client id: some readers take an empty list for no client, others for every client";
      throw new ConstructError("VALUE_INVALID", { at: this, field: "clients", received: clients, expected });
    }
    const scopePrefix = constants.of("application.identifierUri", application.identifierUri, forms.applicationIdUri);
    const {
      base,
      otherHosts,
      allowedOrigins,
      limits,
      inspection,
      backendPath,
      underGatewaySwitch,
      underIndicators,
      stages,
    } = props;
    const gatewayIdentity = constants.of("gateway.identity.clientId", gateway.identity.clientId, forms.id);
    return {
      name,
      endpoint: {
        host: constants.of("publicHostName", props.publicHostName, forms.hostName),
        path: props.path,
        ...(base === undefined ? {} : { base }),
      },
      ...(otherHosts ? { otherHosts } : {}),
      ...frontDoorOf(constants, props.frontDoorId),
      ...(allowedOrigins ? { allowedOrigins } : {}),
      ...(limits ? { limits } : {}),
      ...(inspection ? { inspection: inspectionOf(inspection, gatewayIdentity) } : {}),
      ...(backendPath === undefined ? {} : { backendPath }),
      ...(stages ? { stages } : {}),
      ...(underGatewaySwitch === undefined ? {} : { underGatewaySwitch }),
      ...(underIndicators === undefined ? {} : { underIndicators }),
      tenantId: constants.of("tenantId", tenantId, forms.id),
      audience: constants.of("application.clientId", application.clientId, forms.id),
      clients: [first, ...rest],
      scopePrefix,
      catalogue: props.catalogue,
      // By its URI, which an identity can ask for in both modes.
      gatewayToken: {
        resource: scopePrefix,
        clientId: gatewayIdentity,
      },
      backendId: this.backend.backendId,
      dailyQuotas: factsOf(gateway.tier).quotaByKey,
    };
  }
}

const inspectionOf = (
  { contentSafetyUrl, ...rest }: NonNullable<McpApiProps["inspection"]>,
  identityClientId: InspectionFacts["identityClientId"],
) => inspectArguments({ ...rest, endpoint: contentSafetyUrl, identityClientId });

const check = (at: Construct, { path, catalogue, inspection }: McpApiProps): void => {
  refuseUnless(/^(?:\/[A-Za-z0-9._~-]+)+$/.test(path), "VALUE_INVALID", {
    at,
    field: "path",
    received: path,
    expected: "a path such as /mcp: a slash before each part, none at the end",
  });
  refuseUnless(
    inspection === undefined || /^https:\/\/[a-z0-9.-]+$/.test(inspection.contentSafetyUrl),
    "VALUE_INVALID",
    {
      at,
      field: "inspection.contentSafetyUrl",
      received: inspection?.contentSafetyUrl,
      expected: "https:// and a host, without a slash at the end",
    },
  );
  refuseUnless(recordedNames(catalogue).length > 0, "VALUE_INVALID", {
    at,
    field: "catalogue.tools",
    received: catalogue.tools,
    expected: "at least one tool, resource or prompt: the gateway lets nothing else through",
  });
};
