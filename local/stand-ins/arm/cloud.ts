// Stand-in for Azure Resource Manager: what there is in the subscription, and who may do what with it.

/** A resource as ARM shows it; its key in the cloud is its id in lower case. */
export interface ArmResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly [property: string]: unknown;
}

/** What a role assignment gives: https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
export interface ArmGrant {
  readonly principalId: string;
  /** The id below which it holds. */
  readonly scope: string;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
}

export interface ResourceProvider {
  readonly registrationState: "Registered" | "Registering" | "NotRegistered";
  /** Regions by resource type, under the names that people read: `West Europe`. */
  readonly resourceTypes: Readonly<Record<string, readonly string[]>>;
}

/** A test fills it and looks into it; the stand-in changes it as requests ask. */
export interface Cloud {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly resources: Map<string, ArmResource>;
  readonly grants: ArmGrant[];
  readonly providers: Map<string, ResourceProvider>;
  /** Bodies of actions and lists that belong to no resource, by `GET <path>` in lower case: quotas, available SKUs. */
  readonly facts: Map<string, unknown>;
  /** Names that another subscription has, for `checkNameAvailability`. */
  readonly takenNames: Set<string>;
  /** What a job does that is started, by its id. @default nothing */
  onJob?: (id: string) => void;
}

export const createCloud = (ids: Pick<Cloud, "tenantId" | "subscriptionId">): Cloud => ({
  ...ids,
  resources: new Map(),
  grants: [],
  providers: new Map(),
  facts: new Map(),
  takenNames: new Set(),
});

/** Puts a resource into the cloud without a request. */
export const place = (cloud: Cloud, id: string, properties: Readonly<Record<string, unknown>> = {}): ArmResource => {
  const resource = { ...properties, id, name: id.slice(id.lastIndexOf("/") + 1), type: typeOf(id) };
  cloud.resources.set(id.toLowerCase(), resource);
  return resource;
};

/** `Microsoft.Network/virtualNetworks/subnets` of the id of a subnet; a group and a subscription have types of their own. */
export const typeOf = (id: string): string => {
  const [before = "", after] = id.split(/\/providers\/(?!.*\/providers\/)/i);
  if (after === undefined)
    return before.includes("/resourceGroups/")
      ? "Microsoft.Resources/resourceGroups"
      : "Microsoft.Resources/subscriptions";
  const [namespace = "", ...rest] = after.split("/");
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join("/");
};
