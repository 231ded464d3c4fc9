// Stand-in for Azure Key Vault: its refusals.
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";
import { loginHost } from "../entra/issuers.ts";

const refusal = (status: number, code: string, message: string, inner?: string): StandInReply =>
  json(status, { error: { code, message, ...(inner !== undefined && { innererror: { code: inner } }) } });

export const vaultRefusals = {
  /** Says where a token comes from; clients check that the vault's own host ends with that of `resource`. */
  challenge: (tenantId: string): StandInReply => ({
    ...refusal(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token."),
    headers: {
      "content-type": "application/json; charset=utf-8",
      "www-authenticate": `Bearer authorization="https://${loginHost}/${tenantId}", resource="https://vault.azure.net"`,
    },
  }),
  forbidden: (oid: string): StandInReply =>
    refusal(
      403,
      "Forbidden",
      `Caller is not authorized to perform action on resource. Caller: oid=${oid}`,
      "ForbiddenByRbac",
    ),
  secretDisabled: (): StandInReply =>
    refusal(403, "Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled"),
  secretMissing: (name: string): StandInReply =>
    refusal(404, "SecretNotFound", `A secret with (name/id) ${name} was not found in this key vault.`),
  keyMissing: (name: string): StandInReply =>
    refusal(404, "KeyNotFound", `A key with (name/id) ${name} was not found in this key vault.`),
  badParameter: (message: string): StandInReply => refusal(400, "BadParameter", message),
  notAllowed: (): StandInReply => refusal(405, "MethodNotAllowed", "Method not allowed."),
  missing: (): StandInReply => refusal(404, "NotFound", "The requested resource does not exist."),
};
