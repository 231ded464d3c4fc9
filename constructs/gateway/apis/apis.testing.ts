import type { TerraformStack } from "cdktf";
import { surroundings } from "../../testing.ts";
import type { GatewayRef } from "../index.ts";
import { Gateway } from "../index.ts";

const group = surroundings.resourceGroup;

/** A gateway for constructs under test, with an identity of its own. */
export const existingGateway = (stack: TerraformStack): GatewayRef =>
  Gateway.fromExisting(stack, "gateway", {
    id: `${group.id}/providers/Microsoft.ApiManagement/service/apim-test`,
    name: "apim-test",
    resourceGroupName: group.name,
    location: group.location,
    tier: "StandardV2",
    identity: {
      id: `${group.id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-gateway`,
      clientId: "11111111-1111-1111-1111-111111111111",
      principalId: "22222222-2222-2222-2222-222222222222",
      grantId: "gateway",
    },
  });
