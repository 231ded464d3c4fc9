import { after, graph, playbook, request } from "../frame.ts";
import type { Playbook } from "../playbook.ts";

const principal = `${graph}/v1.0/servicePrincipals(appId='@{items('Each_target')?['id']}')`;

export const disableSignIn: Playbook = playbook({
  id: "disable-sign-in",
  title: "Disable the sign-in of an application",
  requirements: ["R-76"],
  owasp: ["MCP01", "MCP07"],
  when: "An application's credentials are stolen, or no token for the server may be issued any more.",
  does: "Sets `accountEnabled` of the service principal to false: Entra issues no new token to the application (`client:`) or for it (`application:`).",
  leaves: "Issued tokens stay valid for 60 to 90 minutes: stop the client or the server at the gateway as well.",
  onAlert: "ask",
  subjects: [{ kind: "client", dimension: "Client" }, { kind: "application" }],
  rights: [
    {
      on: "directory",
      actions: [
        "microsoft.directory/servicePrincipals/standard/read",
        "microsoft.directory/servicePrincipals/disable",
        "microsoft.directory/servicePrincipals/enable",
      ],
      target: "each service principal of the watchlist, as a role of our own that is assigned on that object alone",
    },
  ],
  undo: "Sets `accountEnabled` to true again. Only a person does.",
  byHand: [
    { say: "Disable it.", command: "az ad sp update --id <client id> --set accountEnabled=false" },
    { say: "See that it is disabled.", command: "az ad sp show --id <client id> --query accountEnabled" },
  ],
  look: { Look: request({ method: "GET", uri: principal }, graph) },
  act: {
    Write: request(
      { method: "PATCH", uri: principal, body: { accountEnabled: "@equals(outputs('Decision'), 'release')" } },
      graph,
    ),
  },
});

/** The watchlist names groups; whether the person is a member is asked of Entra: administrators cannot be signed out through it. */
const person = "@{encodeUriComponent(coalesce(triggerBody()?['user'], 'none'))}";

export const revokeSessions: Playbook = playbook({
  id: "revoke-sessions",
  title: "Revoke the sessions of a person",
  requirements: ["R-39", "R-76"],
  owasp: ["MCP01", "MCP07", "MCP10"],
  when: "A person's tokens are stolen or their device is lost.",
  does: "Makes every refresh token and session of one person invalid; the person signs in again. Only members of the groups on the watchlist can be named.",
  leaves: "Issued access tokens stay valid for 60 to 90 minutes, unless the service checks continuously.",
  onAlert: "never",
  asks: { user: "<object id of the person>" },
  subjects: [{ kind: "users" }],
  rights: [
    { on: "graph", permission: "User.RevokeSessions.All", why: "to revoke" },
    { on: "graph", permission: "GroupMember.Read.All", why: "to see that the person is a user of the servers" },
    { on: "graph", permission: "User.ReadBasic.All", why: "to name the person" },
  ],
  undo: "There is nothing to undo: the person signs in again.",
  byHand: [
    {
      say: "Revoke.",
      command: "az rest --method post --url https://graph.microsoft.com/v1.0/users/<object id>/revokeSignInSessions",
    },
  ],
  look: {
    Look: request(
      {
        method: "POST",
        uri: `${graph}/v1.0/users/${person}/checkMemberGroups`,
        body: { groupIds: ["@items('Each_target')?['id']"] },
      },
      graph,
    ),
  },
  act: {
    Member: {
      type: "Compose",
      // Fails, and with it the run, where the list of common groups is empty.
      inputs: "@body('Look')['value'][0]",
      runtimeConfiguration: { secureData: { properties: ["inputs", "outputs"] } },
    },
    Revoke: request(
      { method: "POST", uri: `${graph}/v1.0/users/${person}/revokeSignInSessions`, body: {} },
      graph,
      after("Member"),
    ),
  },
});
