import { describe, expect, it } from "vitest";
import { ContainerAppTraffic } from "../../deploy/rollout/container-app.ts";
import { throughGateway } from "../../deploy/rollout/gateway-route.ts";
import { rollBack, rollOut } from "../../deploy/rollout/rollout.ts";
import { serverOf } from "../../deploy/rollout/server-of.ts";
import { verifyEndpoint } from "../../deploy/rollout/verify.ts";
import { json } from "../../local/stand-ins/http/message.ts";
import type { AzureWorld } from "./azure-world.ts";
import { azureWorld, makeOwner, place, subscriptionId } from "./azure-world.ts";
import { readStacks } from "../../stacks/read-stacks.ts";
import { resolved } from "../../stacks/resolved.ts";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import { testConsole } from "./small-stacks.ts";

const id = `${subscriptionId}/resourceGroups/rg-mcp/providers/Microsoft.App/containerApps/ca-mcp`;
const healthy = { healthState: "Healthy", provisioningState: "Provisioned", active: true };

/** Makes a revision as a deployment does: it becomes the latest, and traffic stays where it was sent. */
const revise = ({ cloud }: AzureWorld, name: string, properties: Readonly<Record<string, unknown>>): void => {
  const app = cloud.resources.get(id.toLowerCase());
  const fqdn = "ca-mcp.calm.azurecontainerapps.io";
  const traffic = [{ latestRevision: true, weight: 100 }];
  const old = (app?.["properties"] ?? { configuration: { ingress: { fqdn, traffic } } }) as object;
  place(cloud, id, { properties: { ...old, latestRevisionName: name } });
  place(cloud, `${id}/revisions/${name}`, { properties });
};

