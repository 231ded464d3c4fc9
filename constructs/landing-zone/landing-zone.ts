import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { DeploymentName } from "../names.ts";
import { Naming } from "../names.ts";
import { IsolatedNetwork, PrivateDnsZones, privateNetwork } from "../network/index.ts";
import { MonitorPrivateLink, Workspace } from "../observability/index.ts";
import { ResourceGroup } from "../providers.ts";
import { refuseMissing } from "../required.ts";
import type { Tags } from "../tags.ts";
import { tag } from "../tags.ts";
import type { ProviderSetProps } from "./provider-set.ts";
import { addProviders } from "./provider-set.ts";
import type { Surroundings } from "./surroundings.ts";

/** What `MinimalLandingZone` takes. */
export interface MinimalLandingZoneProps extends DeploymentName, ProviderSetProps {
  /** Azure region, in its short form. */
  readonly location: string;
  /**
   * At least a /21, outside of every range that the network will be connected to.
   * @default "10.64.0.0/21"
   */
  readonly addressSpace?: string;
  /**
   * Whether Terraform refuses a plan that would destroy the workspace.
   * @default true
   */
  readonly preventDestroy?: boolean;
  /**
   * For everything in the stack.
   * @default - which deployment it belongs to, and that Terraform manages it
   */
  readonly tags?: Tags;
}

/**
 * The surroundings that every construct needs, and nothing more: names, resource group, network with private DNS, and a workspace for logs. `HardenedMcp` brings
 * its own.
 *
 * @example
 * const stack = new TerraformStack(new App(), "orders");
 * const zone = LandingZone.minimal(stack, { name: "orders", environment: "dev", location: "westeurope" });
 * new Vault(stack, "vault", { ...zone.surroundings });
 */
export class LandingZone extends Construct {
  readonly naming: Naming;
  readonly resourceGroup: ResourceGroup;
  readonly workspace: Workspace;
  readonly network: IsolatedNetwork;
  readonly zones: PrivateDnsZones;
  /** The private way to logs; `connect` lets more of them in. */
  readonly monitorPrivateLink: MonitorPrivateLink;
  /** Spread it into the properties of any construct. */
  readonly surroundings: Surroundings;

  constructor(scope: Construct, id: string, props: MinimalLandingZoneProps) {
    super(scope, id);
    refuseMissing(this, "MinimalLandingZoneProps", props);
    addProviders(this, props);
    const { location, addressSpace, preventDestroy } = props;
    const keep = preventDestroy === undefined ? {} : { preventDestroy };
    this.naming = new Naming(props);
    this.resourceGroup = new ResourceGroup(this, "group", { name: this.naming.of("resourceGroup"), location });
    // The region as it was written, so that what is not offered there is refused at synthesis.
    const resourceGroup = { id: this.resourceGroup.id, name: this.resourceGroup.name, location };
    const { naming } = this;
    this.workspace = new Workspace(this, "workspace", { naming, resourceGroup, ...keep });
    const logged = { naming, resourceGroup, diagnostics: this.workspace };
    this.network = new IsolatedNetwork(this, "network", {
      ...logged,
      ...(addressSpace === undefined ? {} : { addressSpace }),
    });
    this.zones = new PrivateDnsZones(this, "zones", { resourceGroup, networkId: this.network.id });
    this.surroundings = { ...logged, network: privateNetwork(this.network, this.zones) };
    // Without it the workspace, which is closed to the internet, could be read from nowhere.
    this.monitorPrivateLink = new MonitorPrivateLink(this, "monitor", {
      ...this.surroundings,
      resources: { workspace: this.workspace.workspaceId },
    });
    const deployment = `${props.name}-${props.environment}`;
    tag(TerraformStack.of(this), { deployment, "managed-by": "terraform", ...props.tags });
  }

  /** The landing zone of a stack, with the providers that the stack lacks. */
  static minimal(scope: Construct, props: MinimalLandingZoneProps): LandingZone {
    return new LandingZone(scope, "landing-zone", props);
  }
}
