// A second Entra beside the one of local/stand-ins, as a check: two readings of Entra's rules have to agree, and this one needs no keys and no sockets.
import { randomUUID } from "node:crypto";
import type { IncomingResponse, OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";

const json = (status: number, value: unknown): IncomingResponse => ({
  status,
  headers: [["Content-Type", "application/json"]],
  body: Buffer.from(JSON.stringify(value)),
});

/**
 * The token endpoint of Entra as the façade meets it: takes each code once, takes a refresh token from the application that it gave it to alone,
 * and refuses `resource`.
 */
export const createEntra = () => {
  const spent = new Set<string>();
  const owners = new Map<string, string | null>();
  return async ({ body }: OutgoingRequest): Promise<IncomingResponse> => {
    const form = new URLSearchParams(Buffer.from(body ?? []).toString("utf8"));
    if (form.has("resource")) return json(400, { error: "invalid_target", error_description: "AADSTS9010010" });
    const refreshToken = form.get("refresh_token");
    if (refreshToken !== null && owners.get(refreshToken) !== form.get("client_id")) {
      return json(400, { error: "invalid_grant", error_description: "AADSTS70000" });
    }
    const code = form.get("code") ?? refreshToken ?? "";
    if (code === "" || spent.has(code)) return json(400, { error: "invalid_grant", error_description: "AADSTS54005" });
    spent.add(code);
    const next = randomUUID();
    owners.set(next, form.get("client_id"));
    return json(200, {
      token_type: "Bearer",
      access_token: "token-of-entra",
      refresh_token: next,
      expires_in: 3_600,
      scope: form.get("scope"),
    });
  };
};
