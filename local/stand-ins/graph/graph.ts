// Stand-in for Microsoft Graph: the signed-in person's own entry, and the objects that a test puts into the tenant.
import { randomUUID } from "node:crypto";
import type { Directory, Person } from "../directory/directory.ts";
import { json } from "../http/message.ts";
import type { Handler, StandInReply } from "../http/message.ts";
import type { JWTPayload } from "jose";
import type { CheckBearer } from "../entra/bearer.ts";
import { rowFor } from "../arm/row.ts";
import type { Row } from "../arm/row.ts";
import { directoryRows } from "./directory-rows.ts";
import type { GraphObjects } from "./directory-rows.ts";
import { responseRows } from "./response-rows.ts";

const refusal = (status: number, code: string, message: string): StandInReply => {
  const innerError = { date: new Date().toISOString().slice(0, 19), "request-id": randomUUID() };
  return json(status, { error: { code, message, innerError } });
};

const entry = (person: Person): Readonly<Record<string, unknown>> => ({
  displayName: person.displayName,
  mail: person.userPrincipalName,
  userPrincipalName: person.userPrincipalName,
  id: person.objectId,
  jobTitle: person.jobTitle ?? null,
  officeLocation: person.officeLocation ?? null,
  preferredLanguage: person.preferredLanguage ?? null,
});

interface GraphOptions {
  /** Objects beside the people of the directory. @default none */
  readonly objects?: GraphObjects;
  /** Operations beside the stand-in's own; they are looked at first. @default none */
  readonly rows?: readonly Row<GraphObjects>[];
}

/** Permissions stand in `roles` of an application's token and in `scp` of a person's: https://learn.microsoft.com/graph/permissions-reference */
const holds = (claims: JWTPayload, needs: readonly string[]): boolean => {
  const held = [
    ...((claims["roles"] as readonly string[] | undefined) ?? []),
    ...String(claims["scp"] ?? "").split(" "),
  ];
  return held.some((permission) => needs.includes(permission));
};

export const createGraph =
  (directory: Directory, check: CheckBearer, { objects = new Map(), rows = [] }: GraphOptions = {}): Handler =>
  async (request) => {
    const { method, path, query, headers } = request;
    const claims = await check(headers.authorization);
    if (!claims)
      return refusal(401, "InvalidAuthenticationToken", "Access token is empty, invalid or of another audience.");
    const found = rowFor([...rows, ...responseRows, ...directoryRows], request);
    if (found && objects.size > 0) {
      if (found.row.needs && !holds(claims, found.row.needs))
        return refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
      return found.row.answer({ world: objects, params: found.params, request, caller: claims });
    }
    if (path !== "/v1.0/me") return refusal(404, "UnknownError", "");
    if (method !== "GET") return refusal(405, "Request_BadRequest", "Specified HTTP method is not allowed.");
    const scopes = String(claims["scp"] ?? "").split(" ");
    if (!scopes.includes("User.Read")) {
      return refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }
    const person = directory.people.find(({ objectId }) => objectId === claims["oid"]);
    if (!person) return refusal(404, "Request_ResourceNotFound", "The signed-in person does not exist.");
    const all = entry(person);
    const selected = query.get("$select")?.split(",");
    const shown = selected ? Object.fromEntries(selected.map((name) => [name, all[name] ?? null])) : all;
    return json(200, { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity", ...shown });
  };
