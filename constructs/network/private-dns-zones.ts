import { Construct } from "constructs";
import { ConstructError } from "../errors.ts";
import { PrivateDnsZone, PrivateDnsZoneVirtualNetworkLink } from "../providers.ts";
import type { ResourceGroupRef } from "../resource-group.ts";
import type { Tags } from "../tags.ts";
import { tag } from "../tags.ts";
import type { NetworkRef } from "./isolated-network.ts";
import type { PrivateNetwork, PrivateZoneName } from "../protection/private-link.ts";
import { privateLink } from "../protection/private-link.ts";
import { refuseMissing } from "../required.ts";

/** What `PrivateDnsZones` takes. */
export interface PrivateDnsZonesProps {
  /** The resource group that it is in. */
  readonly resourceGroup: ResourceGroupRef;
  /** The network in which the names resolve. */
  readonly networkId: string;
  /** The zones to create. @default - the zones of every service that this package builds */
  readonly zones?: readonly PrivateZoneName[];
  /**
   * Ids of zones that exist already, for landing zones with central DNS. They are used as they are: linking them to networks is their owner's.
   * @default - none
   */
  readonly existing?: Readonly<Partial<Record<PrivateZoneName, string>>>;
  /** Tags of the resource. @default - those of its surroundings */
  readonly tags?: Tags;
}

/** Zones in which private endpoints get their names. */
export interface PrivateDnsZonesRef {
  /** Names resolve to public addresses until these exist; empty where others link the zones. */
  readonly links: Readonly<Partial<Record<PrivateZoneName, PrivateDnsZoneVirtualNetworkLink>>>;
  /** The resource id of a zone. Throws for a zone that this set lacks. */
  zoneId(name: PrivateZoneName): string;
}

/** What has to be known of a private dns zones that exists. */
export interface ExistingPrivateDnsZones {
  /** Resource ids by the names of the zones. */
  readonly zones: Readonly<Partial<Record<PrivateZoneName, string>>>;
}

/** All zones, each once: services that share a zone, as blobs and Azure Monitor do, must share it here too, because a network takes only one of a name. */
export const privateZones: readonly PrivateZoneName[] = [
  ...new Set(Object.values(privateLink).flatMap(({ zones }): readonly PrivateZoneName[] => zones)),
];

/**
 * The zones that turn the names of private services into addresses of their endpoints, each linked to the network.
 *
 * @example
 * new PrivateDnsZones(stack, "zones", { ...surroundings, networkId: network.id });
 */
export class PrivateDnsZones extends Construct implements PrivateDnsZonesRef {
  readonly zones: Readonly<Partial<Record<PrivateZoneName, PrivateDnsZone>>>;
  /** Names resolve to public addresses until these exist: a resource that connects at once depends on them. */
  readonly links: Readonly<Partial<Record<PrivateZoneName, PrivateDnsZoneVirtualNetworkLink>>>;
  readonly #ids: Readonly<Partial<Record<PrivateZoneName, string>>>;

  constructor(scope: Construct, id: string, props: PrivateDnsZonesProps) {
    super(scope, id);
    refuseMissing(this, "PrivateDnsZonesProps", props);
    const { resourceGroup, networkId, existing = {} } = props;
    const wanted = [...new Set(props.zones ?? privateZones)].filter((name) => existing[name] === undefined);
    const zones = wanted.map((name) => {
      const zone = new PrivateDnsZone(this, name, { name, resourceGroupName: resourceGroup.name });
      return [name, zone] as const;
    });
    this.links = Object.fromEntries(
      zones.map(([name, zone]) => {
        const link = new PrivateDnsZoneVirtualNetworkLink(this, `${name} link`, {
          name: "network",
          resourceGroupName: resourceGroup.name,
          privateDnsZoneName: zone.name,
          virtualNetworkId: networkId,
          registrationEnabled: false,
          // A name without a private endpoint stays unresolved: falling back to its public address would leave the network.
          resolutionPolicy: "Default",
        });
        return [name, link];
      }),
    );
    this.zones = Object.fromEntries(zones);
    this.#ids = { ...existing, ...Object.fromEntries(zones.map(([name, zone]) => [name, zone.id])) };
    tag(this, props.tags);
  }

  /** Zones that exist, such as those of a landing zone with central DNS. Linking them to networks is their owner's. */
  static fromExisting(scope: Construct, id: string, existing: ExistingPrivateDnsZones): PrivateDnsZonesRef {
    refuseMissing(scope, "ExistingPrivateDnsZones", existing);
    const at = new Construct(scope, id);
    return { links: {}, zoneId: (name) => idOf(at, existing.zones, name) };
  }

  /** The resource id of a zone. Throws for a zone that this set lacks. */
  zoneId(name: PrivateZoneName): string {
    return idOf(this, this.#ids, name);
  }
}

const idOf = (at: Construct, ids: ExistingPrivateDnsZones["zones"], name: PrivateZoneName): string => {
  const id = ids[name];
  if (id !== undefined) return id;
  throw new ConstructError("NOT_FOUND", {
    at,
    field: "zoneId",
    received: name,
    expected: `one of ${Object.keys(ids).join(", ")}, or the zone's name in zones or existing`,
  });
};

/**
 * A network and its zones, as everything with a private endpoint takes them; `policy` where a policy of the landing zone sees to the zones.
 *
 * @example
 * const zones = new PrivateDnsZones(stack, "zones", { ...surroundings, networkId: network.id });
 * privateNetwork(network, zones);
 */
export const privateNetwork = (network: NetworkRef, zones: PrivateDnsZonesRef | "policy"): PrivateNetwork => {
  const endpointSubnetId = network.subnetId("endpoints");
  if (zones !== "policy") {
    return { endpointSubnetId, zoneId: (name) => zones.zoneId(name), linkOf: (name) => zones.links[name] };
  }
  const zoneId = (name: PrivateZoneName): never => {
    throw new ConstructError("NOT_FOUND", {
      field: "zoneId",
      received: name,
      expected: "absent, because a policy of the landing zone knows the zones",
    });
  };
  return { endpointSubnetId, zoneId, zoneGroupByPolicy: true };
};
