import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { AzureadProvider, AzurermProvider, TimeProvider } from "./providers.ts";
import { AzapiProvider } from "./azapi/index.ts";
import type { PrivateProps } from "./protection/protect.ts";
import { Naming } from "./names.ts";

type Block = Record<string, unknown>;

/** One stack as Terraform will read it. */
export interface StackJson {
  /** The settings of Terraform. */
  readonly terraform: Block;
  /** The configurations of providers, by provider. */
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  /** The resources, by type and name. */
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  /** The data sources, by type and name. */
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  /** The outputs, by name. */
  readonly output: Readonly<Record<string, Block>>;
}

/**
 * Writes an app's stacks, with every validation run, and reads them back by stack name.
 *
 * @example
 * const stacks = synthesizeApp((made) => new TerraformStack(made, "orders"));
 * console.log(Object.keys(stacks)); // ["orders"]
 */
export const synthesizeApp = (build: (app: App) => void): Readonly<Record<string, StackJson>> => {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    const stacks = join(outdir, "stacks");
    return Object.fromEntries(
      readdirSync(stacks).map((name) => {
        const json = JSON.parse(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8")) as Partial<StackJson>;
        return [name, { terraform: {}, provider: {}, resource: {}, data: {}, output: {}, ...json }];
      }),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

/**
 * One stack with all providers in place, for tests of single constructs.
 *
 * @example
 * const made = synthesize((scope) => new Vault(scope, "vault", { ...surroundings }));
 * resourceOf(made, "azurerm_key_vault")["public_network_access_enabled"]; // false
 */
export const synthesize = (build: (stack: TerraformStack) => void): StackJson =>
  synthesizeApp((app) => {
    const stack = new TerraformStack(app, "test");
    new AzurermProvider(stack, "azurerm", { features: [{}], storageUseAzuread: true });
    new AzureadProvider(stack, "azuread");
    new AzapiProvider(stack, "azapi");
    new TimeProvider(stack, "time");
    build(stack);
  })["test"]!;

/**
 * All resources of a type, by logical id.
 *
 * @example
 * resourcesOf(synthesize((scope) => new Vault(scope, "vault", { ...surroundings })), "azurerm_key_vault").length; // 1
 */
export const resourcesOf = (stack: StackJson, type: string): readonly Block[] =>
  Object.values(stack.resource[type] ?? {});

/**
 * The only resource of a type; anything but exactly one is an error.
 *
 * @example
 * resourceOf(synthesize((scope) => new Vault(scope, "vault", { ...surroundings })), "azurerm_key_vault");
 */
export const resourceOf = (stack: StackJson, type: string): Block => {
  const found = resourcesOf(stack, type);
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return found[0]!;
};

const group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-test";

/** Surroundings for a construct under test: a resource group, a workspace and a network that exist already. */
export const surroundings = {
  naming: new Naming({ name: "mcp", environment: "test" }),
  resourceGroup: { id: group, name: "rg-test", location: "westeurope" },
  diagnostics: { workspaceId: `${group}/providers/Microsoft.OperationalInsights/workspaces/log-test` },
  network: {
    endpointSubnetId: `${group}/providers/Microsoft.Network/virtualNetworks/vnet-test/subnets/endpoints`,
    zoneId: (zone) => `${group}/providers/Microsoft.Network/privateDnsZones/${zone}`,
  },
} as const satisfies PrivateProps;
