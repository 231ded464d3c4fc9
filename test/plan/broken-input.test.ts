import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OfflineTerraform } from "./offline-terraform.ts";
import { offlineTerraform } from "./offline-terraform.ts";
import { TENANT_ID } from "./resource-ids.ts";
import { sampleResources, sampleStack } from "./sample-stack.ts";
import { synthesised } from "./synthesised.ts";
import { terraformAvailable } from "./terraform-cli.ts";

type Sample = ReturnType<typeof sampleResources>;

/** One fault each, in a stack that is valid without it. */
const FAULTS: readonly { fault: string; refusal: RegExp; damage: (sample: Sample) => void }[] = [
  {
    fault: "an unknown attribute",
    refusal: /No argument or block type is named "colour"/,
    damage: ({ group }) => group.addOverride("colour", "red"),
  },
  {
    fault: "a missing required argument",
    refusal: /The argument "location" is required/,
    damage: ({ group }) => group.addOverride("location", undefined),
  },
  {
    fault: "a reference to something undeclared",
    refusal: /Reference to undeclared resource/,
    damage: ({ group }) => group.addOverride("tags.Vault", "${azurerm_key_vault.nowhere.name}"),
  },
  {
    fault: "an unsupported attribute on a reference",
    refusal: /no argument, nested block, or exported attribute named\s+"colour"/,
    damage: ({ network }) => network.addOverride("name", "${azurerm_resource_group.group.colour}"),
  },
  {
    fault: "a cycle",
    refusal: /Cycle:/,
    damage: ({ group, identity }) => group.addOverride("tags.Owner", identity.principalId),
  },
  {
    fault: "a wrong type",
    refusal: /Inappropriate value for attribute "address_space"/,
    damage: ({ network }) => network.addOverride("address_space", "10.0.0.0/16"),
  },
  {
    fault: "an unclosed template",
    refusal: /Unclosed template interpolation sequence/,
    damage: ({ network }) => network.addOverride("name", "${lower(azurerm_resource_group.group.name)"),
  },
  {
    fault: "a leaked token",
    refusal: /TFTOKEN\[TOKEN/,
    damage: ({ group, network }) => (network.name = group.name.toUpperCase()),
  },
];

describe.skipIf(!terraformAvailable())("broken input", () => {
  let terraform: OfflineTerraform;
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });
  afterAll(() => terraform.close());

  const validate = (damage: (sample: Sample) => void) => {
    const stack = synthesised((app) => damage(sampleResources(sampleStack(app, "sample"))))("sample");
    return terraform.deployment().validate(stack);
  };

  it("is not what the sample is without a fault", async () => {
    await expect(validate(() => {})).resolves.toEqual([]);
  });

  it.each(FAULTS)("is refused for $fault", async ({ refusal, damage }) => {
    await expect(validate(damage)).rejects.toThrow(refusal);
  });

  it.each([
    ["network_acls", [{}, {}].map(() => ({ bypass: "None", default_action: "Deny" })), /Too many network_acls blocks/],
    ["network_acls", { default_action: "Deny" }, /The argument "bypass" is required/],
  ])("is refused for a wrong %s block", async (block, value, refusal) => {
    const damage = ({ group }: Sample) => addVault(group.cdktfStack, block, value);
    await expect(validate(damage)).rejects.toThrow(refusal);
  });

  it("is refused for a provider that no stub stands for, before the registry is asked", async () => {
    const damage = ({ group }: Sample) =>
      group.cdktfStack.addOverride("terraform.required_providers.random", { source: "hashicorp/random" });
    await expect(validate(damage)).rejects.toThrow("no stub provider for hashicorp/random");
  });
});

const addVault = (stack: Sample["group"]["cdktfStack"], block: string, value: unknown): void => {
  stack.addOverride("resource.azurerm_key_vault.vault", {
    name: "kv-sample",
    location: "westeurope",
    resource_group_name: "rg",
    sku_name: "premium",
    tenant_id: TENANT_ID,
    [block]: value,
  });
};
