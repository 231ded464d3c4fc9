import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AzapiUpdateResource } from "../azapi/index.ts";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { refuseUnless } from "../errors.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import { ApiManagement } from "../providers.ts";
import { isWeakened } from "../weaken.ts";
import type { CustomDomain } from "./custom-domain.ts";
import { checkDomain, GatewayDomain } from "./custom-domain.ts";
import { gatewayDefaults } from "./defaults.ts";
import type { GatewayIdentity, GatewayRef } from "./gateway-ref.ts";
import { defaultHostName } from "./gateway-ref.ts";
import type { Placement, PlacementProps } from "./placement.ts";
import { place, placementDefaults } from "./placement.ts";
import type { TelemetryTarget } from "./telemetry.ts";
import { RequestTelemetry, WorkspaceLog } from "./telemetry.ts";
import type { Tier, TierFacts } from "./tiers.ts";
import { factsOf, tiersWith } from "./tiers.ts";
import { customProperties, securityBlock } from "./tls.ts";
import { refuseMissing } from "../required.ts";

/** What `Gateway` takes. */
export interface GatewayProps extends CommonProps, PlacementProps {
  /** Gets Azure's notices about the service. */
  readonly publisherEmail: string;
  /** The publisher that the developer portal names. @default - the name of the deployment */
  readonly publisherName?: string;
  /** The gateway's identity towards backends, Entra and Application Insights; nothing else uses it. */
  readonly identity: GatewayIdentity;
  /** Its name in Azure. IMPORTANT: a change replaces the gateway; the old name stays taken for 48 hours. @default - from naming */
  readonly name?: string;
  /** Units. @default 1 */
  readonly capacity?: number;
  /** Availability zones, over which the units are spread evenly. Premium only. @default - Azure decides */
  readonly zones?: readonly ("1" | "2" | "3")[];
  /** The destination of request telemetry, besides the workspace. @default - none */
  readonly telemetry?: TelemetryTarget;
  /** A name of your own, with a certificate in a vault. @default - `<name>.azure-api.net` */
  readonly customDomain?: CustomDomain;
}

/** Properties of an existing gateway. */
export interface ExistingGateway extends Pick<GatewayRef, "id" | "name" | "resourceGroupName" | "location" | "tier"> {
  /** The user-assigned identity that it has. */
  readonly identity: GatewayIdentity;
  /** The name under which it answers. @default - `<name>.azure-api.net` */
  readonly hostName?: string;
}

/**
 * The API Management service: where it stands, who it is, what it speaks and what it logs. Its APIs and policies are another matter.
 *
 * @example
 * new Gateway(stack, "gateway", { ...surroundings, identity, publisherEmail: "platform-team@example.com" });
 */
