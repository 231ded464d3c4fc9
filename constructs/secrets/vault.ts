import type { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { refuseUnless } from "../errors.ts";
import { deployerTenantId } from "../identity/tenant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import { KeyVault } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import { purgeable, recoverable, vaultDefaults } from "./defaults.ts";
import type { VaultRef } from "./vault-ref.ts";
import { VaultBase } from "./vault-ref.ts";
import { refuseMissing } from "../required.ts";

/** What `Vault` takes. */
export interface VaultProps extends PrivateProps, Weakenable<"purgeProtection"> {
  /** What tells it from the deployment's other vaults, for example `keys`. @default - it is the only one */
  readonly purpose?: string;
  /** 3 to 24 letters, digits and dashes. IMPORTANT: a change replaces the vault. @default - from naming */
  readonly name?: string;
  /** `premium` keeps keys in a hardware security module. @default "standard" */
  readonly sku?: "standard" | "premium";
  /**
   * Lets Azure's own services past the network rules, each still with a role of its own. Storage, the registry and Content Safety reach
   * their customer-managed key in no other way, so a vault for such keys needs it; give them one of their own.
   * @default false
   */
  readonly trustedServices?: boolean;
  /** The tenant whose identities may be given rights. @default - the tenant that the deployer is signed in to */
  readonly tenantId?: string;
}

/** What has to be known of a vault that exists. */
export interface ExistingVault {
  /** Its resource id in Azure. */
  readonly id: string;
  /** `https://<name>.vault.azure.net/` */
  readonly uri: string;
  /** Its SKU: keys in hardware need premium. @default "standard" */
  readonly sku?: "standard" | "premium";
  /** Whether services of Azure that it trusts may reach it past its firewall. @default false */
  readonly trustedServices?: boolean;
}

/**
 * A Key Vault: rights by role only, nothing deleted for good, one private way in.
 *
 * @example
 * new Vault(stack, "vault", { ...surroundings, sku: "premium" });
 */
export class Vault extends VaultBase {
  readonly resource: KeyVault;
  readonly privateEndpoint: PrivateEndpoint;
  readonly hsm: boolean;
  readonly trustedServices: boolean;
  readonly purgeProtection: boolean;

  constructor(scope: Construct, id: string, props: VaultProps) {
    super(scope, id);
    refuseMissing(this, "VaultProps", props);
    const { naming, purpose, sku = "standard", trustedServices = false, name = naming.of("keyVault", purpose) } = props;
    refuseUnless(/^(?=.{3,24}$)[A-Za-z]([A-Za-z0-9]|-(?!-))*[A-Za-z0-9]$/.test(name), "NAME_INVALID", {
      at: this,
      field: "name",
      received: name,
      expected: "3 to 24 letters, digits and single dashes, beginning with a letter",
    });
    this.hsm = sku === "premium";
    this.trustedServices = trustedServices;
    this.purgeProtection = !isWeakened(this, props, "purgeProtection");
    this.resource = new KeyVault(this, "Resource", {
      ...vaultDefaults,
      ...(this.purgeProtection ? recoverable : purgeable),
      name,
      resourceGroupName: props.resourceGroup.name,
      location: props.resourceGroup.location,
      tenantId: props.tenantId ?? deployerTenantId(this),
      skuName: sku,
      networkAcls: { defaultAction: "Deny", bypass: trustedServices ? "AzureServices" : "None" },
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    const endpointName = naming.of("privateEndpoint", purpose === undefined ? "vault" : `vault-${purpose}`);
    this.privateEndpoint = protect(this, this.resource, props, {
      service: "vault",
      network: props.network,
      endpointName,
    });
  }

  /** A vault that this deployment did not make: rights in it can be given, and nothing else about it is changed. */
  static fromExisting(scope: Construct, id: string, existing: ExistingVault): VaultRef {
    refuseMissing(scope, "ExistingVault", existing);
    return new VaultOfOthers(scope, id, existing);
  }

  get id(): string {
    return this.resource.id;
  }

  get uri(): string {
    return this.resource.vaultUri;
  }
}

class VaultOfOthers extends VaultBase {
  readonly id: string;
  readonly uri: string;
  readonly hsm: boolean;
  readonly trustedServices: boolean;
  readonly purgeProtection = true;

  constructor(scope: Construct, id: string, existing: ExistingVault) {
    super(scope, id);
    refuseUnless(/^https:\/\/[A-Za-z0-9-]+\.vault\.azure\.net\/$/.test(existing.uri), "VALUE_INVALID", {
      at: this,
      field: "uri",
      received: existing.uri,
      expected: "https://<name>.vault.azure.net/",
    });
    this.id = existing.id;
    this.uri = existing.uri;
    this.hsm = existing.sku === "premium";
    this.trustedServices = existing.trustedServices ?? false;
  }
}
