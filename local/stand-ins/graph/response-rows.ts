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

const entries = (world: GraphObjects, collection: string) => [...(world.get(collection)?.values() ?? [])];

/** What a role of the directory allows the caller on one object; https://learn.microsoft.com/entra/identity/role-based-access-control/custom-enterprise-app-permissions */
const allowed = (world: GraphObjects, { oid }: JWTPayload, object: Entry, action: string): boolean =>
  entries(world, "roleAssignments").some(
    ({ principalId, directoryScopeId, allowedResourceActions }) =>
      principalId === oid &&
      directoryScopeId === `/${object.id}` &&
      (allowedResourceActions as readonly string[]).includes(`microsoft.directory/servicePrincipals/${action}`),
  );

/** With the permission for owned ones alone, only an owner may; https://learn.microsoft.com/graph/permissions-reference */
const permitted = (world: GraphObjects, caller: JWTPayload, object: Entry, action: string): boolean => {
  const roles = rolesOf(caller);
  if (roles.includes("Application.ReadWrite.All")) return true;
  const owns = ((object["owners"] ?? []) as readonly unknown[]).includes(caller["oid"]);
  if (owns && roles.includes("Application.ReadWrite.OwnedBy")) return true;
  return allowed(world, caller, object, action);
};

export const responseRows: readonly Row<GraphObjects>[] = [
  ...(["GET", "PATCH"] as const).map((method): Row<GraphObjects> => ({
    method,
    path: "/v1.0/servicePrincipals(appId='{appId}')",
    source: `${reference}/serviceprincipal-update`,
    answer: ({ world, params, request, caller }) => {
      const found = entries(world, "servicePrincipals").find((each) => each["appId"] === params["appId"]) as
        Entry | undefined;
      if (!found) return fault(404, "Request_ResourceNotFound", "The service principal does not exist.");
      const change = objectOf(request) ?? {};
      const action = method === "GET" ? "standard/read" : change["accountEnabled"] === false ? "disable" : "enable";
      if (!permitted(world, caller, found, action)) return denied();
      if (method === "GET") return json(200, found);
      world.get("servicePrincipals")?.set(found.id, { ...found, ...change });
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
