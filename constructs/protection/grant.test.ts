import { expect, it } from "vitest";
import { UserAssignedIdentity } from "../providers.ts";
import { resourcesOf, synthesize } from "../testing.ts";
import { grant } from "./grant.ts";

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

it("R-52 gives one right, however often it is asked for", () => {
  const stack = synthesize((scope) => {
    const identity = new UserAssignedIdentity(scope, "id", { name: "id", resourceGroupName: "rg", location: "here" });
    for (let times = 0; times < 2; times++) {
      grant(scope, "/registry", "AcrPull", server);
      grant(scope, "/registry", "AcrPull", { principalId: identity.principalId, grantId: "known at apply" });
    }
  });
  expect(resourcesOf(stack, "azurerm_role_assignment")).toHaveLength(2);
});

it("R-52 refuses a second grantee of the same name, who would get nothing", () => {
  const another = { ...server, principalId: "22222222-2222-2222-2222-222222222222" };
  synthesize((scope) => {
    grant(scope, "/registry", "AcrPull", server);
    expect(() => grant(scope, "/registry", "AcrPull", another)).toThrow(
      /VALUES_CONFLICT.*grantId is "server", expected a name of its own for 2222.*1111.* is called so already/,
    );
  });
});
