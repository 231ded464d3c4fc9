import { App, TerraformResource, TerraformStack } from "cdktf";
import { expect, it } from "vitest";
import { beyondLimits } from "./gateway-limits.ts";

it("R-55 refuses more than an instance of the tier holds, and counts over all stacks", () => {
  const app = new App({ stackTraces: false });
  const stacks = ["platform", "weather"].map((name) => new TerraformStack(app, name));
  const fill = (count: number, stack: TerraformStack): void => {
    for (let index = 0; index < count; index++) {
      new TerraformResource(stack, `value ${index}`, { terraformResourceType: "azurerm_api_management_named_value" });
    }
  };
  fill(2_500, stacks[0]!);
  fill(2_500, stacks[1]!);
  expect(beyondLimits(stacks, "Developer")).toEqual([]);
  fill(1, new TerraformStack(app, "one-more"));
  const [problem] = beyondLimits([...stacks, app.node.findChild("one-more") as TerraformStack], "Developer");
  expect(problem).toMatchObject({
    field: "servers",
    received: 5_001,
    right: expect.stringMatching(/at most 5000 named values/),
  });
  expect(beyondLimits([...stacks, app.node.findChild("one-more") as TerraformStack], "StandardV2")).toEqual([]);
});