export class Gateway extends Construct implements GatewayRef {
  readonly resource: ApiManagement;
  /** Settings without an argument of azurerm, and the closing of public access, in a single request. */
  readonly hardening: AzapiUpdateResource;
  readonly privateEndpoint: PrivateEndpoint | undefined;
  readonly workspaceLog: WorkspaceLog;
  readonly telemetry: RequestTelemetry | undefined;
  readonly domain: GatewayDomain | undefined;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tier: Tier;
  readonly hostName: string;
  readonly identity: GatewayIdentity;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    refuseMissing(this, "GatewayProps", props);
    const { tier = placementDefaults.tier, naming, customDomain, identity } = props;
    const placement = place(this, props);
    checkSize(this, tier, props);
    if (customDomain) checkDomain(this, customDomain);
    if (props.exposure === "internet") {
      isWeakened(
        this,
        { weaken: { publicGateway: 'exposure is "internet": clients outside of the network' } },
        "publicGateway",
      );
    }
    this.tier = tier;
    this.name = props.name ?? naming.of("apiManagement");
    this.resourceGroupName = props.resourceGroup.name;
    this.location = props.resourceGroup.location;
    this.hostName = customDomain?.hostName ?? defaultHostName(this.name);
    this.identity = identity;
    this.resource = this.createService(props, placement);
    this.privateEndpoint = protect(
      this,
      this.resource,
      props,
      placement.endpoint && {
        service: "apiManagement",
        network: placement.endpoint,
        endpointName: naming.of("privateEndpoint", "gateway"),
      },
    );
    this.workspaceLog = new WorkspaceLog(this, "WorkspaceLog", this);
    this.telemetry =
      props.telemetry && new RequestTelemetry(this, "Telemetry", { service: this, target: props.telemetry, identity });
    this.hardening = this.harden(factsOf(tier));
    this.domain =
      customDomain &&
      new GatewayDomain(this, "Domain", { service: this.resource, domain: customDomain, after: [this.hardening] });
  }

  /** A gateway that this deployment did not make: nothing about it is changed. */
  static fromExisting(scope: Construct, _id: string, existing: ExistingGateway): GatewayRef {
    refuseMissing(scope, "ExistingGateway", existing);
    const hostName = existing.hostName ?? defaultHostName(existing.name);
    const { name, resourceGroupName, location, tier, identity } = existing;
    const gatewayUrl = `https://${hostName}`;
    return { id: existing.id, name, resourceGroupName, location, tier, identity, hostName, gatewayUrl };
  }

  get id(): string {
    return this.resource.id;
  }

  get gatewayUrl(): string {
    return `https://${this.hostName}`;
  }

  private createService(props: GatewayProps, placement: Placement): ApiManagement {
    const { identity, subnetId, publisherName, publisherEmail, capacity = gatewayDefaults.capacity, zones } = props;
    return new ApiManagement(this, "Resource", {
      name: this.name,
      resourceGroupName: this.resourceGroupName,
      location: this.location,
      publisherName: publisherName ?? props.naming.deployment.name,
      publisherEmail,
      skuName: `${this.tier}_${capacity}`,
      identity: {
        type: props.customDomain ? "SystemAssigned, UserAssigned" : "UserAssigned",
        identityIds: [identity.id],
      },
      virtualNetworkType: placement.virtualNetworkType,
      ...(subnetId === undefined ? {} : { virtualNetworkConfiguration: { subnetId } }),
      // Azure creates no gateway without public access: `harden` closes it once the private endpoint is there.
      publicNetworkAccessEnabled: true,
      minApiVersion: gatewayDefaults.minApiVersion,
      security: securityBlock(),
      ...(zones ? { zones: [...zones] } : {}),
      lifecycle: {
        preventDestroy: props.preventDestroy ?? gatewayDefaults.preventDestroy,
        ...(placement.endpoint ? { ignoreChanges: ["public_network_access_enabled"] } : {}),
      },
    });
  }

  private harden(facts: TierFacts): AzapiUpdateResource {
    const endpoint = this.privateEndpoint;
    // Other changes of the service come first: Azure refuses every other change while this one runs.
    const after: ITerraformDependable[] = [
      ...(endpoint ? [endpoint.resource] : []),
      this.workspaceLog.resource,
      ...(this.telemetry ? [this.telemetry.resource] : []),
    ];
    return new AzapiUpdateResource(this, "Hardening", {
      type: "Microsoft.ApiManagement/service@2024-05-01",
      resourceId: this.resource.id,
      body: {
        properties: {
          // Said either way: an update takes back only what it says.
          publicNetworkAccess: endpoint ? "Disabled" : "Enabled",
          // Entra issues the tokens and no developer signs up: a portal and a second configuration endpoint are only attack surface.
          ...(facts.portal
            ? {
                configurationApi: { legacyApi: "Disabled" },
                developerPortalStatus: "Disabled",
                legacyPortalStatus: "Disabled",
              }
            : {}),
          customProperties: customProperties(facts),
        },
      },
      // A classic gateway changes for up to three quarters of an hour, and takes no other change meanwhile.
      retry: { errorMessageRegex: ["transitioning", "ServiceLocked", "OperationInProgress"] },
      timeouts: { create: "90m", update: "90m" },
      dependsOn: after,
    });
  }
}

const checkSize = (at: Construct, tier: Tier, { capacity = gatewayDefaults.capacity, zones }: GatewayProps): void => {
  const { min, max } = factsOf(tier).capacity;
  refuseUnless(Number.isInteger(capacity) && capacity >= min && capacity <= max, "VALUE_INVALID", {
    at,
    field: "capacity",
    received: capacity,
    expected: min === max ? `${min} in tier ${tier}` : `${min} to ${max} in tier ${tier}`,
  });
  if (!zones) return;
  refuseUnless(factsOf(tier).zones, "TIER_LACKS_FEATURE", {
    at,
    field: "zones",
    received: zones,
    expected: `none in tier ${tier}, or tier ${tiersWith((facts) => facts.zones)}`,
  });
  refuseUnless(zones.length > 0 && capacity % zones.length === 0, "VALUES_CONFLICT", {
    at,
    field: "capacity",
    received: capacity,
    expected: `a multiple of the ${zones.length} zones`,
  });
};
