import type { IConstruct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { PrivateNetwork } from "../protection/private-link.ts";
import type { Tier } from "./tiers.ts";
import { factsOf, tiersWith } from "./tiers.ts";

/** Who can reach the gateway: the network alone, or the internet. */
export type Exposure = "private" | "internet";

/** What `Placement` takes. */
export interface PlacementProps {
  /** The tier of API Management. @default "StandardV2" - the smallest tier that is private on both sides */
  readonly tier?: Tier;
  /** Who can reach it. @default "private" */
  readonly exposure?: Exposure;
  /**
   * How a private gateway is reached: by a private endpoint in the network, or because the gateway itself lives there.
   * IMPORTANT: a change replaces the gateway.
   * @default - "injection" for Developer and Premium with a subnet, else "endpoint"
   */
  readonly privateBy?: "endpoint" | "injection";
  /**
   * The gateway's own subnet, from which it reaches private backends. See `gatewaySubnet` for what the subnet must be like.
   * Without one, it reaches public backends only.
   * IMPORTANT: a change replaces the gateway.
   * @default - none
   */
  readonly subnetId?: string;
  /**
   * The network that gets the private endpoint. A private gateway that is not injected needs one.
   * @default - none
   */
  readonly network?: PrivateNetwork;
}

export interface Placement {
  readonly virtualNetworkType: "None" | "External" | "Internal";
  /** The network of the private endpoint, when there is one. */
  readonly endpoint: PrivateNetwork | undefined;
}

export const placementDefaults = {
  tier: "StandardV2",
  // nothing is reachable that need not be.
  exposure: "private",
} as const satisfies PlacementProps;

/** Decides where the gateway stands, and refuses what Azure would refuse after half an hour. */
export const place = (at: IConstruct, props: PlacementProps): Placement => {
  const { tier = placementDefaults.tier, exposure = placementDefaults.exposure, subnetId, privateBy, network } = props;
  const facts = factsOf(tier);
  refuseUnless(subnetId === undefined || facts.reach !== "none", "TIER_LACKS_FEATURE", {
    at,
    field: "tier",
    received: tier,
    expected: `one that reaches into a network (${tiersWith(({ reach }) => reach !== "none")}), or no subnetId`,
  });
  if (exposure === "internet") {
    refuseUnless(privateBy === undefined, "VALUES_CONFLICT", {
      at,
      field: "privateBy",
      received: privateBy,
      expected: 'nothing with exposure "internet", or exposure "private"',
    });
    return { virtualNetworkType: subnetId === undefined ? "None" : "External", endpoint: undefined };
  }
  const by = privateBy ?? (facts.reach === "injection" && subnetId !== undefined ? "injection" : "endpoint");
  return by === "injection" ? injected(at, tier, subnetId) : behindEndpoint(at, tier, subnetId, network);
};

const injected = (at: IConstruct, tier: Tier, subnetId: string | undefined): Placement => {
  refuseUnless(factsOf(tier).injection.includes("Internal"), "TIER_LACKS_FEATURE", {
    at,
    field: "tier",
    received: tier,
    expected: `one that can be injected (${tiersWith(({ injection }) => injection.includes("Internal"))}), or privateBy "endpoint"`,
  });
  refuseUnless(subnetId !== undefined, "PRIVATE_PATH_MISSING", {
    at,
    field: "subnetId",
    received: subnetId,
    expected: "the subnet that the gateway is injected into",
  });
  return { virtualNetworkType: "Internal", endpoint: undefined };
};

const behindEndpoint = (
  at: IConstruct,
  tier: Tier,
  subnetId: string | undefined,
  network: PrivateNetwork | undefined,
): Placement => {
  const { privateEndpoint, reach } = factsOf(tier);
  refuseUnless(privateEndpoint, "TIER_LACKS_FEATURE", {
    at,
    field: "tier",
    received: tier,
    expected: `one with a private endpoint (${tiersWith((facts) => facts.privateEndpoint)}), or exposure "internet"`,
  });
  refuseUnless(reach !== "injection" || subnetId === undefined, "VALUES_CONFLICT", {
    at,
    field: "privateBy",
    received: "endpoint",
    expected: `"injection" with a subnetId, because ${tier} has no private endpoint once it is injected`,
  });
  refuseUnless(network !== undefined, "PRIVATE_PATH_MISSING", {
    at,
    field: "network",
    received: network,
    expected: 'the network of the private endpoint, or exposure "internet"',
  });
  return { virtualNetworkType: subnetId === undefined ? "None" : "External", endpoint: network };
};
