import { describe, expect, it } from "vitest";
import { bootstrap } from "../../deploy/bootstrap/bootstrap.ts";
import { bootstrapSteps } from "../../deploy/bootstrap/steps.ts";
import { json } from "../../local/stand-ins/http/message.ts";
import type { AzureWorld } from "./azure-world.ts";
import { azureWorld, ids, makeOwner } from "./azure-world.ts";
import { testConsole } from "./small-stacks.ts";

const state = {
  subscriptionId: ids.subscription,
  resourceGroup: "rg-state",
  storageAccount: "stcontosostate",
  container: "mcp",
};
const steps = bootstrapSteps(
  { subscriptionId: ids.subscription, location: "westeurope", state, resourceProviders: ["Microsoft.App"] },
  ids.deployer,
);

/** An empty subscription whose blob service learns of a role after some requests. */
const empty = (refusals = 2): AzureWorld => {
  const world = azureWorld();
  makeOwner(world);
  world.cloud.providers.set("Microsoft.App", { registrationState: "NotRegistered", resourceTypes: {} });
  let asked = 0;
  const isAssigned = () => [...world.cloud.resources.keys()].some((id) => id.includes("/roleassignments/"));
  world.hosts.set(`${state.storageAccount}.blob.core.windows.net`, () =>
    json(isAssigned() && asked++ >= refusals ? 200 : 403, {}),
  );
  return world;
};

const options = { autoApprove: true, pause: async () => {}, looks: 5 };

describe("bootstrap", () => {
  it("makes the place for the state in the order in which it can be made, and waits for the role", async () => {
    const world = empty();
    expect(await bootstrap(steps, world.azure, testConsole(), options)).toBe(true);
    const changes = world.asked.filter((line) => !line.startsWith("GET")).map((line) => line.split("/").slice(-2)[0]);
    expect(changes).toEqual([
      "Microsoft.App",
      "resourceGroups",
      "storageAccounts",
      "blobServices",
      "roleAssignments",
      "containers",
    ]);
    const account = [...world.cloud.resources.values()].find(
      ({ type }) => type === "Microsoft.Storage/storageAccounts",
    );
    expect(account).toMatchObject({ properties: { allowSharedKeyAccess: false, allowBlobPublicAccess: false } });
  });

  it("changes nothing when run again", async () => {
    const world = empty();
    await bootstrap(steps, world.azure, testConsole(), options);
    world.asked.length = 0;
    expect(await bootstrap(steps, world.azure, testConsole("no"), { ...options, autoApprove: false })).toBe(true);
    expect(world.asked.filter((line) => !line.startsWith("GET"))).toEqual([]);
  });

  it("shows what it would make, and makes nothing without a yes", async () => {
    const world = empty();
    const console = testConsole("no");
    expect(await bootstrap(steps, world.azure, console, { ...options, autoApprove: false })).toBe(false);
    expect(console.said.filter((line) => line.startsWith("+"))).toHaveLength(steps.length);
    expect(world.asked.filter((line) => !line.startsWith("GET"))).toEqual([]);
  });

  it.each([
    [
      "a right that is missing",
      (world: AzureWorld) =>
        void (world.cloud.grants[0] = { ...world.cloud.grants[0]!, notActions: ["Microsoft.Authorization/*/write"] }),
      /role assignment: Azure answered 403 AuthorizationFailed/,
    ],
    ["a role that does not take effect", () => {}, /the state can be read and written: not so after the wait/],
  ])("says what went wrong: %s", async (_, ill, message) => {
    const world = empty(100);
    ill(world);
    await expect(bootstrap(steps, world.azure, testConsole(), options)).rejects.toThrow(message);
  });
});
