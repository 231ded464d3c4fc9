import type { ConstructError } from "../errors.ts";
import type { StackJson } from "../testing.ts";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { GatewayProps } from "./index.ts";
import { Gateway } from "./index.ts";

export const group = surroundings.resourceGroup.id;
export const subnetId = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-test/subnets/gateway`;
export const identity = {
  id: `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-gateway`,
  clientId: "11111111-1111-1111-1111-111111111111",
  principalId: "22222222-2222-2222-2222-222222222222",
  grantId: "gateway",
};
export const required = { publisherEmail: "mcp@example.com", identity };

export const gateway = (props: Partial<GatewayProps> = {}): StackJson =>
  synthesize((stack) => {
    new Gateway(stack, "gateway", { ...surroundings, ...required, ...props });
  });

export const service = (props?: Partial<GatewayProps>) => resourceOf(gateway(props), "azurerm_api_management");
export const hardening = (props?: Partial<GatewayProps>) => resourceOf(gateway(props), "azapi_update_resource");
export const properties = (block: Record<string, unknown>) =>
  (block["body"] as { properties: Record<string, unknown> }).properties;
export const custom = (props?: Partial<GatewayProps>) =>
  properties(hardening(props))["customProperties"] as Record<string, string>;

export const refusal = (
  props: Partial<GatewayProps>,
  without: readonly (keyof GatewayProps)[] = [],
): ConstructError => {
  const all = Object.entries({ ...surroundings, ...required, ...props });
  const rest = Object.fromEntries(all.filter(([key]) => !without.includes(key as keyof GatewayProps)));
  try {
    synthesize((stack) => new Gateway(stack, "gateway", rest as unknown as GatewayProps));
  } catch (error) {
    return error as ConstructError;
  }
  throw new Error("not refused");
};
