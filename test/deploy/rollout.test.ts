import { describe, expect, it } from "vitest";
import { ContainerAppTraffic } from "../../deploy/rollout/container-app.ts";
import { rollBack, rollOut } from "../../deploy/rollout/rollout.ts";
import { verifyEndpoint } from "../../deploy/rollout/verify.ts";
import { type AzureWorld, azureWorld, makeOwner, place, subscriptionId } from "./azure-world.ts";
import { testConsole } from "./small-stacks.ts";

const id = `${subscriptionId}/resourceGroups/rg-mcp/providers/Microsoft.App/containerApps/ca-mcp`;
const healthy = { healthState: "Healthy", provisioningState: "Provisioned", active: true };

/** Makes a revision as a deployment does: it becomes the latest, and traffic stays where it was sent. */
function revise({ cloud }: AzureWorld, name: string, properties: Readonly<Record<string, unknown>>): void {
  const app = cloud.resources.get(id.toLowerCase());
  const traffic = [{ latestRevision: true, weight: 100 }];
  const old = (app?.["properties"] ?? { configuration: { ingress: { traffic } } }) as object;
  place(cloud, id, { properties: { ...old, latestRevisionName: name } });
  place(cloud, `${id}/revisions/${name}`, { properties });
}

function world(): AzureWorld & { readonly traffic: ContainerAppTraffic; sent(): unknown } {
  const made = azureWorld();
  makeOwner(made);
  place(made.cloud, `${subscriptionId}/resourceGroups/rg-mcp`);
  return Object.assign(made, {
    traffic: new ContainerAppTraffic(id, made.azure),
    sent: () =>
      (
        made.cloud.resources.get(id.toLowerCase())?.["properties"] as {
          configuration: { ingress: { traffic: unknown } };
        }
      ).configuration.ingress.traffic,
  });
}

const all = (revisionName: string) => [{ revisionName, weight: 100 }];

describe("a staged rollout", () => {
  it.each([
    ["a healthy revision is promoted", healthy, [], true, all("ca-mcp--b"), /ca-mcp--b serves; ca-mcp--a still runs/],
    [
      "one that fails to start gets no traffic",
      { provisioningState: "Failed" },
      [],
      false,
      [...all("ca-mcp--a"), { revisionName: "ca-mcp--b", weight: 0, label: "next" }],
      /ca-mcp--b is not promoted: its containers failed to start.*ca-mcp--a serves as before/,
    ],
    [
      "one whose probes never succeed gets no traffic",
      { provisioningState: "Provisioned", healthState: "Unhealthy" },
      [],
      false,
      [...all("ca-mcp--a"), { revisionName: "ca-mcp--b", weight: 0, label: "next" }],
      /its probes did not succeed in time/,
    ],
    [
      "one that clients could not use gives its traffic back",
      healthy,
      ["an authorised call: received 503, expected 200"],
      false,
      all("ca-mcp--a"),
      /received 503, expected 200\nca-mcp--a serves again; ca-mcp--b gets no traffic/,
    ],
  ])("%s", async (_, properties, faults, serves, traffic, says) => {
    const azure = world();
    revise(azure, "ca-mcp--a", healthy);
    const console = testConsole();
    const during: unknown[] = [];
    const deploy = async () => {
      during.push(azure.sent());
      revise(azure, "ca-mcp--b", properties);
      return true;
    };
    const rolled = rollOut({
      traffic: azure.traffic,
      deploy,
      verify: async () => faults,
      console,
      pause: async () => {},
      looks: 3,
    });
    expect(await rolled).toBe(serves);
    // While it is made, the new revision is not "the latest" that gets everything.
    expect(during).toEqual([all("ca-mcp--a")]);
    expect(azure.sent()).toEqual(traffic);
    expect(console.said.join("\n")).toMatch(says);
  });

  it("a deployment that fails leaves the old revision serving", async () => {
    const azure = world();
    revise(azure, "ca-mcp--a", healthy);
    const steps = {
      traffic: azure.traffic,
      verify: async () => [],
      console: testConsole(),
      pause: async () => {},
      looks: 1,
    };
    expect(await rollOut({ ...steps, deploy: async () => false })).toBe(false);
    expect(azure.sent()).toEqual(all("ca-mcp--a"));
  });

  it("the first revision of all is promoted, too", async () => {
    const azure = world();
    const deploy = async () => {
      revise(azure, "ca-mcp--a", healthy);
      return true;
    };
    const steps = {
      traffic: azure.traffic,
      verify: async () => [],
      console: testConsole(),
      pause: async () => {},
      looks: 1,
    };
    expect(await rollOut({ ...steps, deploy })).toBe(true);
    expect(azure.sent()).toEqual(all("ca-mcp--a"));
  });
});

describe("a rollback", () => {
  const deployed = (): ReturnType<typeof world> => {
    const azure = world();
    revise(azure, "ca-mcp--a", { ...healthy, createdTime: "2026-11-01" });
    revise(azure, "ca-mcp--bad", { createdTime: "2026-11-02", healthState: "Unhealthy" });
    revise(azure, "ca-mcp--c", { ...healthy, createdTime: "2026-11-03" });
    return azure;
  };

  it("takes the newest healthy revision before that which serves", async () => {
    const azure = deployed();
    expect(await rollBack(azure.traffic)).toEqual({ from: "ca-mcp--c", to: "ca-mcp--a" });
    expect(azure.sent()).toEqual(all("ca-mcp--a"));
  });

  it("takes the one that is named, and names the others when there is none of that name", async () => {
    const azure = deployed();
    expect(await rollBack(azure.traffic, "bad")).toMatchObject({ to: "ca-mcp--bad" });
    await expect(rollBack(azure.traffic, "zzz")).rejects.toThrow(
      /received zzz, expected a running one to go back to; there are ca-mcp--c, ca-mcp--a/,
    );
  });
});

describe("what clients see", () => {
  const answering = (...statuses: readonly number[]): typeof fetch => {
    const left = [...statuses];
    return async () => new Response(null, { status: left.shift()! });
  };

  it.each([
    ["as it must be", [401, 401, 200], []],
    [
      "a server that lets everybody in",
      [200, 200, 200],
      [/without a token: received 200, expected 401/, /an unsigned token: received 200/],
    ],
    ["a server that is down", [401, 401, 503], [/an authorised call: received 503, expected 200/]],
  ])("%s", async (_, statuses, faults) => {
    const found = await verifyEndpoint({
      url: "https://mcp.contoso.com/mcp",
      token: "t",
      fetch: answering(...statuses),
    });
    expect(found).toEqual(faults.map((fault) => expect.stringMatching(fault)));
  });
});
