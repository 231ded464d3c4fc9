import { expect, it } from "vitest";
import type { StackJson } from "../testing.ts";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import { Gateway, HostRecord } from "./index.ts";

const networkId = `${surroundings.resourceGroup.id}/providers/Microsoft.Network/virtualNetworks/vnet-test`;

const stack: StackJson = synthesize((scope) => {
  const identity = { id: "/id", clientId: "client", principalId: "principal", grantId: "gateway" };
  const gateway = new Gateway(scope, "gateway", {
    ...surroundings,
    name: "apim-inside",
    tier: "PremiumV2",
    subnetId: `${networkId}/subnets/gateway`,
    privateBy: "injection",
    publisherEmail: "mcp@example.com",
    identity,
  });
  new HostRecord(scope, "record", { ...surroundings, gateway, networkId, tags: { owner: "mcp" } });
});

it("R-86 the zone holds the gateway's own name and no other", () => {
  expect(resourceOf(stack, "azurerm_private_dns_zone")).toMatchObject({
    name: "apim-inside.azure-api.net",
    tags: { owner: "mcp" },
  });
});

it("the name leads to the gateway's address inside the network", () => {
  expect(resourceOf(stack, "azurerm_private_dns_a_record")).toMatchObject({
    name: "@",
    records: [expect.stringMatching(/element\(azurerm_api_management\..*\.private_ip_addresses, 0\)/) as string],
  });
});

it("R-86 the zone is linked to the network", () => {
  expect(resourceOf(stack, "azurerm_private_dns_zone_virtual_network_link")).toMatchObject({
    virtual_network_id: networkId,
    registration_enabled: false,
  });
});
