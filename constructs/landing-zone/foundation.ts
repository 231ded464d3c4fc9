import { Construct } from "constructs";
import type { IsolatedNetworkProps, NetworkRef, PrivateZoneName, SubnetPurpose } from "../network/index.ts";
import { FlowLogs, IsolatedNetwork, PrivateDnsZones, privateNetwork } from "../network/index.ts";
import type { DiagnosticsTarget } from "../observability/index.ts";
import {
  ActionGroup,
  ActivityLogExport,
  ApplicationInsights,
  AuditArchive,
  AuditTable,
  LogStorage,
  MonitorPrivateLink,
  RoleAssignmentAlert,
  ServiceHealthAlert,
  Workspace,
} from "../observability/index.ts";
import { ResourceGroup } from "../providers.ts";
import type { LandingZoneProps, Surroundings } from "./surroundings.ts";
import { gatewayPlacement } from "./surroundings.ts";
import { refuseMissing } from "../required.ts";

/** Ids of zones that exist already, or `policy` where a policy of the landing zone puts every private endpoint into its zones. */
type ExistingZones = Readonly<Partial<Record<PrivateZoneName, string>>> | "policy";

/** What `Foundation` takes. */
export interface FoundationProps extends LandingZoneProps {
  /** A network of its own, or one that exists with its three subnets. */
  readonly network:
    | {
        /** At least a /22, outside of every range that it will be connected to. */
        readonly addressSpace: string;
        /**
         * At least two name servers that know the private zones.
         * @default - Azure's own, in which the private zones resolve
         */
        readonly dnsServers?: readonly string[];
        readonly dnsZones?: ExistingZones;
      }
    | {
        readonly id: string;
        readonly subnetIds: Readonly<Record<SubnetPurpose, string>>;
        readonly dnsZones?: ExistingZones;
      };
  /**
   * Ranges or service tags, beside the network's own segments, that may call a private gateway.
   * @default - every network that is connected to this one
   */
  readonly gatewayClients?: readonly string[];
  /**
   * Hosts on the internet that the server may call. A firewall lets through these alone; behind NAT the network lets HTTPS out as soon as there is one,
   * and the server's own guard holds the list.
   * @default - none
   */
  readonly egressHosts?: readonly string[];
  /**
   * Locks the archive's policy. IMPORTANT: irreversible. Not even an owner of the subscription can then delete a record before its time.
   * @default false
   */
  readonly lockArchive?: boolean;
  /**
   * Whether the one server without a name writes its trail here; named servers bring containers of their own.
   * @default true
   */
  readonly hasOnlyServer?: boolean;
  /**
   * A central Log Analytics workspace, by its resource id, that everything logs to. Its owner decides how long it keeps what it gets, and who reads it.
   * @default - one of its own
   */
  readonly workspaceId?: string;
  /** Who receives alerts that need a person. */
  readonly alertEmails: readonly string[];
  /**
   * Sends the log of the whole subscription to the workspace; a subscription needs that once.
   * @default false
   */
  readonly exportActivityLog?: boolean;
}

/** Managed Redis answers on a port of its own. */
const endpointPorts = [443, 10_000];

/**
 * The network, its names, and everything that keeps a record.
 *
 * @example
 * new Foundation(stack, "foundation", {
 *   naming: new Naming({ name: "mcp", environment: "prod" }),
 *   location: "westeurope",
 *   profile: profiles.standard,
 *   network: { addressSpace: "10.40.0.0/20" },
 *   alertEmails: ["platform-team@example.com"],
 * });
 */
export class Foundation extends Construct {
  readonly resourceGroup: ResourceGroup;
  readonly network: NetworkRef;
  /** None where a policy sees to them. */
  readonly zones: PrivateDnsZones | undefined;
  readonly workspace: DiagnosticsTarget;
  readonly insights: ApplicationInsights;
  readonly monitorPrivateLink: MonitorPrivateLink;
  readonly archive: AuditArchive;
  /** A copy of the trail, which detections read. */
  readonly auditTable: AuditTable;
  readonly actionGroup: ActionGroup;
  readonly surroundings: Surroundings;

