import type { LandingZoneProps, Naming } from "@mcp-landing-zone/constructs";
import {
  AzapiProvider,
  AzureadProvider,
  azurermFeatures,
  AzurermProvider,
  providerVersions,
  tag,
  TimeProvider,
} from "@mcp-landing-zone/constructs";
import { AzurermBackend, TerraformStack } from "cdktf";
import type { App } from "cdktf";
import type { ResolvedConfig } from "../resolved.ts";
import { profileOf } from "../resolved.ts";

/** What a stack is for; there is one of each kind but of servers. */
export type StackKind = "foundation" | "platform" | "server" | "governance" | "pipeline";

export interface DeploymentStackProps {
  readonly config: ResolvedConfig;
  readonly naming: Naming;
}

/** Which providers a stack talks to, besides azurerm. */
const providersOf: Record<StackKind, readonly ("azuread" | "azapi" | "time")[]> = {
  foundation: ["azapi"],
  platform: ["azapi", "time"],
  server: ["azuread", "azapi", "time"],
  governance: ["azapi", "azuread", "time"],
  pipeline: [],
};

/** What every stack of a deployment has: providers, a state of its own in Azure, tags on everything. */
export abstract class DeploymentStack extends TerraformStack {
  /** Facts that every part of the landing zone shares. */
  protected readonly landingZone: LandingZoneProps;

  /** `name` is the server's in a stack of a server, and the kind in every other. */
  constructor(app: App, kind: StackKind, props: DeploymentStackProps, name: string = kind) {
    const { config, naming } = props;
    super(app, stackId(config, name));
    this.landingZone = {
      naming,
      location: config.location,
      profile: profileOf(config),
      exposure: config.exposure,
    };
    new AzurermProvider(this, "azurerm", {
      subscriptionId: config.subscriptionId,
      tenantId: config.tenantId,
      storageUseAzuread: true,
      // A plan would have to list and register them, for which a reader has no right: `resourceProvidersOf` says what has to be registered before.
      resourceProviderRegistrations: "none",
      features: [azurermFeatures],
    });
    if (providersOf[kind].includes("azuread")) new AzureadProvider(this, "azuread", { tenantId: config.tenantId });
    if (providersOf[kind].includes("azapi")) {
      new AzapiProvider(this, "azapi", { subscriptionId: config.subscriptionId, tenantId: config.tenantId });
    }
    if (providersOf[kind].includes("time")) new TimeProvider(this, "time");
    new AzurermBackend(this, {
      resourceGroupName: config.state.resourceGroup,
      storageAccountName: config.state.storageAccount,
      containerName: config.state.container,
      key: `${config.name}-${config.environment}/${name}.tfstate`,
      subscriptionId: config.state.subscriptionId ?? config.subscriptionId,
      tenantId: config.tenantId,
      useAzureadAuth: true,
    });
    this.addOverride("terraform.required_version", providerVersions.terraform);
    for (const provider of ["azurerm", ...providersOf[kind]] as const) {
      const version = config.providerVersions?.[provider] ?? providerVersions[provider];
      this.addOverride(`terraform.required_providers.${provider}.version`, version);
    }
    tag(this, {
      ...config.tags,
      deployment: `${naming.deployment.name}-${naming.deployment.environment}`,
      "managed-by": "terraform",
    });
  }
}

export const stackId = (config: ResolvedConfig, name: string): string => `${config.name}-${config.environment}-${name}`;
