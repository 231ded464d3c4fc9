// Stand-in for a Microsoft Entra tenant: the applications of Azure's own services that are in every one.
import type { Application } from "./directory.ts";

export const graphClientId = "00000003-0000-0000-c000-000000000000";

const service = (
  clientId: string,
  name: string,
  uri: string | readonly string[],
  scopes: readonly string[] = [],
): Application => ({
  clientId,
  name,
  principalId: clientId.replace(/^.{8}/, "5e1f0000"),
  api: { identifierUris: [uri].flat(), scopes, tokenVersion: 1 },
});

/** Audience that says: this token is to be exchanged for one of an application. */
export const tokenExchangeUri = "api://AzureADTokenExchange";
const tokenExchangeClientId = "fb60f99c-7a34-4190-8149-302f77469936";

export const azureServices: readonly Application[] = [
  service(graphClientId, "Microsoft Graph", "https://graph.microsoft.com", ["User.Read"]),
  service(
    "797f4846-ba00-4fd7-ba43-dac1f8f63013",
    "Windows Azure Service Management API",
    // The second is what azapi asks for.
    ["https://management.azure.com", "https://management.core.windows.net"],
  ),
  service("cfa8b339-82a2-471a-a3c9-0fc0be7a4093", "Azure Key Vault", "https://vault.azure.net"),
  service("e406a681-f3d4-42a8-90b6-c2b029497af1", "Azure Storage", "https://storage.azure.com"),
  service(
    "7d312290-28c8-473c-a0ed-8e53749b6d6d",
    "Microsoft Cognitive Services",
    "https://cognitiveservices.azure.com",
  ),
  service("acca5fbb-b7e4-4009-81f1-37e38fd66d78", "Azure Cache for Redis", "https://redis.azure.com"),
  service("00000000-0000-4000-8000-0000000000aa", "Azure Monitor", "https://monitor.azure.com"),
  {
    ...service(tokenExchangeClientId, "Azure AD Token Exchange Endpoint", tokenExchangeUri),
    api: { identifierUris: [tokenExchangeUri], scopes: [], tokenVersion: 2 },
  },
];