const world = (): AzureWorld & { readonly traffic: ContainerAppTraffic; sent(): unknown } => {
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
};

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

  it("R-77 a revision that answers wrongly under its label gets no traffic", async () => {
    const azure = world();
    revise(azure, "ca-mcp--a", healthy);
    const asked: string[] = [];
    const console = testConsole();
    const steps = { traffic: azure.traffic, console, pause: async () => {}, looks: 1 };
    const deploy = async () => {
      revise(azure, "ca-mcp--b", healthy);
      return true;
    };
    const verifyNext = async (host: string) => {
      asked.push(`${host} while ${JSON.stringify(azure.sent())}`);
      return ["an authorised call: received 500, expected 200"];
    };
    const verify = async () => [];
    expect(await rollOut({ ...steps, deploy, verifyNext, verify })).toBe(false);
    const without = [...all("ca-mcp--a"), { revisionName: "ca-mcp--b", weight: 0, label: "next" }];
    expect(new Set(asked)).toEqual(
      new Set([`ca-mcp---next.calm.azurecontainerapps.io while ${JSON.stringify(without)}`]),
    );
    expect(azure.sent()).toEqual(without);
    expect(console.said.join("\n")).toMatch(
      /received 500, expected 200\nca-mcp--b is not promoted.*ca-mcp--a serves as before/,
    );
    expect(await rollOut({ ...steps, deploy, verifyNext: async () => [], verify })).toBe(true);
    expect(azure.sent()).toEqual(all("ca-mcp--b"));
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

describe("the way through the gateway", () => {
  const service = `${subscriptionId}/resourceGroups/rg-mcp/providers/Microsoft.ApiManagement/service/apim`;
  const apiId = `${service}/apis/mcp`;
  const facts = { apiId, backend: "mcp", serverUrl: "https://ca-mcp---next.calm.azurecontainerapps.io" };
  const policy = (backend: string) =>
    `<policies><backend><set-backend-service backend-id="${backend}" /></backend></policies>`;

  const gateway = (xml = policy("mcp")): AzureWorld & { readonly ids: () => readonly string[] } => {
    const made = azureWorld();
    makeOwner(made);
    place(made.cloud, `${subscriptionId}/resourceGroups/rg-mcp`);
    place(made.cloud, apiId, { properties: { path: "mcp" } });
    place(made.cloud, `${apiId}/policies/policy`, { properties: { value: xml } });
    place(made.cloud, `${service}/backends/mcp`, {
      properties: {
        protocol: "http",
        url: "https://ca-mcp.calm.azurecontainerapps.io",
        tls: { validateCertificateChain: true },
      },
    });
    return Object.assign(made, { ids: () => [...made.cloud.resources.keys()].sort() });
  };

  it("is a revision of the API with the same policy and a backend of its own, and is gone afterwards", async () => {
    const azure = gateway();
    const before = azure.ids();
    // Left behind by a killed run.
    place(azure.cloud, `${apiId};rev=2`, {
      properties: {
        apiRevisionDescription: "npm run rollout: verifies a revision of the server before it gets traffic",
      },
    });
    place(azure.cloud, `${apiId};rev=7`, { properties: { apiRevisionDescription: "of another tool" } });
    const seen = await throughGateway(azure.azure, facts, async (suffix) => {
      const properties = (id: string) => azure.cloud.resources.get(id.toLowerCase())?.["properties"];
      return {
        suffix,
        api: properties(`${apiId};rev=8`),
        policy: properties(`${apiId};rev=8/policies/policy`),
        backend: properties(`${service}/backends/mcp-next`),
      };
    });
    expect(seen).toMatchObject({
      suffix: ";rev=8",
      api: { path: "mcp", sourceApiId: apiId },
      policy: { format: "rawxml", value: policy("mcp-next") },
      backend: { protocol: "http", url: facts.serverUrl, tls: { validateCertificateChain: true } },
    });
    expect(azure.ids()).toEqual([...before, `${apiId};rev=7`.toLowerCase()].sort());
  });

  it("is gone also when the verification throws", async () => {
    const azure = gateway();
    const before = azure.ids();
    const broken = throughGateway(azure.azure, facts, () => Promise.reject(new Error("no network")));
    await expect(broken).rejects.toThrow("no network");
    expect(azure.ids()).toEqual(before);
  });

  it("is not made where the policy names no backend of that name", async () => {
    const azure = gateway(policy("other"));
    await expect(throughGateway(azure.azure, facts, async () => {})).rejects.toThrow(
      'names backend-id="mcp" not exactly once',
    );
  });

  it.each(["dev", "standard-direct"] as const)("fits the APIs and policies that %s deploys", (key) => {
    const written = synthesisedDeployment(deployments[key]);
    const stacks = readStacks(written.app.outdir);
    written.remove();
    const config = resolved(deployments[key]);
    for (const { name, json } of stacks.filter((stack) => "azurerm_container_app" in stack.json.resource)) {
      const { apiId, backend } = serverOf({ config, stacks }, [name]);
      const api = apiId.slice(apiId.lastIndexOf("/") + 1);
      const [id] = Object.entries(json.resource["azurerm_api_management_api"]!).find(([, one]) => one["name"] === api)!;
      const policies = Object.values(json.resource["azurerm_api_management_api_policy"]!).filter(
        (one) => one["api_name"] === `\${azurerm_api_management_api.${id}.name}`,
      );
      expect(policies.map((one) => String(one["xml_content"]).split(`backend-id="${backend}"`).length)).toEqual([2]);
    }
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

describe("clients see", () => {
  const answering = (...statuses: readonly number[]): AzureWorld => {
    const left = [...statuses];
    const made = azureWorld();
    made.hosts.set("mcp.contoso.com", () => json(left.length > 1 ? left.shift()! : left[0]!, {}));
    return made;
  };

  it.each([
    ["as it must be", [401, 401, 200], []],
    [
      "a server that lets everybody in",
      [200, 200, 200],
      [/without a token: received 200, expected 401/, /an unsigned token: received 200/],
    ],
    ["a server that is down", [401, 401, 502], [/an authorised call: received 502, expected 200/]],
  ])("%s", async (_, statuses, faults) => {
    const found = await verifyEndpoint({
      azure: answering(...statuses).azure,
      url: "https://mcp.contoso.com/mcp",
      token: "t",
    });
    expect(found).toEqual(faults.map((fault) => expect.stringMatching(fault)));
  });
});
