import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { ContainerAppEnvironment } from "../providers.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import { environmentDefaults } from "./defaults.ts";
import { EnvironmentDomain } from "./environment-domain.ts";
import { refuseMissing } from "../required.ts";

/** Machines of one size for the environment alone. */
export interface DedicatedProfile {
  /** The size of its machines. */
  readonly type: "D4" | "D8" | "D16" | "D32" | "E4" | "E8" | "E16" | "E32";
  /** Machines that always run. */
  readonly minimum: number;
  /** Machines at most. */
  readonly maximum: number;
}

/** What `ContainerEnvironment` takes. */
export interface ContainerEnvironmentProps extends CommonProps {
  /** The subnet of the replicas: delegated to `Microsoft.App/environments`, at least /27. IMPORTANT: a change replaces the environment. */
  readonly infrastructureSubnetId: string;
  /** The virtual network in which the apps' names resolve. */
  readonly networkId: string;
  /** Its name in Azure. IMPORTANT: a change replaces the environment. @default - from naming */
  readonly name?: string;
  /**
   * Over three zones, in a region that has them. IMPORTANT: a change replaces the environment.
   * @default true
   */
  readonly zoneRedundant?: boolean;
  /**
   * Profiles besides Consumption, by names of your choice.
   * @default - none
   */
  readonly dedicatedProfiles?: Readonly<Record<string, DedicatedProfile>>;
}

/** Where apps run: made here or existing. */
export interface ContainerEnvironmentRef {
  /** The resource id of the environment. */
  readonly id: string;
  /** What every app's name ends with. */
  readonly defaultDomain: string;
}

/**
 * A Container Apps environment inside the network: no public address, replicas that speak encrypted, names that resolve inside only.
 *
 * @example
 * new ContainerEnvironment(stack, "containers", {
 *   ...surroundings,
 *   networkId: network.id,
 *   infrastructureSubnetId: network.subnetId("containers"),
 * });
 */
export class ContainerEnvironment extends Construct implements ContainerEnvironmentRef {
  readonly resource: ContainerAppEnvironment;
  readonly domain: EnvironmentDomain;
  readonly id: string;
  readonly defaultDomain: string;

  constructor(scope: Construct, id: string, props: ContainerEnvironmentProps) {
    super(scope, id);
    refuseMissing(this, "ContainerEnvironmentProps", props);
    const { naming, resourceGroup, zoneRedundant = true } = props;
    this.resource = new ContainerAppEnvironment(this, "Resource", {
      ...environmentDefaults,
      name: checkName(this, "containerEnvironment", props.name ?? naming.of("containerEnvironment")),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      infrastructureSubnetId: props.infrastructureSubnetId,
      // Left to Azure, its name would differ from the configuration, and every plan would replace the environment.
      infrastructureResourceGroupName: naming.of("resourceGroup", "containers"),
      zoneRedundancyEnabled: zoneRedundant,
      // Without a profile at creation there can never be one.
      workloadProfile: [
        { name: "Consumption", workloadProfileType: "Consumption" },
        ...Object.entries(props.dedicatedProfiles ?? {}).map(([name, profile]) => this.dedicated(name, profile)),
      ],
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
    });
    this.id = this.resource.id;
    this.defaultDomain = this.resource.defaultDomain;
    this.domain = new EnvironmentDomain(this, "Domain", {
      resourceGroup,
      networkId: props.networkId,
      domain: this.defaultDomain,
      address: this.resource.staticIpAddress,
    });
    protect(this, this.resource, props);
  }

  /** An environment that this deployment did not make: its names must resolve already. */
  static fromExisting(scope: Construct, _id: string, existing: ContainerEnvironmentRef): ContainerEnvironmentRef {
    refuseMissing(scope, "ContainerEnvironmentRef", existing);
    return existing;
  }

  private dedicated(name: string, { type, minimum, maximum }: DedicatedProfile) {
    checkWholeNumber(this, `dedicatedProfiles.${name}.maximum`, maximum, 1, 100);
    checkWholeNumber(this, `dedicatedProfiles.${name}.minimum`, minimum, 0, maximum);
    return { name, workloadProfileType: type, minimumCount: minimum, maximumCount: maximum };
  }
}
