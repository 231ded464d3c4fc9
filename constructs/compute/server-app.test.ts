import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import { Sleep } from "../providers.ts";
import { resourceOf, resourcesOf, synthesize } from "../testing.ts";
import { weakeningMetadata } from "../weakening.ts";
import type { ReferenceServerProps } from "./index.ts";
import { ServerApp } from "./index.ts";
import { app, common, container, ingress, settings, synthesized, template } from "./server-app.testing.ts";

describe("the app of a server", () => {
  it("R-35 R-144 runs as one identity, by which it also pulls its image", () => {
    expect(app()["identity"]).toEqual({ type: "UserAssigned", identity_ids: ["/identity"] });
    expect(app()["registry"]).toEqual([{ server: "crtest.azurecr.io", identity: "/identity" }]);
  });

  it("R-34 has no secret", () => {
    expect(app()).not.toHaveProperty("secret");
    expect(JSON.stringify(app())).not.toContain("secret_name");
  });

  it.each([
    ["R-86", "external_enabled", true],
    ["R-41", "allow_insecure_connections", false],
    ["R-41", "client_certificate_mode", "ignore"],
    ["R-86", "transport", "http"],
    ["R-86", "target_port", 8080],
  ])("%s is reached with %s = %j", (_, attribute, value) => {
    expect(ingress()[attribute]).toEqual(value);
  });

  it("R-86 turns away every address but those that are listed", () => {
    expect(ingress()["ip_security_restriction"]).toEqual([]);
    expect(ingress({ allowedAddresses: { gateway: "10.40.0.0/24" } })["ip_security_restriction"]).toEqual([
      { name: "gateway", action: "Allow", ip_address_range: "10.40.0.0/24" },
    ]);
  });

  it("R-71 R-77 keeps revisions side by side and sends everything to the latest", () => {
    expect(app()).toMatchObject({ revision_mode: "Multiple", max_inactive_revisions: 100 });
    expect(ingress()["traffic_weight"]).toEqual([{ latest_revision: true, percentage: 100 }]);
  });

  it("R-55 has a bound on its size and its number", () => {
    expect(container()).toMatchObject({ cpu: 0.5, memory: "1Gi" });
    expect(app()["workload_profile_name"]).toBe("Consumption");
    expect(template()).toMatchObject({
      min_replicas: 2,
      max_replicas: 10,
      http_scale_rule: [{ name: "http", concurrent_requests: "50" }],
    });
  });

  it("is probed where the server answers without credentials", () => {
    expect(container()).toMatchObject({
      startup_probe: [{ transport: "HTTP", port: 8080, path: "/readyz", failure_count_threshold: 10 }],
      liveness_probe: [{ transport: "HTTP", port: 8080, path: "/healthz" }],
      readiness_probe: [{ transport: "HTTP", port: 8080, path: "/readyz", success_count_threshold: 1 }],
    });
  });

  it("lets a replica finish what it began", () => {
    expect(template()["termination_grace_period_seconds"]).toBe(60);
  });

  it("waits for its dependencies", () => {
    const stack = synthesize((scope) => {
      const wait = new Sleep(scope, "wait", { createDuration: "60s" });
      new ServerApp(scope, "server", { ...common, settings, dependsOn: [wait] });
    });
    expect(resourceOf(stack, "azurerm_container_app")["depends_on"]).toEqual(["time_sleep.wait"]);
  });

  it("needs no diagnostic setting: its environment has it", () => {
    expect(resourcesOf(synthesized(), "azurerm_monitor_diagnostic_setting")).toEqual([]);
  });

  it("tells under which name the gateway reaches it, once it exists", () => {
    const stack = synthesize((scope) => {
      new TerraformOutput(scope, "fqdn", { value: new ServerApp(scope, "server", { ...common, settings }).fqdn });
    });
    expect(stack.output["fqdn"]?.["value"]).toMatch(/^\$\{azurerm_container_app\.\w+\.ingress\[0\]\.fqdn\}$/);
  });

  it("makes nothing for one that exists already", () => {
    const stack = synthesize((scope) => {
      const existing = { id: "/existing", fqdn: "ca-old.calm.westeurope.azurecontainerapps.io" };
      expect(ServerApp.fromExisting(scope, "server", existing)).toMatchObject(existing);
    });
    expect(stack.resource).toEqual({});
  });
});

