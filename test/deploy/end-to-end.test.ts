import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { place, subscriptionId } from "./azure-world.ts";
import { deployer } from "./loopback.ts";
import type { Subscription } from "./rehearsal/subscription.ts";
import { emptySubscription } from "./rehearsal/subscription.ts";

/** One stack, to know early that the parts fit; `npm run rehearse` does all of it. */
describe.skipIf(!terraformAvailable())(
  "the commands over a synthesised stack, stub providers, Entra and the azurerm backend",
  () => {
    let azure: Subscription;
    beforeAll(async () => {
      azure = await emptySubscription();
      azure.cloud.grants.push({ principalId: deployer.principalId, scope: subscriptionId, dataActions: ["*"] });
      place(
        azure.cloud,
        `${subscriptionId}/resourceGroups/rg-terraform-state/providers/Microsoft.Storage/storageAccounts/stcontosostate`,
      );
    });
    afterAll(() => azure.close());

    it("deploy makes it, the state is in the account, and diff finds nothing left to do", async () => {
      const options = ["--auto-approve", "--json", "--skip-doctor", "one stack alone"];
      const made = await azure.run("deploy", "foundation", ...options, ...azure.place);
      expect(JSON.parse(made.stdout || made.stderr)).toMatchObject({
        exitCode: 0,
        stacks: [{ name: "mcp-test-foundation", status: "applied" }],
      });
      expect([...azure.state.files("mcp").keys()]).toEqual(["mcp-test/foundation.tfstate"]);
      const diff = await azure.run("diff", "foundation", ...azure.place);
      expect([diff.code, diff.stderr]).toEqual([0, expect.stringContaining("mcp-test-foundation: nothing to change")]);
      expect(azure.refusedHosts).toEqual([]);
    });
  },
);
