import type { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { refuseUnless } from "../errors.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import { ContainerRegistry } from "../providers.ts";
import { defaultTrustedServices, defaultUntaggedDays, defaultZoneRedundant, registryDefaults } from "./defaults.ts";
import type { RegistryRef } from "./registry-ref.ts";
import { RegistryBase } from "./registry-ref.ts";
import { refuseMissing } from "../required.ts";

/** What `Registry` takes. */
export interface RegistryProps extends PrivateProps {
  /** 5 to 50 lower-case letters and digits. IMPORTANT: a change replaces the registry. @default - from naming */
  readonly name?: string;
  /** Needs a region with zones. IMPORTANT: a change replaces the registry. @default true */
  readonly zoneRedundant?: boolean;
  /** Days after which a manifest without a tag is removed, 1 to 365. @default 30 */
  readonly untaggedDays?: number;
  /**
   * A key of the customer's, from `encryptWith`. IMPORTANT: can be chosen when the registry is made, and not given up.
   * @default - a key that Azure keeps
   */
  readonly encryption?: CustomerManagedKey;
  /**
   * Lets Azure's own services past the network rules: the import of images, and the scanner of Defender. Without it images have to be pushed
   * from inside the network.
   * @default true
   */
  readonly trustedServices?: boolean;
}

/** What has to be known of a registry that exists. */
export interface ExistingRegistry {
  /** Its resource id in Azure. */
  readonly id: string;
  /** The name under which images are pulled. */
  readonly loginServer: string;
  /** Whether services of Azure that it trusts may reach it past its firewall. @default true */
  readonly trustedServices?: boolean;
}

/**
 * A container registry: one private way in, no password, nothing leaves it.
 *
 * @example
 * const registry = new Registry(stack, "registry", { ...surroundings });
 * registry.grantPull(identity);
 */
export class Registry extends RegistryBase {
  readonly resource: ContainerRegistry;
  readonly privateEndpoint: PrivateEndpoint;
  readonly trustedServices: boolean;

  constructor(scope: Construct, id: string, props: RegistryProps) {
    super(scope, id);
    refuseMissing(this, "RegistryProps", props);
    const { naming, encryption: key, untaggedDays = defaultUntaggedDays, name = naming.of("registry") } = props;
    refuseUnless(/^[a-z0-9]{5,50}$/.test(name), "NAME_INVALID", {
      at: this,
      field: "name",
      received: name,
      expected: "5 to 50 lower-case letters and digits",
    });
    refuseUnless(Number.isInteger(untaggedDays) && untaggedDays >= 1 && untaggedDays <= 365, "VALUE_INVALID", {
      at: this,
      field: "untaggedDays",
      received: untaggedDays,
      expected: "a whole number from 1 to 365",
    });
    this.trustedServices = props.trustedServices ?? defaultTrustedServices;
    this.resource = new ContainerRegistry(this, "Resource", {
      ...registryDefaults,
      name,
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      zoneRedundancyEnabled: props.zoneRedundant ?? defaultZoneRedundant,
      retentionPolicyInDays: untaggedDays,
      networkRuleBypassOption: this.trustedServices ? "AzureServices" : "None",
      ...(key && {
        identity: { type: "UserAssigned", identityIds: [key.identity.id] },
        encryption: [{ keyVaultKeyId: key.keyId, identityClientId: key.identity.clientId }],
        ...(key.dependsOn && { dependsOn: key.dependsOn }),
      }),
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.privateEndpoint = protect(this, this.resource, props, {
      service: "registry",
      network: props.network,
      endpointName: naming.of("privateEndpoint", "registry"),
    });
  }

  /** A registry that this deployment did not make: it can be pulled from and imported into, and nothing else about it is changed. */
  static fromExisting(scope: Construct, id: string, existing: ExistingRegistry): RegistryRef {
    refuseMissing(scope, "ExistingRegistry", existing);
    return new RegistryOfOthers(scope, id, existing);
  }

  get id(): string {
    return this.resource.id;
  }

  get loginServer(): string {
    return this.resource.loginServer;
  }
}

class RegistryOfOthers extends RegistryBase {
  readonly id: string;
  readonly loginServer: string;
  readonly trustedServices: boolean;

  constructor(scope: Construct, id: string, existing: ExistingRegistry) {
    super(scope, id);
    refuseUnless(/^[a-z0-9-]{5,63}\.azurecr\.io$/.test(existing.loginServer), "VALUE_INVALID", {
      at: this,
      field: "loginServer",
      received: existing.loginServer,
      expected: "<name>.azurecr.io",
    });
    this.id = existing.id;
    this.loginServer = existing.loginServer;
    this.trustedServices = existing.trustedServices ?? defaultTrustedServices;
  }
}
