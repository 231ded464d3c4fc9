import type { App } from "cdktf";
import { TerraformStack } from "cdktf";
import { expect, it } from "vitest";
import { AzapiProvider } from "../../../azapi/index.ts";
import type { GatewayProps } from "../../../gateway/index.ts";
import { Gateway } from "../../../gateway/index.ts";
import { AzurermProvider } from "../../../providers.ts";
import { surroundings, synthesizeApp } from "../../../testing.ts";
import type { Acknowledgement } from "../acknowledgement.ts";
import { acknowledgementsOf } from "../acknowledgement.ts";
import { graphOf } from "../graph.ts";
import { judge } from "../judge.ts";
import { gatewayAccess } from "../rules/network/gateway-access.ts";

const judged = (props: Partial<GatewayProps>, { heard }: { readonly heard: boolean }) => {
  const acknowledgements: Acknowledgement[] = [];
  const source = synthesizeApp((app: App) => {
    const stack = new TerraformStack(app, "platform");
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    new AzapiProvider(stack, "azapi");
    const identity = { id: "/id", clientId: "client", principalId: "principal", grantId: "gateway" };
    new Gateway(stack, "gateway", { ...surroundings, publisherEmail: "mcp@example.com", identity, ...props });
    if (heard) acknowledgements.push(...acknowledgementsOf(app));
  });
  return judge(graphOf(source), acknowledgements, [gatewayAccess]).rules[0]!;
};

it("R-86 a gateway as it comes is reached by its private path alone", () => {
  expect(judged({}, { heard: false }).outcome).toBe("compliant");
});

it("R-86 a gateway for the internet is a violation, unless what it says of itself is heard", () => {
  expect(judged({ exposure: "internet" }, { heard: false }).outcome).toBe("violation");
  expect(judged({ exposure: "internet" }, { heard: true })).toMatchObject({
    outcome: "acknowledged",
    findings: [{ acknowledged: expect.stringContaining('exposure is "internet"') as string }],
  });
});
