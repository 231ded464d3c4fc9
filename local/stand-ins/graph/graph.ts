// Stand-in for Microsoft Graph: the signed-in person's own entry.
import { randomUUID } from "node:crypto";
import type { Directory, Person } from "../directory/directory.ts";
import { json } from "../http/message.ts";
import type { Handler, StandInReply } from "../http/message.ts";
import type { CheckBearer } from "../http/bearer.ts";

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

export const createGraph =
  (directory: Directory, check: CheckBearer): Handler =>
  async ({ method, path, query, headers }) => {
    const claims = await check(headers.authorization);
    if (!claims)
      return refusal(401, "InvalidAuthenticationToken", "Access token is empty, invalid or of another audience.");
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
