/** What no application of ours differs in. Every value is written out, also where Entra's default agrees, so that a plan shows it. */
export const applicationDefaults = {
  // accounts of this tenant only.
  signInAudience: "AzureADMyOrg",
  // Two applications of one name are how a phishing application hides; the provider's own default lets them be.
  preventDuplicateNames: true,
  // no flow without a redirect, which leaves out passwords sent to the token endpoint and device codes given to an attacker.
  fallbackPublicClientEnabled: false,
  // no token in a redirect's URL.
  web: { implicitGrant: { accessTokenIssuanceEnabled: false, idTokenIssuanceEnabled: false } },
};

/** version 2 has one issuer and one audience, the client id; version 1, the provider's default, has several of each. */
export const accessTokenVersion = 2;

/** `idtyp` is `app` in a token that no user stands behind, so that the server does not have to infer it. */
export const accessTokenClaims = [{ name: "idtyp" }];

/**
 * with this claim Entra puts every authentication context into a token that the sign-in satisfies already, so that a client is not sent
 * back for what it has.
 */
export const authenticationContextClaims = [{ name: "acrs" }];

/**
 * where clients on the user's own machine wait for the answer. Entra compares the path and ignores the port, as RFC 8252 asks;
 * these are the paths that MCP clients use.
 */
export const loopbackRedirects = [
  "http://127.0.0.1",
  "http://127.0.0.1/callback",
  "http://127.0.0.1/oauth/callback",
  "http://localhost",
  "http://localhost/callback",
  "http://localhost/oauth/callback",
] as const;

/** The only audience that Entra accepts in a token that stands in for a secret. */
export const tokenExchangeAudience = "api://AzureADTokenExchange";

/** Entra's limit for one application and for one managed identity. */
export const maxFederatedCredentials = 20;

/** Applications of Microsoft that are the same in every tenant. */
export const wellKnownClients = {
  visualStudioCode: { clientId: "aebc6443-996d-45c2-90f0-388ff96faa56", grantId: "Visual Studio Code" },
  azureCli: { clientId: "04b07795-8ddb-461a-bbee-02f9e1bf7b46", grantId: "Azure CLI" },
} as const;

export const graphClientId = "00000003-0000-0000-c000-000000000000";

/** Delegated permissions of Microsoft Graph that a server may use for its caller, with the ids that Graph gave them. */
export const graphPermissions = {
  "User.Read": "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
} as const;

/** Permissions of Microsoft Graph that playbooks may hold as themselves, with the ids that Graph gave them. */
export const graphApplicationPermissions = {
  "GroupMember.Read.All": "98830695-27a2-44f7-8c18-0c3ebc9698f6",
  "User.ReadBasic.All": "97235f07-e226-4f63-ace3-39588e11d3a1",
  "User.RevokeSessions.All": "77f3a031-c388-4f99-b373-dc68676a979e",
} as const;

export type GraphApplicationPermission = keyof typeof graphApplicationPermissions;

/** Entra and Azure confirm a right before it holds everywhere; a minute is what the services' own guides wait. */
export const propagationTime = "60s";
