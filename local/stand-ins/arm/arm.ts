// Stand-in for Azure Resource Manager (management.azure.com): rows for what has a rule of its own, and a store of resources for the rest.
import type { CheckBearer } from "../entra/bearer.ts";
import type { Handler, StandInReply, StandInRequest } from "../http/message.ts";
import { json } from "../http/message.ts";
import type { Cloud } from "./cloud.ts";
import { containerAppRows } from "./container-app-rows.ts";
import { gatewayRows } from "./gateway-rows.ts";
import { actionOf, mayDo } from "./rights.ts";
import { fault, rowFor } from "./row.ts";
import type { Row } from "./row.ts";
import { onResource } from "./store.ts";
import { subscriptionRows } from "./subscription-rows.ts";

export const armAudience = "https://management.azure.com";

interface ArmOptions {
  readonly cloud: Cloud;
  readonly check: CheckBearer;
  /** Operations beside the stand-in's own; they are looked at first. @default none */
  readonly rows?: readonly Row<Cloud>[];
}

/** https://learn.microsoft.com/azure/role-based-access-control/permissions-read: everybody may read what they hold, and what the definitions of Azure itself are. */
const free =
  /\/providers\/Microsoft\.Authorization\/permissions$|^\/providers\/Microsoft\.Authorization\/policy(Set)?Definitions\//i;

export const createArm = ({ cloud, check, rows = [] }: ArmOptions): Handler => {
  const table = [...rows, ...gatewayRows, ...containerAppRows, ...subscriptionRows];

  const refusalOf = (request: StandInRequest, principalId: string): StandInReply | undefined => {
    const { method, path, query } = request;
    if (!query.has("api-version")) {
      return fault(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required.");
    }
    const [, subscription] = /^\/subscriptions\/([^/]+)/i.exec(path) ?? [];
    if (subscription !== undefined && subscription.toLowerCase() !== cloud.subscriptionId) {
      return fault(404, "SubscriptionNotFound", `The subscription '${subscription}' could not be found.`);
    }
    const action = actionOf(method, path);
    if (free.test(path) || mayDo(cloud, principalId, path, action)) return undefined;
    return fault(
      403,
      "AuthorizationFailed",
      `The client with object id '${principalId}' does not have authorization to perform action '${action}' over scope '${path}' or the scope is invalid.`,
    );
  };

  return async (request) => {
    const caller = await check(request.headers.authorization);
    if (!caller)
      return fault(401, "InvalidAuthenticationToken", "The access token is missing, invalid or of another audience.");
    const refused = refusalOf(request, String(caller["oid"]));
    if (refused) return refused;
    const fact = cloud.facts.get(`${request.method} ${request.path}`.toLowerCase());
    if (fact !== undefined) return json(200, fact);
    const found = rowFor(table, request);
    return found
      ? found.row.answer({ world: cloud, params: found.params, request, caller })
      : onResource(cloud, request);
  };
};
