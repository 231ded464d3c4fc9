import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** Who calls, and what they may do. */
export const callerProtections: readonly Protection[] = [
  {
    id: "tokens",
    title: "Tokens, checked at gateway and server",
    stops: "Forged, stolen, expired or foreign tokens; token passthrough; calls that go around the gateway.",
    why: "A token is the only thing that says who calls. One check can be misconfigured or bypassed; two checks with the same rules have to fail in the same way at the same time.",
    how: [
      "The gateway takes one bearer token, from its header only, and checks signature, issuer, audience, lifetime, tenant and client.",
      "It removes every header that a client could lie with, and adds a token of its own managed identity: the gateway proof.",
      "The server checks the proof and then the caller's token again, with keys that it fetched itself.",
      "The token ends there. A tool that needs rights downstream asks for a token on behalf of the caller (`onBehalfOf`), never for the caller's own.",
      "A challenge names the metadata of the protected resource, so that a client finds the authorization server without guessing.",
    ],
    code: ["gateway/documents/mcp", "gateway/documents/metadata", "server/src/identity", "constructs/identity"],
    configure: {
      tenantId: "the only tenant whose tokens count",
      clients: "applications that may call, by client id",
      MCP_TOKEN_ISSUER: "another issuer, for sovereign clouds",
      MCP_AUTHORITY: "another host of Entra, for sovereign clouds",
    },
    weaken:
      'Not possible for the checks themselves. `weaken: { assignmentRequired: "…" }` on the Entra application lets every person of the tenant get a token; scopes and roles still limit its rights.',
    requirements: requirementIds([1, 2], [5, 8], 10, 21, 23, 32, 40, 85, 94, 116, 150, 152, 160, 161, 164, 176, 179),
    more: ["constructs/identity/README.md", "gateway/documents/mcp/README.md"],
  },
  {
    id: "rights",
    title: "One right for each tool",
    stops: "Excessive scopes; a wish to read that becomes a deletion; reading another person's data.",
    why: "Models choose tools from text that an attacker may have written. The caller's rights must bound a call (least privilege), not the model's judgement.",
    how: [
      "Each tool of the catalogue names one scope; reading and writing never share one.",
      "Entra scopes, roles and the gateway's table of rights are written from the same catalogue.",
      "A caller without the scope gets 403 with the scope that is missing, so that the client can ask for that one alone (step-up).",
      "The tool's classification demands more: a stronger sign-in (authentication context) or a role.",
      "Lists show what the caller may call. Data is looked up under tenant and object id of the caller.",
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
    why: "In façade mode the gateway signs users in for clients that Entra does not know. Without a consent of its own for each client, one client would use what a user allowed another.",
    how: [
      "Each client of the façade is an Entra application of its own; Entra keeps consent and refresh tokens apart.",
      "A consent page names the client, where the answer goes and what it may do, on every authorization.",
      "Form and cookie carry one nonce, bound to the request that was shown.",
      "Redirect addresses match exactly; codes need PKCE with S256; state is taken back as it came.",
      "The code goes to Entra once. The façade keeps nothing.",
    ],
    code: ["gateway/documents/facade", "constructs/landing-zone/facade-clients.ts"],
    configure: {
      authorization: "`direct` has no façade at all; `facade` has one",
      redirectUris: "where each client's answers may go",
      preAuthorized: "scopes that need no consent of the user at Entra",
    },
    weaken:
      "`preAuthorized` gives a client scopes without asking each user. The page, PKCE and exact redirects cannot be given up.",
    requirements: requirementIds(4, [18, 20], 33, 74, 75, 138),
    more: ["gateway/documents/facade/README.md", "docs/decisions/015-one-application-per-facade-client.md"],
  },
  {
    id: "approvals",
    title: "Approvals by a person",
    stops:
      "Destructive calls without a person behind them; replayed approvals; approvals of something else than was shown.",
    why: "No detector finds every injection. Destructive calls wait for a person who sees the call as it will run.",
    how: [
      "A destructive call waits for another person. A writing call waits for its caller for 30 minutes after foreign text was returned to them (taint).",
      "The form shows the tool, its effect and its arguments, escaped, bounded and redacted.",
      "The decision is recorded with approver and call before it takes effect.",
      "An approval fits one principal, client, definition and set of arguments; it is used once, within fifteen minutes.",
      "With no approver configured, tools that need another person are not listed.",
    ],
    code: ["server/src/approvals", "server/src/tools/approval-rounds.ts", "gateway/documents/approvals"],
    configure: {
      approvers: "groups whose members decide",
      MCP_APPROVER_ROLE: "the app role that makes an approver",
      MCP_APPROVALS_URL: "where they decide, as callers see it",
    },
    weaken:
      "Leave `approvers` out, and tools that need another person are withheld rather than run. No setting runs a destructive tool without a person.",
    requirements: requirementIds(24, 51, 171, 173),
    more: ["server/README.md", "gateway/documents/approvals/README.md"],
  },
];
