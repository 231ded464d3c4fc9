// What docs/scale.md says of one configuration per region.
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import type { DeploymentConfig } from "../../stacks/config.ts";
import { deployments } from "../deployments.ts";
import type { SynthesisedDeployment } from "../synthesised-deployment.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

/** As the guide writes it. */
const inRegion = (
  shared: DeploymentConfig,
  environment: string,
  location: string,
  addressSpace: string,
): DeploymentConfig => ({
  ...shared,
  environment,
  location,
  network: { addressSpace },
  state: { ...shared.state, storageAccount: `st${environment.replace("-", "")}` },
  exposure: "private",
});

/** Front Door passes the name on, and the gateway answers under it. */
const domain = {
  hostName: "mcp.contoso.com",
  certificate: {
    secretId: "https://kv-certificates.vault.azure.net/secrets/mcp-contoso-com",
    vaultId:
      "/subscriptions/5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-certificates",
  },
};

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, { readonly name?: string }>>>>;
  readonly terraform: { readonly backend: { readonly azurerm: { storage_account_name: string; key: string } } };
}

/** Types whose names are host names, one for all of Azure. */
const global = [
  "azurerm_api_management",
  "azurerm_cognitive_account",
  "azurerm_container_registry",
  "azurerm_key_vault",
  "azurerm_managed_redis",
  "azurerm_storage_account",
];

const made: SynthesisedDeployment[] = [];
afterAll(() => made.forEach((one) => one.remove()));

describe.each(["standard", "regulated"] as const)("two regions of %s", (profile) => {
  const shared: DeploymentConfig = { ...deployments[profile], authorization: { mode: "facade", domain } };
  const stacksIn = (environment: string, location: string, addressSpace: string): readonly string[] => {
    const config = inRegion(shared, environment, location, addressSpace);
    const one = synthesisedDeployment(config);
    made.push(one);
    return one.stackNames.map((name) => one.text(name));
  };
  const west = stacksIn("prod-weu", "westeurope", "10.40.0.0/20");
  const north = stacksIn("prod-swc", "swedencentral", "10.44.0.0/20");
  const parsed = (texts: readonly string[]) => texts.map((text) => JSON.parse(text) as Stack);
  const namesOf = (texts: readonly string[]): readonly string[] =>
    parsed(texts).flatMap(({ resource }) =>
      global.flatMap((type) => Object.values(resource[type] ?? {}).map(({ name = "" }) => name)),
    );
  const statesOf = (texts: readonly string[]): readonly string[] =>
    parsed(texts).map(({ terraform: { backend } }) => backend.azurerm.storage_account_name);

  it("have neither a name of Azure nor a state in common, and none refers to the other", () => {
    const [here, there] = [namesOf(west), namesOf(north)];
    expect(here.length).toBeGreaterThan(5);
    expect(here.filter((name) => there.includes(name))).toEqual([]);
    expect([new Set(statesOf(west)), new Set(statesOf(north))]).toEqual([
      new Set(["stprodweu"]),
      new Set(["stprodswc"]),
    ]);
    for (const text of west) for (const name of there) expect(text).not.toContain(name);
    for (const text of north) for (const name of here) expect(text).not.toContain(name);
  });

  it("have no Front Door of their own: the one in front of both is the platform team's", () => {
    expect([...west, ...north].join("\n")).not.toContain('"azurerm_cdn_frontdoor_profile"');
  });

  it("keep documents and audit trail where the profile keeps them", () => {
    const kept = parsed(west).flatMap(({ resource }) =>
      Object.values(resource["azurerm_storage_account"] ?? {}).map(
        (account) => (account as { readonly account_replication_type?: string }).account_replication_type,
      ),
    );
    expect(new Set(kept)).toEqual(new Set([profile === "regulated" ? "GZRS" : "ZRS"]));
  });
});

it("cost what the guide adds up from the profiles", () => {
  const read = (name: string): string => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
  const [, standard, regulated] = [
    .../^\| \*\*total\*\*.*$/m.exec(read("profiles"))![0].matchAll(/\*\*(\d+)\*\*/g),
  ].map(([, amount]) => Number(amount)) as [number, number, number];
  const frontDoor = 330;
  const guide = read("scale");
  expect(guide).toContain(`2 × ${standard} + ${frontDoor} = ${2 * standard + frontDoor}`);
  expect(guide).toContain(
    `2 × (${regulated} − ${frontDoor}) + ${frontDoor} = ${2 * (regulated - frontDoor) + frontDoor}`,
  );
});
