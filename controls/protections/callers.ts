import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** Callers and their rights. */
export const callerProtections: readonly Protection[] = [
  {
    id: "tokens",
    title: "Tokens, checked at gateway and server",
    stops: "Forged, stolen, expired or foreign tokens; token passthrough; calls that go around the gateway.",
    why: "A token is the only proof of the caller's identity. One check can be misconfigured or bypassed; an attacker of two equal checks must defeat both.",
    how: [
      "The gateway takes one bearer token, from the Authorization header only. It checks signature, issuer, audience, lifetime, tenant and client.",
      "It removes every header that a client may forge, and adds a token of its own managed identity: the gateway proof.",
      "The server checks the proof and then the caller's token again, with its own copy of Entra's keys.",
      "The token ends there (no token passthrough). A tool with a downstream service gets a token on behalf of the caller (`onBehalfOf`), never the caller's own.",
      "A challenge names the metadata of the protected resource, so that a client finds the authorization server without guessing.",
    ],
    code: ["gateway/documents/mcp", "gateway/documents/metadata", "server/src/identity", "constructs/identity"],
    configure: {
      tenantId: "the tenant; tokens of other tenants are refused",
      clients: "applications that may call, by client id",
      MCP_TOKEN_ISSUER: "another issuer, for sovereign clouds",
      MCP_AUTHORITY: "another host of Entra, for sovereign clouds",
    },
    weaken:
      'Not possible for the checks themselves. `weaken: { assignmentRequired: "…" }` on the Entra application lets every person of the tenant get a token. Scopes and roles still limit its rights.',
    requirements: requirementIds([1, 2], [5, 8], 10, 21, 23, 32, 40, 85, 94, 116, 150, 152, 160, 161, 164, 176, 179),
    more: ["constructs/identity/README.md", "gateway/documents/mcp/README.md"],
  },
  {
    id: "rights",
    title: "One right for each tool",
    stops: "Excessive scopes; deletions with a right to read; access to another person's data.",
    why: "An attacker can write the text from which a model chooses its tools. The caller's rights must bound a call (least privilege), not the model's judgement.",
    how: [
      "Each tool of the catalogue names one scope; reading and writing never share one.",
      "Entra scopes, roles and the gateway's table of rights are written from the same catalogue.",
      "A caller without the scope gets 403 with the missing scope, so the client can request that scope alone (step-up).",
      "The tool's classification demands more: a stronger sign-in (authentication context) or a role.",
      "Lists show the caller's own tools only. The server looks up data under the caller's tenant and object id.",
    ],
    code: [
      "contract/catalogue.ts",
      "gateway/documents/mcp/rights.ts",
      "server/src/identity/clearance.ts",
      "server/src/documents",
    ],
    configure: {
      users: "groups that get the roles and scopes of a server",
      catalogue: "the tools, their scopes, effects and classifications",
      classifications: "what each classification demands of its callers",
      MCP_WITHHELD_TOOLS: "tools that are neither listed nor run",
    },
    weaken:
      "`classifications` may demand less for a class; the scope of each tool stays. A tool without a scope or classification cannot be defined.",
    requirements: requirementIds(9, 30, 31, 53, 81, 87, 111, 115),
    more: ["server/README.md", "constructs/identity/README.md"],
  },
  {
    id: "consent",
    title: "Consent for each client",
    stops:
      "Confused deputy; stolen authorization codes; open redirects; cross-site request forgery of the consent page.",
    why: "In façade mode the gateway signs users in for clients that Entra does not know. Without a separate consent for each client, one client could use another client's consent (confused deputy).",
    how: [
      "Each client of the façade is an Entra application of its own; Entra keeps consent and refresh tokens apart.",
      "A consent page names the client, its redirect address and its scopes, on every authorization.",
      "Form and cookie carry one nonce, bound to the displayed request.",
      "Redirect addresses match exactly; codes need PKCE with S256; the state returns unchanged.",
      "The code goes to Entra once. The façade keeps nothing.",
    ],
    code: ["gateway/documents/facade", "constructs/landing-zone/facade-clients.ts"],
    configure: {
      authorization: "`direct` has no façade at all; `facade` has one",
      redirectUris: "the redirect addresses of each client",
      preAuthorized: "scopes that need no consent of the user at Entra",
    },
    weaken:
      "`preAuthorized` gives a client scopes without the consent of each user. The page, PKCE and exact redirects cannot be switched off.",
    requirements: requirementIds(4, [18, 20], 33, 74, 75, 138),
    more: ["gateway/documents/facade/README.md", "docs/decisions/015-one-application-per-facade-client.md"],
  },
  {
    id: "approvals",
    title: "Approvals by a person",
    stops:
      "Destructive calls without a person's decision; replayed approvals; approvals of another call than the displayed one.",
    why: "No detector finds every injection. A destructive call waits until a person has seen and approved exactly that call.",
    how: [
      "A destructive call waits for another person. For 30 minutes after foreign text reached a caller (taint), each writing call waits for that caller's approval.",
      "The form shows the tool, its effect and its arguments, escaped, bounded and redacted.",
      "The decision is recorded with approver and call before it takes effect.",
      "An approval fits one principal, client, definition and set of arguments; it is used once, within fifteen minutes.",
      "Without an approver in the configuration, the server hides tools that need another person.",
    ],
    code: ["server/src/approvals", "server/src/tools/approval-rounds.ts", "gateway/documents/approvals"],
    configure: {
      approvers: "groups whose members decide",
      MCP_APPROVER_ROLE: "the app role that makes an approver",
      MCP_APPROVALS_URL: "the address of the approval page",
    },
    weaken:
      "Without `approvers`, the server withholds the tools that need another person. No setting runs a destructive tool without a person.",
    requirements: requirementIds(24, 51, 171, 173),
    more: ["server/README.md", "gateway/documents/approvals/README.md"],
  },
];
