// Stand-in for Azure Resource Manager: what is asked of a subscription as a whole.
import { json, objectOf } from "../http/message.ts";
import type { Cloud, ResourceProvider } from "./cloud.ts";
import { grantsOn } from "./rights.ts";
import { fault } from "./row.ts";
import type { Row } from "./row.ts";

const shown = (subscriptionId: string, namespace: string, { registrationState, resourceTypes }: ResourceProvider) => ({
  id: `/subscriptions/${subscriptionId}/providers/${namespace}`,
  namespace,
  registrationState,
  resourceTypes: Object.entries(resourceTypes).map(([resourceType, locations]) => ({ resourceType, locations })),
});

const providerNamed = ({ providers }: Cloud, name: string) =>
  [...providers].find(([namespace]) => namespace.toLowerCase() === name.toLowerCase());

const resourcesPage = "https://learn.microsoft.com/rest/api/resources";

export const subscriptionRows: readonly Row<Cloud>[] = [
  {
    method: "GET",
    path: "/subscriptions/{subscription}",
    source: `${resourcesPage}/subscriptions/get`,
    answer: ({ world }) =>
      json(200, {
        id: `/subscriptions/${world.subscriptionId}`,
        subscriptionId: world.subscriptionId,
        tenantId: world.tenantId,
        displayName: "Stand-in",
        state: "Enabled",
      }),
  },
  {
    method: "GET",
    path: "/subscriptions/{subscription}/providers",
    source: `${resourcesPage}/providers/list`,
    answer: ({ world }) =>
      json(200, { value: [...world.providers].map(([name, one]) => shown(world.subscriptionId, name, one)) }),
  },
  {
    method: "GET",
    path: "/subscriptions/{subscription}/providers/{namespace}",
    source: `${resourcesPage}/providers/get`,
    answer: ({ world, params }) => {
      const found = providerNamed(world, params["namespace"]!);
      return found
        ? json(200, shown(world.subscriptionId, ...found))
        : fault(404, "InvalidResourceNamespace", `The resource namespace '${params["namespace"]}' is invalid.`);
    },
  },
  {
    method: "POST",
    path: "/subscriptions/{subscription}/providers/{namespace}/register",
    source: `${resourcesPage}/providers/register`,
    answer: ({ world, params }) => {
      const [name, provider] = providerNamed(world, params["namespace"]!) ?? [];
      if (name === undefined || !provider) return fault(404, "InvalidResourceNamespace", "The namespace is invalid.");
      const registered = { ...provider, registrationState: "Registered" } as const;
      world.providers.set(name, registered);
      return json(200, shown(world.subscriptionId, name, registered));
    },
  },
  {
    method: "GET",
    path: "/{scope*}/providers/Microsoft.Authorization/permissions",
    source: "https://learn.microsoft.com/rest/api/authorization/permissions",
    answer: ({ world, params, caller }) =>
      json(200, {
        value: grantsOn(world, String(caller["oid"]), `/${params["scope"]}`).map(
          ({ actions = [], notActions = [], dataActions = [] }) => ({
            actions,
            notActions,
            dataActions,
            notDataActions: [],
          }),
        ),
      }),
  },
  {
    method: "POST",
    path: "/subscriptions/{subscription}/providers/{namespace}/checkNameAvailability",
    source: "https://learn.microsoft.com/rest/api/storagerp/storage-accounts/check-name-availability",
    answer: ({ world, request }) => {
      const name = String(objectOf(request)?.["name"] ?? "");
      return world.takenNames.has(name)
        ? json(200, { nameAvailable: false, reason: "AlreadyExists", message: `The name ${name} is already taken.` })
        : json(200, { nameAvailable: true });
    },
  },
];