describe("the number of replicas", () => {
  const withoutState = { settings: { ...settings, stateHost: undefined } } as Partial<ReferenceServerProps>;
  const weaken = { redundancy: "one replica is enough for development" };

  it("R-33 is one where they share no state, because each would accept what another has used up", () => {
    expect(template({ ...withoutState, weaken })).toMatchObject({ min_replicas: 1, max_replicas: 1 });
    expect(() => synthesized({ ...withoutState, weaken, maxReplicas: 2 })).toThrow(
      expect.objectContaining({ code: "VALUES_CONFLICT", field: "maxReplicas" }),
    );
  });

  it("is below two only with a reason, which is on record", () => {
    expect(() => synthesized({ minReplicas: 1 })).toThrow(expect.objectContaining({ field: "minReplicas" }));
    expect(() => synthesized(withoutState)).toThrow(/settings\.stateHost/);
    synthesize((stack) => {
      const server = new ServerApp(stack, "server", { ...common, settings, minReplicas: 1, weaken });
      expect(server.node.metadata).toContainEqual(
        expect.objectContaining({
          type: weakeningMetadata,
          data: { what: "redundancy", reason: weaken.redundancy },
        }),
      );
    });
  });

  it("follows further rules, none of which can carry a secret", () => {
    const scaleRules = { busy: { type: "cpu", metadata: { type: "Utilization", value: "70" } } };
    expect(template({ scaleRules })["custom_scale_rule"]).toEqual([
      { name: "busy", custom_rule_type: "cpu", metadata: { type: "Utilization", value: "70" } },
    ]);
    const leaking = { queue: { type: "redis", metadata: { address: "redis://:hunter2hunter2@redis:6379" } } };
    expect(() => synthesized({ scaleRules: leaking })).toThrow(expect.objectContaining({ code: "SECRET_REFUSED" }));
  });
});

describe("the size of a replica", () => {
  it("has twice as many GiB as cores", () => {
    expect(container({ cpu: 1.75 })).toMatchObject({ cpu: 1.75, memory: "3.5Gi" });
  });

  it("is freer on machines of one's own", () => {
    expect(container({ cpu: 6, memoryGib: 20, workloadProfile: "servers" })).toMatchObject({ cpu: 6, memory: "20Gi" });
    expect(app({ workloadProfile: "servers" })["workload_profile_name"]).toBe("servers");
  });
});

it.each<[string, Partial<ReferenceServerProps>]>([
  ["name", { name: "Server" }],
  ["name", { name: "a--b" }],
  ["name", { name: "s".repeat(33) }],
  ["port", { port: 0 }],
  ["port", { port: 65_536 }],
  ["cpu", { cpu: 0.3 }],
  ["cpu", { cpu: 4.25 }],
  ["cpu", { cpu: 0 }],
  ["memoryGib", { cpu: 1, memoryGib: 4 }],
  ["memoryGib", { cpu: 1, memoryGib: 1.1, workloadProfile: "servers" }],
  ["maxReplicas", { maxReplicas: 301 }],
  ["minReplicas", { minReplicas: 11 }],
  ["minReplicas", { minReplicas: 0 }],
  ["concurrentRequests", { concurrentRequests: 0.5 }],
  ["terminationGraceSeconds", { terminationGraceSeconds: 601 }],
  ["allowedAddresses.office", { allowedAddresses: { office: "10.0.0.1" } }],
  ["traffic", { traffic: [] }],
  ["traffic", { traffic: [{ latest: true, percentage: 99 }] }],
  [
    "traffic",
    {
      traffic: [
        { latest: true, percentage: 99.5 },
        { revisionSuffix: "rabc", percentage: 0.5 },
      ],
    },
  ],
  [
    "traffic",
    {
      traffic: [
        { latest: true, percentage: 110 },
        { revisionSuffix: "rabc", percentage: -10 },
      ],
    },
  ],
  [
    "traffic",
    {
      traffic: [
        { latest: true, percentage: 50 },
        { latest: true, percentage: 50 },
      ],
    },
  ],
  ["traffic", { traffic: [{ revisionSuffix: "Not--a-suffix", percentage: 100 }] }],
  ["retired", { retired: ["ca-server--rabc"] }],
  ["retired", { retired: ["rabc"], traffic: [{ revisionSuffix: "rabc", percentage: 100 }] }],
])("an app is refused with a bad %s: %j", (field, props) => {
  expect(() => synthesized(props)).toThrow(expect.objectContaining({ field }));
});
