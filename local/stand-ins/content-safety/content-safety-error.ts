// Stand-in for Azure AI Content Safety: its refusals.
import type { OutgoingHttpHeaders } from "node:http";
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";

const refusal = (status: number, code: string, message: string, headers: OutgoingHttpHeaders = {}): StandInReply =>
  json(status, { error: { code, message, details: [] } }, { "x-ms-error-code": code, ...headers });

export const safetyRefusals = {
  unauthenticated: (): StandInReply =>
    refusal(401, "401", "Access denied due to invalid subscription key or wrong API endpoint."),
  keysOff: (): StandInReply =>
    refusal(403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource."),
  unauthorized: (oid: string): StandInReply =>
    refusal(401, "PermissionDenied", `The principal ${oid} lacks the required data action to perform the operation.`),
  invalid: (message: string): StandInReply => refusal(400, "InvalidRequestBody", message),
  version: (version: string | null): StandInReply =>
    refusal(400, "InvalidRequestBody", `The api-version '${version ?? ""}' is missing or not supported.`),
  missing: (what: string): StandInReply => refusal(404, "ResourceNotFound", `${what} was not found.`),
  tooMany: (seconds: number): StandInReply =>
    refusal(429, "TooManyRequests", "Requests have exceeded the rate limit of the pricing tier.", {
      "retry-after": String(seconds),
    }),
};
