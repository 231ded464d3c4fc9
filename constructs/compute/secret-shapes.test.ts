import { describe, expect, it } from "vitest";
import { StorageAccount, UserAssignedIdentity } from "../providers.ts";
import { surroundings, synthesize } from "../testing.ts";
import { looksSecret, refuseSecret } from "./secret-shapes.ts";

// Put together here, so that no scanner takes them for real.
const base64 = (length: number) => "aB3".repeat(40).slice(0, length);

describe("a text", () => {
  it.each([
    ["a private key", "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE"],
    ["a token", `eyJhbGciOiJSUzI1NiJ9.${base64(40)}.${base64(20)}`],
    ["a storage connection string", `DefaultEndpointsProtocol=https;AccountName=st;AccountKey=${base64(86)}==`],
    ["a service bus connection string", `Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=${base64(43)}=`],
    ["a database connection string", "Server=tcp:db;User ID=sa;Password=correct-horse"],
    ["a shared access signature", "https://st.blob.core.windows.net/c?sv=2024&sig=abc%3D"],
    ["an address with a password", "rediss://:hunter2@redis:10000"],
    ["an account key", `${base64(86)}==`],
    ["a namespace key", `${base64(43)}=`],
    ["a client secret of Entra", `abc8Q~${base64(34)}`],
    ["a token of GitHub", `ghp_${base64(36)}`],
    ["a key of a model provider", `sk-${base64(40)}`],
  ])("R-34 that is %s looks like a secret", (_, text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    ["a GUID", "11111111-2222-3333-4444-555555555555"],
    ["a digest in base64url", base64(43)],
    ["an image by digest", `crtest.azurecr.io/mcp-server@sha256:${"0123456789abcdef".repeat(4)}`],
    ["an address", "https://kv-test.vault.azure.net/secrets/weather"],
    ["an address with a port", "https://login.example:8443/path@version"],
    ["a resource id", `/subscriptions/x/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv/secrets/weather`],
    ["a host and port", "redis-test.westeurope.redis.azure.net:10000"],
    [
      "a telemetry connection string",
      "InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint=https://x/",
    ],
    ["a list", "weather-key,news-key"],
    ["nothing", ""],
  ])("that is %s does not", (_, text) => {
    expect(looksSecret(text)).toBe(false);
  });
});

describe("a value that is known only at apply", () => {
  const refuse = (value: (account: StorageAccount, identity: UserAssignedIdentity) => string) => () =>
    synthesize((stack) => {
      const { name: resourceGroupName, location } = surroundings.resourceGroup;
      const place = { name: "x", resourceGroupName, location };
      const account = new StorageAccount(stack, "st", {
        ...place,
        accountTier: "Standard",
        accountReplicationType: "LRS",
      });
      const identity = new UserAssignedIdentity(stack, "id", place);
      refuseSecret(stack, "variables.X", value(account, identity));
    });

  it.each<[string, (account: StorageAccount) => string]>([
    ["key", (account) => account.primaryAccessKey],
    ["connection string", (account) => account.secondaryConnectionString],
    ["key within a text", (account) => `key is ${account.secondaryAccessKey}`],
  ])("R-34 is refused when it is a %s", (_, value) => {
    expect(refuse(value)).toThrow(expect.objectContaining({ code: "SECRET_REFUSED", field: "variables.X" }));
  });

  it("is fine when it is anything else", () => {
    expect(refuse((account) => account.primaryBlobEndpoint)).not.toThrow();
    expect(refuse((_, identity) => identity.clientId)).not.toThrow();
  });
});
