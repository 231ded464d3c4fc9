import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { DeploymentName } from "../names.ts";
import { Naming } from "../names.ts";
import type { Tags } from "../tags.ts";
import { tag } from "../tags.ts";
import { egressHostsOf, imagesOf, usualExposure } from "./derived.ts";
import type { FoundationProps } from "./foundation.ts";
import { Foundation } from "./foundation.ts";
import { inOrder } from "./in-order.ts";
import { addProviders } from "./provider-set.ts";
import type { PlatformProps } from "./platform.ts";
import { Platform } from "./platform.ts";
import type { ProfileName } from "./profiles.ts";
import { profiles } from "./profiles.ts";
import type { LandingZoneProps } from "./surroundings.ts";
import { Workload } from "./workload.ts";
import type { WorkloadProps } from "./workload-props.ts";
import { refuseMissing } from "../required.ts";

type Own<Props> = Omit<Props, keyof LandingZoneProps | "foundation" | "platform">;

/** What `HardenedMcp` takes. */
export interface HardenedMcpProps
  extends
    DeploymentName,
    Pick<LandingZoneProps, "location" | "exposure">,
    Omit<Own<FoundationProps>, "network" | "hasOnlyServer">,
    Omit<Own<PlatformProps>, "publisherEmail" | "images" | "hasOnlyServer">,
    Omit<Own<WorkloadProps>, "name" | "path"> {
  /** Sizes, redundancy and cost. @default "standard" */
  readonly profile?: ProfileName;
  /** The address space, or the network that is there. @default - a network of its own, 10.40.0.0/20 */
  readonly network?: FoundationProps["network"];
  /** Whom API Management writes to. @default - the first of those who receive alerts */
  readonly publisherEmail?: string;
  /** Tags of every resource. @default - none */
  readonly tags?: Tags;
}

/**
 * A whole hardened deployment in one statement, for a stack of one's own. The stacks of this project are the same three parts, each with a
 * state of its own, which is what a deployment that lives for long should have.
 *
 * @example
 * new HardenedMcp(stack, "mcp", {
 *   name: "mcp",
 *   environment: "prod",
 *   location: "westeurope",
 *   tenantId: "00000000-0000-0000-0000-000000000000",
 *   authorization: "facade",
 *   clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],
 *   users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
 *   image: `ghcr.io/example/mcp-server@sha256:${"0".repeat(64)}`,
 *   alertEmails: ["platform-team@example.com"],
 * });
 */
export class HardenedMcp extends Construct {
  readonly foundation: Foundation;
  readonly platform: Platform;
  readonly workload: Workload;

  constructor(scope: Construct, id: string, props: HardenedMcpProps) {
    super(scope, id);
    refuseMissing(this, "HardenedMcpProps", props);
    addProviders(this, { tenantId: props.tenantId });
    const [firstEmail] = props.alertEmails;
    refuseUnless(firstEmail !== undefined, "VALUE_INVALID", {
      at: this,
      field: "alertEmails",
      received: props.alertEmails,
      expected: "at least one address, otherwise alerts reach no one",
    });
    const { profile = "standard" } = props;
    const { name, ...own } = props;
    const common = {
      ...own,
      naming: new Naming({ ...own, name }),
      profile: profiles[profile],
      exposure: props.exposure ?? usualExposure[profile],
    };
    this.foundation = new Foundation(this, "foundation", {
      ...common,
      network: props.network ?? { addressSpace: "10.40.0.0/20" },
      egressHosts: egressHostsOf([props]),
    });
    this.platform = new Platform(this, "platform", {
      ...common,
      foundation: this.foundation,
      publisherEmail: props.publisherEmail ?? firstEmail!,
      images: imagesOf([props]),
    });
    this.workload = new Workload(this, "workload", {
      ...common,
      foundation: this.foundation,
      platform: this.platform,
    });
    inOrder(this.foundation, this.platform);
    inOrder(this.platform, this.workload);
    tag(this, props.tags);
  }

  /** Addresses that clients get. */
  get publicUrl(): string {
    return this.workload.publicUrl;
  }
}
