import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { refuseUnless } from "../errors.ts";
import { checkHostName } from "../gateway/host-name.ts";
import type { GatewayRef, Tier } from "../gateway/index.ts";
import { factsOf, tiersWith } from "../gateway/tiers.ts";
import {
  CdnFrontdoorCustomDomain,
  CdnFrontdoorCustomDomainAssociation,
  CdnFrontdoorEndpoint,
  CdnFrontdoorOrigin,
  CdnFrontdoorOriginGroup,
  CdnFrontdoorProfile,
  CdnFrontdoorRoute,
  CdnFrontdoorSecurityPolicy,
} from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { frontDoorDefaults, healthProbe, scrubbedFromAccessLog } from "./defaults.ts";
import { EdgeFirewall } from "./firewall.ts";
import { connectionMessage, PrivateOriginApproval } from "./private-origin.ts";
import { refuseMissing } from "../required.ts";

/** What `FrontDoor` takes. */
export interface FrontDoorProps extends CommonProps, Weakenable<"argumentInspection"> {
  /** What stands behind it. */
  readonly gateway: GatewayRef;
  /**
   * How Front Door reaches the gateway: by Private Link, with the gateway closed to all others, or by the gateway's public name, where a
   * policy of the gateway must compare the header `X-Azure-FDID` with `frontDoorId`.
   * @default "private"
   */
  readonly origin?: "private" | "public";
  /**
   * The host name that clients use, with a certificate that Azure makes and renews.
   * @default - a name below azurefd.net that Azure chooses
   */
  readonly customDomain?: {
    readonly hostName: string;
    /** A public zone of Azure DNS for it. Without one, the records are made elsewhere, with `validationToken`. @default - none */
    readonly dnsZoneId?: string;
  };
  /** From one address, before it is refused for the rest of the minute. @default 1000 */
  readonly requestsPerMinute?: number;
  /** Its name in Azure. IMPORTANT: a change replaces Front Door. @default - from naming */
  readonly name?: string;
}

/** What others have to know of a Front Door. */
export interface FrontDoorRef {
  /** What it writes into `X-Azure-FDID` of every request. */
  readonly frontDoorId: string;
  /** The name that clients use. */
  readonly hostName: string;
}

/**
 * Whether Front Door can reach a gateway of this tier by Private Link.
 *
 * @example
 * reachesPrivately("StandardV2"); // whether Front Door can reach such a gateway by Private Link
 */
export const reachesPrivately = (tier: Tier): boolean => factsOf(tier).frontDoorPrivateLink;

/**
 * The only way in from the internet: Front Door with its web application firewall, for HTTPS alone, before a gateway that it reaches privately.
 *
 * @example
 * new FrontDoor(stack, "edge", { ...surroundings, gateway, customDomain: { hostName: "mcp.contoso.com" } });
 */
