// Stand-in for Microsoft Graph: what an answer to an attack changes.
import type { JWTPayload } from "jose";
import { fault } from "../arm/row.ts";
import type { Row } from "../arm/row.ts";
import { json, objectOf } from "../http/message.ts";
import type { GraphObjects } from "./directory-rows.ts";

const reference = "https://learn.microsoft.com/graph/api";
const denied = () => fault(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
const rolesOf = (caller: JWTPayload) => (caller["roles"] ?? []) as readonly string[];

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** With the permission for owned ones alone, only an owner may; https://learn.microsoft.com/graph/permissions-reference */
function owned(world: GraphObjects, appId: string, caller: JWTPayload): Entry | "denied" | undefined {
  const found = [...(world.get("servicePrincipals")?.values() ?? [])].find((each) => each["appId"] === appId) as
    Entry | undefined;
  if (!found || rolesOf(caller).includes("Application.ReadWrite.All")) return found;
  return ((found["owners"] ?? []) as readonly unknown[]).includes(caller["oid"]) ? found : "denied";
}

export const responseRows: readonly Row<GraphObjects>[] = [
  ...(["GET", "PATCH"] as const).map((method): Row<GraphObjects> => ({
    method,
    path: "/v1.0/servicePrincipals(appId='{appId}')",
    source: `${reference}/serviceprincipal-update`,
    needs: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    answer: ({ world, params, request, caller }) => {
      const found = owned(world, params["appId"] as string, caller);
      if (found === "denied") return denied();
      if (!found) return fault(404, "Request_ResourceNotFound", "The service principal does not exist.");
      if (method === "GET") return json(200, found);
      world.get("servicePrincipals")?.set(found.id, { ...found, ...objectOf(request) });
      return { status: 204 };
    },
  })),
  {
    method: "POST",
    path: "/v1.0/users/{id}/checkMemberGroups",
    source: `${reference}/directoryobject-checkmembergroups`,
    needs: ["GroupMember.Read.All", "Directory.Read.All"],
    answer: ({ world, params, request, caller }) => {
      if (!rolesOf(caller).some((role) => role === "User.ReadBasic.All" || role === "Directory.Read.All"))
        return denied();
      const user = world.get("users")?.get(params["id"] as string);
      if (!user) return fault(404, "Request_ResourceNotFound", "The user does not exist.");
      const asked = (objectOf(request)?.["groupIds"] ?? []) as readonly string[];
      const groups = (user["memberOf"] ?? []) as readonly string[];
      return json(200, { value: asked.filter((group) => groups.includes(group)) });
    },
  },
  {
    method: "POST",
    path: "/v1.0/users/{id}/revokeSignInSessions",
    source: `${reference}/user-revokesigninsessions`,
    needs: ["User.RevokeSessions.All"],
    answer: ({ world, params }) => {
      const user = world.get("users")?.get(params["id"] as string);
      if (!user) return fault(404, "Request_ResourceNotFound", "The user does not exist.");
      world.get("users")?.set(params["id"] as string, { ...user, sessionsRevoked: true });
      return json(200, { value: true });
    },
  },
];
