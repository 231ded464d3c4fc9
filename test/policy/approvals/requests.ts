import type { Exchange } from "../../../testing/policies/requests.ts";
import type { Claims } from "../../../testing/policies/tokens.ts";
import { userToken } from "../../../testing/policies/tokens.ts";

export const approvalsUrl = "https://mcp.contoso.com/approvals";
export const approvalId = "AbCdEfGhIjKlMnOpQrStUvWxYz012-_9";

/** Of a person who holds the role, and through a client that was granted one scope. */
export const approverToken = (changes: Claims = {}): string =>
  userToken({ scp: "profile.read", roles: ["Server.Use", "Approvals.Decide"], ...changes });

const headers = { authorization: `Bearer ${approverToken()}`, accept: "application/json" };
const clientIp = "203.0.113.7";

/** What waits, as an approver asks for it. */
export const list: Exchange = { method: "GET", url: approvalsUrl, headers, clientIp };

/** A decision, as an approver sends it. */
export const decide: Exchange = {
  method: "POST",
  url: `${approvalsUrl}/${approvalId}`,
  headers: { ...headers, "content-type": "application/json" },
  body: '{"decision":"approved"}',
  clientIp,
};

export const both = { "seeing what waits": list, deciding: decide } as const;
