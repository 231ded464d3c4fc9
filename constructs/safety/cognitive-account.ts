import { Construct } from "constructs";
import type { PrivateProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import type { CustomerManagedKey } from "../customer-managed-key.ts";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import type { RoleAssignment } from "../providers.ts";
import { CognitiveAccount } from "../providers.ts";
import type { AccountKind } from "./defaults.ts";
import { accountKinds, cognitiveAccountDefaults } from "./defaults.ts";
import { refuseMissing } from "../required.ts";

/** What the two services let their user choose about the account below them. */
export interface CognitiveAccountProps extends PrivateProps {
  /**
   * Also the account's subdomain, so unique in all of Azure. IMPORTANT: a change replaces the account.
   * @default - from naming
   */
  readonly name?: string;
  /**
   * A region that has the service, when the resource group's has not; the private endpoint stays with the network.
   * @default - that of the resource group
   */
  readonly location?: string;
  /** @default - a key that Azure keeps */
  readonly encryption?: CustomerManagedKey;
}

/** An account of ours or one that exists already. */
export interface SafetyAccountRef {
  /** The resource id of the account. */
  readonly id: string;
  /** `https://<name>.cognitiveservices.azure.com/` */
  readonly endpoint: string;
  /** Lets an identity call the service, and change nothing about the account. */
  grantUse(to: Grantee): RoleAssignment;
}

/** What has to be known of a safety account that exists. */
export interface ExistingSafetyAccount {
  /** Its resource id in Azure. */
  readonly id: string;
  /** The address of the service. */
  readonly endpoint: string;
}

/** The account and the only way to it. */
interface HardenedCognitiveAccount {
  readonly account: CognitiveAccount;
  readonly privateEndpoint: PrivateEndpoint;
}

/**
 * A cognitive account without keys and without a public side: Entra only, behind a private endpoint, fetching nothing by itself. Made as
 * `Resource` in the scope, with the protection of `protect`.
 */
export const hardenedCognitiveAccount = (
  scope: Construct,
  kind: AccountKind,
  props: CognitiveAccountProps,
): HardenedCognitiveAccount => {
  const { skuName, networkAcls, named } = accountKinds[kind];
  const name = props.name ?? props.naming.of(named);
  refuseUnless(/^(?=.{2,64}$)[a-z0-9](?:-?[a-z0-9])*$/i.test(name), "NAME_INVALID", {
    at: scope,
    field: "name",
    received: name,
    expected: "2 to 64 letters, digits and single dashes, neither beginning nor ending with a dash",
  });
  const key = props.encryption;
  const account = new CognitiveAccount(scope, "Resource", {
    ...cognitiveAccountDefaults,
    kind,
    skuName,
    networkAcls,
    name,
    resourceGroupName: props.resourceGroup.name,
    location: props.location ?? props.resourceGroup.location,
    // Entra tokens, private endpoints and the firewall all ask for a name of the account's own.
    customSubdomainName: name,
    identity: key ? { type: "UserAssigned", identityIds: [key.identity.id] } : { type: "SystemAssigned" },
    ...(key && {
      customerManagedKey: { keyVaultKeyId: key.keyId, identityClientId: key.identity.clientId },
      ...(key.dependsOn && { dependsOn: key.dependsOn }),
    }),
    // Soft delete keeps the name for 48 hours.
    lifecycle: { preventDestroy: props.preventDestroy ?? true },
  });
  const privateEndpoint = protect(scope, account, props, {
    service: "cognitiveAccount",
    network: props.network,
    endpointName: props.naming.of("privateEndpoint", kind.toLowerCase()),
  });
  return { account, privateEndpoint };
};

export const grantUse = (scope: Construct, accountId: string, to: Grantee): RoleAssignment =>
  grant(scope, accountId, "Cognitive Services User", to);

export class ReferencedAccount extends Construct implements SafetyAccountRef {
  readonly id: string;
  readonly endpoint: string;

  constructor(scope: Construct, id: string, existing: ExistingSafetyAccount) {
    super(scope, id);
    refuseMissing(this, "ExistingSafetyAccount", existing);
    this.id = existing.id;
    this.endpoint = existing.endpoint;
  }

  grantUse(to: Grantee): RoleAssignment {
    return grantUse(this, this.id, to);
  }
}
