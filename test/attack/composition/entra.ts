import type { IncomingResponse, OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";

const json = (status: number, value: unknown): IncomingResponse => ({
  status,
  headers: [["Content-Type", "application/json"]],
  body: Buffer.from(JSON.stringify(value)),
});

/** The token endpoint of Entra as the façade meets it: takes each code once, and refuses `resource` as Entra does. */
export const createEntra = () => {
  const spent = new Set<string>();
  return async ({ body }: OutgoingRequest): Promise<IncomingResponse> => {
    const form = new URLSearchParams(Buffer.from(body ?? []).toString("utf8"));
    if (form.has("resource")) return json(400, { error: "invalid_target", error_description: "AADSTS9010010" });
    const code = form.get("code") ?? form.get("refresh_token") ?? "";
    if (code === "" || spent.has(code)) return json(400, { error: "invalid_grant", error_description: "AADSTS54005" });
    spent.add(code);
    return json(200, {
      token_type: "Bearer",
      access_token: "token-of-entra",
      expires_in: 3_600,
      scope: form.get("scope"),
    });
  };
};