export class FrontDoor extends Construct implements FrontDoorRef {
  readonly resource: CdnFrontdoorProfile;
  readonly endpoint: CdnFrontdoorEndpoint;
  readonly originGroup: CdnFrontdoorOriginGroup;
  readonly origin: CdnFrontdoorOrigin;
  readonly route: CdnFrontdoorRoute;
  readonly firewall: EdgeFirewall;
  readonly securityPolicy: CdnFrontdoorSecurityPolicy;
  readonly domain: CdnFrontdoorCustomDomain | undefined;
  readonly approval: PrivateOriginApproval | undefined;
  readonly #ownName: string | undefined;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    refuseMissing(this, "FrontDoorProps", props);
    const { naming, resourceGroup, gateway, customDomain, origin = "private" } = props;
    refuseUnless(origin === "public" || reachesPrivately(gateway.tier), "TIER_LACKS_FEATURE", {
      at: this,
      field: "gateway.tier",
      received: gateway.tier,
      expected: `one that Front Door reaches privately (${tiersWith((facts) => facts.frontDoorPrivateLink)}), or origin "public"`,
    });
    if (customDomain) checkHostName(this, "customDomain.hostName", customDomain.hostName);
    this.#ownName = customDomain?.hostName;
    const name = props.name ?? naming.of("frontDoor");
    this.resource = new CdnFrontdoorProfile(this, "Resource", {
      name,
      resourceGroupName: resourceGroup.name,
      skuName: frontDoorDefaults.sku,
      responseTimeoutSeconds: frontDoorDefaults.responseTimeoutSeconds,
      logScrubbingRule: scrubbedFromAccessLog.map((matchVariable) => ({ matchVariable })),
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
    });
    protect(this, this.resource, props);
    const profile = { cdnFrontdoorProfileId: this.resource.id };
    this.endpoint = new CdnFrontdoorEndpoint(this, "Endpoint", { ...profile, name, enabled: true });
    this.originGroup = new CdnFrontdoorOriginGroup(this, "OriginGroup", {
      ...profile,
      name: "gateway",
      sessionAffinityEnabled: false,
      loadBalancing: {},
      healthProbe,
    });
    this.origin = this.createOrigin(gateway, origin);
    this.domain = customDomain && this.createDomain(customDomain);
    this.route = this.createRoute();
    if (this.domain) {
      new CdnFrontdoorCustomDomainAssociation(this, "DomainAssociation", {
        cdnFrontdoorCustomDomainId: this.domain.id,
        cdnFrontdoorRouteIds: [this.route.id],
      });
    }
    this.firewall = new EdgeFirewall(this, "Firewall", {
      ...{ naming, resourceGroup, diagnostics: props.diagnostics },
      // Rights are on Front Door alone; tags reach the firewall through the tree.
      ...(props.lock === undefined ? {} : { lock: props.lock }),
      ...(props.preventDestroy === undefined ? {} : { preventDestroy: props.preventDestroy }),
      requestsPerMinute: props.requestsPerMinute ?? frontDoorDefaults.requestsPerMinute,
      inspectArguments: !isWeakened(this, props, "argumentInspection"),
    });
    this.securityPolicy = this.guard();
    const message = connectionMessage(this.frontDoorId);
    this.approval =
      origin === "private"
        ? new PrivateOriginApproval(this, "Approval", { gateway, origin: this.origin, message })
        : undefined;
  }

  /** A Front Door that exists. Its rules and its routes are its owner's. */
  static fromExisting(scope: Construct, _id: string, existing: FrontDoorRef): FrontDoorRef {
    refuseMissing(scope, "FrontDoorRef", existing);
    return { frontDoorId: existing.frontDoorId, hostName: existing.hostName };
  }

  /** What Front Door alone can write into `X-Azure-FDID` of a request: a gateway with a public name lets only this in. */
  get frontDoorId(): string {
    return this.resource.resourceGuid;
  }

  /** The name that clients use. One of your own is known at synth, Azure's only at apply. */
  get hostName(): string {
    return this.#ownName ?? this.endpoint.hostName;
  }

  /** Goes into the TXT record `_dnsauth.<host name>`, which proves to Azure whose name it is; not needed with `dnsZoneId`. */
  get validationToken(): string | undefined {
    return this.domain?.validationToken;
  }

  private createOrigin(gateway: GatewayRef, origin: "private" | "public"): CdnFrontdoorOrigin {
    return new CdnFrontdoorOrigin(this, "Origin", {
      cdnFrontdoorOriginGroupId: this.originGroup.id,
      name: "gateway",
      enabled: true,
      hostName: gateway.hostName,
      // The gateway answers to its own names alone.
      originHostHeader: gateway.hostName,
      httpsPort: 443,
      certificateNameCheckEnabled: true,
      ...(origin === "public"
        ? {}
        : {
            privateLink: {
              privateLinkTargetId: gateway.id,
              targetType: "Gateway",
              location: gateway.location,
              requestMessage: connectionMessage(this.frontDoorId),
            },
          }),
    });
  }

  private createDomain(domain: NonNullable<FrontDoorProps["customDomain"]>): CdnFrontdoorCustomDomain {
    const made = new CdnFrontdoorCustomDomain(this, "Domain", {
      cdnFrontdoorProfileId: this.resource.id,
      name: domain.hostName.replaceAll(".", "-"),
      hostName: domain.hostName,
      ...(domain.dnsZoneId === undefined ? {} : { dnsZoneId: domain.dnsZoneId }),
      tls: { certificateType: "ManagedCertificate" },
    });
    // The bindings know only the name that azurerm has since deprecated.
    made.addOverride("tls.minimum_version", "TLS12");
    return made;
  }

  private createRoute(): CdnFrontdoorRoute {
    return new CdnFrontdoorRoute(this, "Route", {
      name: "gateway",
      cdnFrontdoorEndpointId: this.endpoint.id,
      cdnFrontdoorOriginGroupId: this.originGroup.id,
      cdnFrontdoorOriginIds: [this.origin.id],
      enabled: true,
      patternsToMatch: ["/*"],
      // plain HTTP is refused, not redirected: a token in such a request has already leaked.
      supportedProtocols: ["Https"],
      httpsRedirectEnabled: false,
      forwardingProtocol: "HttpsOnly",
      // One name: tokens are issued for it alone.
      linkToDefaultDomain: this.domain === undefined,
      ...(this.domain ? { cdnFrontdoorCustomDomainIds: [this.domain.id] } : {}),
    });
  }

  private guard(): CdnFrontdoorSecurityPolicy {
    const names = [this.endpoint, ...(this.domain ? [this.domain] : [])];
    return new CdnFrontdoorSecurityPolicy(this, "SecurityPolicy", {
      cdnFrontdoorProfileId: this.resource.id,
      name: "firewall",
      securityPolicies: {
        firewall: {
          cdnFrontdoorFirewallPolicyId: this.firewall.resource.id,
          association: { patternsToMatch: ["/*"], domain: names.map(({ id }) => ({ cdnFrontdoorDomainId: id })) },
        },
      },
    });
  }
}
