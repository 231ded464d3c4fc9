import type { DeploymentConfig } from "./stacks/config.ts";

// One deployment. Every value here is an example that synthesises; `npm run deploy` refuses those that cannot be yours.
export const deployment: DeploymentConfig = {
  name: "mcp",
  location: "westeurope",
  profile: "dev", // dev, standard or regulated: see docs/profiles.md for what each costs
  // environment: "prod", // with the name part of every resource's name; the profile's name when it is left out

  tenantId: "00000000-0000-0000-0000-000000000000", // az account show --query tenantId
  subscriptionId: "00000000-0000-0000-0000-000000000000", // az account show --query id

  // internet: every client can connect, Entra decides who may call. private: only connected networks can connect. Left out: dev is on the internet, the others
  // are private.
  // exposure: "internet",

  // facade works on the gateway's own name. direct needs a domain that is verified in the tenant:
  //   authorization: {
  //     mode: "direct",
  //     domain: {
  //       hostName: "mcp.contoso.com",
  //       certificate: {
  //         secretId: "https://kv-certificates.vault.azure.net/secrets/mcp-contoso-com",
  //         vaultId: "/subscriptions/…/providers/Microsoft.KeyVault/vaults/kv-certificates",
  //       },
  //     },
  //   },
  authorization: { mode: "facade" },

  // Only tokens of these applications are accepted.
  clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],

  // The MCP servers behind the gateway, each with a stack of its own. This is the reference server; docs/servers.md has one of another make, and one that
  // runs elsewhere. Without `path` its endpoint is /documents/mcp.
  servers: [
    {
      name: "documents",
      path: "/mcp",
      // Your build of server/Dockerfile; always by digest.
      image: "ghcr.io/example/mcp-server@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      // Entra groups whose members may use it.
      users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
    },
  ],

  network: { addressSpace: "10.40.0.0/20" },
  alerts: { emails: ["platform-team@example.com"] },
  tags: { owner: "platform-team", "cost-center": "unassigned" },

  state: { resourceGroup: "rg-terraform-state", storageAccount: "stterraformstate", container: "mcp" },
};