  constructor(scope: Construct, id: string, props: FoundationProps) {
    super(scope, id);
    refuseMissing(this, "FoundationProps", props);
    const { naming, location, profile } = props;
    const { preventDestroy } = profile;
    this.resourceGroup = new ResourceGroup(this, "group", {
      name: naming.of("resourceGroup"),
      location,
      lifecycle: { preventDestroy },
    });
    // The region as it was written, so that what is not offered there is refused at synthesis.
    const resourceGroup = { id: this.resourceGroup.id, name: this.resourceGroup.name, location };
    const query = profile.logs.queryFromInternet
      ? { weaken: { privateQuery: "operators read logs from outside of the network, signed in to Entra" } }
      : {};
    this.workspace =
      props.workspaceId === undefined
        ? new Workspace(this, "workspace", {
            naming,
            resourceGroup,
            preventDestroy,
            retentionDays: profile.logs.retentionDays,
            ...query,
          })
        : { workspaceId: props.workspaceId };
    const logged = { naming, resourceGroup, diagnostics: this.workspace, preventDestroy };
    this.network = "id" in props.network ? this.#existing(props.network) : this.#own(props, props.network);
    const { dnsZones: existing = {} } = props.network;
    this.zones =
      existing === "policy"
        ? undefined
        : new PrivateDnsZones(this, "zones", { resourceGroup, networkId: this.network.id, existing });
    const network = privateNetwork(this.network, this.zones ?? "policy");
    this.surroundings = { naming, resourceGroup, diagnostics: this.workspace, network };
    this.insights = new ApplicationInsights(this, "insights", { ...logged, ...query, aloneInGroup: true });
    this.monitorPrivateLink = new MonitorPrivateLink(this, "monitor-private-link", {
      ...logged,
      ...query,
      network,
      resources: {
        // The owner of a central workspace decides through which scopes it is reached.
        ...(props.workspaceId === undefined ? { workspace: this.workspace.workspaceId } : {}),
        insights: this.insights.id,
      },
    });
    this.auditTable = new AuditTable(this, "audit-table", {
      ...logged,
      workspaceId: this.workspace.workspaceId,
      privateLink: this.monitorPrivateLink,
      retentionDays: profile.logs.retentionDays,
    });
    this.archive = new AuditArchive(this, "archive", {
      ...logged,
      network,
      replication: profile.archive.replication,
      immutableDays: profile.archive.immutableDays,
      locked: props.lockArchive ?? false,
      hasTrail: props.hasOnlyServer ?? true,
    });
    this.actionGroup = new ActionGroup(this, "actions", {
      ...logged,
      emails: Object.fromEntries(props.alertEmails.map((email) => [email, email])),
    });
    new ServiceHealthAlert(this, "service-health", { ...logged, actionGroup: this.actionGroup });
    new RoleAssignmentAlert(this, "role-assignments", { ...logged, actionGroup: this.actionGroup });
    if (props.exportActivityLog) new ActivityLogExport(this, "activity-log", logged);
    // A network of another owner also carries others' traffic: its owner decides what is recorded there.
    if (profile.flowLogs && !("id" in props.network)) {
      const store = new LogStorage(this, "flow-log-store", {
        ...logged,
        network,
        purpose: "flows",
        replication: profile.archive.replication,
      });
      new FlowLogs(this, "flow-logs", { ...logged, networkId: this.network.id, storageAccountId: store.id });
    }
  }

  #own(
    props: FoundationProps,
    { addressSpace, dnsServers }: Pick<IsolatedNetworkProps, "addressSpace" | "dnsServers">,
  ): NetworkRef {
    const gateway = gatewayPlacement(props);
    return new IsolatedNetwork(this, "network", {
      naming: props.naming,
      resourceGroup: this.resourceGroup,
      diagnostics: this.workspace,
      ...(addressSpace === undefined ? {} : { addressSpace }),
      ...(dnsServers === undefined ? {} : { dnsServers }),
      endpointPorts,
      gateway,
      clients: gateway.exposure === "private" ? (props.gatewayClients ?? ["VirtualNetwork"]) : [],
      ...egressOf(props),
      zoneRedundant: props.profile.zoneRedundant,
      preventDestroy: props.profile.preventDestroy,
    });
  }

  #existing(network: { readonly id: string; readonly subnetIds: Readonly<Record<SubnetPurpose, string>> }): NetworkRef {
    return IsolatedNetwork.fromExisting(this, "network", network);
  }
}

/** The network's way out, as wide as the hosts that the server may call ask for. */
const egressOf = ({ profile, egressHosts = [] }: FoundationProps): Pick<IsolatedNetworkProps, "egress" | "weaken"> => {
  if (profile.egress === "firewall") {
    const allow = egressHosts.length > 0 ? { tools: { names: egressHosts } } : {};
    return { egress: { firewall: { allow } } };
  }
  return egressHosts.length > 0
    ? {
        egress: "nat",
        weaken: { internetEgress: `the server calls ${egressHosts.join(", ")}, which its own guard holds it to` },
      }
    : { egress: "nat" };
};
