import { Construct } from "constructs";
import { ConstructError } from "../../errors.ts";
import { ApiManagementBackend } from "../../providers.ts";
import type { GatewayRef } from "../gateway-ref.ts";
import { refuseMissing } from "../../required.ts";

/** What `ServerBackend` takes. */
export interface ServerBackendProps {
  /** The gateway that has the backend. */
  readonly gateway: GatewayRef;
  /** Names the backend in the gateway. */
  readonly name: string;
  /** `https://` and a host; the path is the document's. */
  readonly url: string;
}

/** When the gateway stops asking a server that is down, and for how long. */
const breaker = {
  // What a proxy, or the server's own guard against overload, answers. Not 500: a caller who can make one call fail could close the
  // server to everybody.
  statusCodes: { min: 502, max: 504 },
  failures: 10,
  within: "PT1M",
  pause: "PT30S",
} as const;

/**
 * Where an MCP server runs. Encrypted always, its certificate checked for chain and name, and left alone while it is down.
 *
 * @example
 * new ServerBackend(stack, "backend", { gateway, name: "orders", url: "https://orders.intra.contoso.com" });
 */
export class ServerBackend extends Construct {
  readonly resource: ApiManagementBackend;
  /** The id by which documents refer to it, known when they are written. */
  readonly backendId: string;

  constructor(scope: Construct, id: string, props: ServerBackendProps) {
    super(scope, id);
    refuseMissing(this, "ServerBackendProps", props);
    const { gateway, name, url } = props;
    // Also where the rest is known at apply only: the caller of this construct writes the scheme.
    if (!url.startsWith("https://")) {
      const expected = "an address that begins with https://";
      throw new ConstructError("VALUE_INVALID", { at: this, field: "url", received: url, expected });
    }
    this.backendId = name;
    this.resource = new ApiManagementBackend(this, "Resource", {
      name,
      resourceGroupName: gateway.resourceGroupName,
      apiManagementName: gateway.name,
      protocol: "http",
      url,
      tls: { validateCertificateChain: true, validateCertificateName: true },
      circuitBreakerRule: {
        name: "server-is-down",
        tripDuration: breaker.pause,
        acceptRetryAfterEnabled: true,
        failureCondition: {
          count: breaker.failures,
          intervalDuration: breaker.within,
          statusCodeRange: [breaker.statusCodes],
        },
      },
    });
  }
}
