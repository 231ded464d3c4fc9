import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deployStacks } from "../../deploy/engine/deploy-stacks.ts";
import { destroyStacks, refuseUndestroyable } from "../../deploy/engine/destroy-stacks.ts";
import { outlastingIn } from "../../deploy/engine/protection.ts";
import type { StackResult } from "../../deploy/engine/result.ts";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { smallStacks, testEngine } from "./small-stacks.ts";

const statuses = (results: readonly StackResult[]) => results.map(({ name, status }) => `${name} ${status}`);
const definition = {
  first: { resources: { vault: { lifecycle: { prevent_destroy: true } } } },
  second: { dependsOn: ["first"], resources: {} },
};

const smallStacksOf = () =>
  Object.entries(definition).map(([name, stack]) => ({
    name,
    directory: "",
    dependencies: "dependsOn" in stack ? stack.dependsOn : [],
    annotations: [],
    json: { terraform: {}, provider: {}, data: {}, output: {}, resource: { terraform_data: stack.resources } },
  }));

describe("permission to destroy", () => {
  const stacks = smallStacksOf();

  it("names what protects data, and how to lift it for one run", () => {
    expect(() => refuseUndestroyable(stacks, stacks, false)).toThrow(
      /first: terraform_data\.vault\nTo destroy .* for this one run: npm run destroy -- --with-data/,
    );
    expect(() => refuseUndestroyable(stacks, stacks, true)).not.toThrow();
  });

  it("names the stacks that read from one", () => {
    expect(() => refuseUndestroyable(stacks.slice(0, 1), stacks, true)).toThrow(/^second would lose what they read/);
  });

  it("tells what stays all the same", () => {
    const resource = {
      azurerm_key_vault: { a: {} },
      azurerm_storage_container_immutability_policy: { b: { locked: true } },
    };
    const json = { resource } as unknown as Parameters<typeof outlastingIn>[0][number]["json"];
    expect(outlastingIn([{ json }])).toEqual([
      expect.stringContaining("90 days"),
      expect.stringContaining("the audit archive is under a locked policy"),
    ]);
  });
});

describe.skipIf(!terraformAvailable())("destroying stacks", () => {
  it("goes in reverse order, lifts the protection for the run alone, and is done when run again", async () => {
    const stacks = smallStacks(definition);
    await deployStacks(stacks, testEngine(), { mode: "apply", autoApprove: true });
    const protectedStill = testEngine();
    const refused = await destroyStacks(stacks, protectedStill, { withData: false, autoApprove: true });
    expect(statuses(refused)).toEqual(["second destroyed", "first failed"]);
    expect(protectedStill.said.join("\n")).toContain("`npm run destroy -- --with-data`");
    const wrong = await destroyStacks(stacks, testEngine("yes"), { withData: true, autoApprove: false });
    expect(statuses(wrong)).toEqual(["second unchanged", "first declined"]);
    const right = await destroyStacks(stacks, testEngine("first"), { withData: true, autoApprove: false });
    expect(statuses(right)).toEqual(["second unchanged", "first destroyed"]);
    expect(readdirSync(stacks[0]!.directory)).not.toContain("without_protection_override.tf.json");
  });
});
