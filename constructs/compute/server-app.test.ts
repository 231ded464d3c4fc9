import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import { readSettings } from "@mcp-landing-zone/contract";
import { Sleep, UserAssignedIdentity } from "../providers.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { weakeningMetadata } from "../weaken.ts";
import { type OwnServerProps, type ReferenceServerProps, ServerApp, type ServerSettings } from "./index.ts";

const guid = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

const settings: ServerSettings = {
  publicUrl: "https://mcp.example.com/mcp",
  tenantId: guid(1),
  apiClientId: guid(2),
  apiIdUri: "https://mcp.example.com/mcp",
  allowedClients: [guid(3)],
  gatewayClientId: guid(4),
  contentSafetyEndpoint: "https://cs-test.cognitiveservices.azure.com",
  documentsEndpoint: "https://stdocuments.blob.core.windows.net",
  auditEndpoint: "https://staudit.blob.core.windows.net",
  stateHost: "redis-test.westeurope.redis.azure.net:10000",
  catalogueDigest: "A".repeat(43),
};

const common = {
  ...surroundings,
  environment: { id: "/environment", defaultDomain: "calm.westeurope.azurecontainerapps.io" },
  identity: { id: "/identity", clientId: guid(5) },
  registry: { loginServer: "crtest.azurecr.io" },
  image: `crtest.azurecr.io/mcp-server@${digest}`,
};

type Block = Record<string, unknown>;

const synthesized = (props: Partial<ReferenceServerProps> = {}) =>
  synthesize((stack) => {
    new ServerApp(stack, "server", { ...common, settings, ...props });
  });

const app = (props: Partial<ReferenceServerProps> = {}) => resourceOf(synthesized(props), "azurerm_container_app");
const template = (props: Partial<ReferenceServerProps> = {}) => app(props)["template"] as Block;
const ingress = (props: Partial<ReferenceServerProps> = {}) => app(props)["ingress"] as Block;
const container = (props: Partial<ReferenceServerProps> = {}) => (template(props)["container"] as Block[])[0]!;

const variablesOf = (block: Block) =>
  Object.fromEntries((block["env"] as { name: string; value: string }[]).map(({ name, value }) => [name, value]));

const own = (props: Partial<OwnServerProps> = {}) =>
  resourceOf(
    synthesize((stack) => {
      const health = { live: "/alive", ready: "/ready" };
      new ServerApp(stack, "server", { ...common, variables: { GREETING: "hello" }, health, ...props });
    }),
    "azurerm_container_app",
  );

const ownContainer = (props: Partial<OwnServerProps> = {}) =>
  ((own(props)["template"] as Block)["container"] as Block[])[0]!;

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

  it("waits for what it is told to wait for", () => {
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

describe("the environment of the reference server", () => {
  const variables = variablesOf(container());

  it("is one that the server starts with, and says what the deployment said", () => {
    expect(readSettings(variables)).toMatchObject({ ...settings, allowedHosts: expect.any(Array) });
  });

  it("carries what follows from the app itself", () => {
    expect(readSettings(variables)).toMatchObject({
      identityClientId: guid(5),
      bindAddress: "0.0.0.0",
      port: 8080,
      profile: "production",
    });
  });

  it("R-12 lets in the name under which the gateway calls, besides those that are listed", () => {
    const hosts = readSettings(variablesOf(container({ settings: { ...settings, allowedHosts: ["mcp.internal"] } })));
    expect(hosts.allowedHosts).toEqual(["ca-mcp-test-server.calm.westeurope.azurecontainerapps.io", "mcp.internal"]);
  });

  it("follows the port of the container", () => {
    const listening = container({ port: 9090 });
    expect(variablesOf(listening)["PORT"]).toBe("9090");
    expect(listening["readiness_probe"]).toMatchObject([{ port: 9090 }]);
    expect(ingress({ port: 9090 })["target_port"]).toBe(9090);
  });

  it("is refused when the server would refuse it", () => {
    expect(() => synthesized({ settings: { ...settings, tenantId: "common" } })).toThrow(/AZURE_TENANT_ID/);
  });

  it("takes values that are known only at apply", () => {
    const stack = synthesize((scope) => {
      const identity = new UserAssignedIdentity(scope, "id", { name: "id", location: "x", resourceGroupName: "rg" });
      new ServerApp(scope, "server", { ...common, identity, settings: { ...settings, tenantId: identity.tenantId } });
    });
    const block = resourceOf(stack, "azurerm_container_app")["template"] as Block;
    expect(variablesOf((block["container"] as Block[])[0]!)).toMatchObject({
      AZURE_TENANT_ID: "${azurerm_user_assigned_identity.id.tenant_id}",
      AZURE_CLIENT_ID: "${azurerm_user_assigned_identity.id.client_id}",
    });
  });
});

describe("the app of any other server", () => {
  it("gets its variables in one order, with its port and the client id of its identity", () => {
    const variables = { ZONE: "z", ACCENT: "a" };
    expect(ownContainer({ variables })["env"]).toEqual([
      { name: "ACCENT", value: "a" },
      { name: "AZURE_CLIENT_ID", value: guid(5) },
      { name: "PORT", value: "8080" },
      { name: "ZONE", value: "z" },
    ]);
  });

  it("is probed where it says", () => {
    expect(ownContainer()).toMatchObject({
      liveness_probe: [{ path: "/alive" }],
      readiness_probe: [{ path: "/ready" }],
      startup_probe: [{ path: "/ready" }],
    });
  });

  it.each(["DB_PASSWORD", "API_KEY", "AZURE_CLIENT_SECRET", "githubToken", "REDIS_CONNECTION_STRING"])(
    "R-34 is refused a variable that is called %s, whatever is in it",
    (name) => {
      expect(() => own({ variables: { [name]: "x" } })).toThrow(
        expect.objectContaining({ code: "SECRET_REFUSED", field: `variables.${name}` }),
      );
    },
  );

  it("R-43 is refused the switch that disarms TLS", () => {
    expect(() => own({ variables: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } })).toThrow(
      expect.objectContaining({ field: "variables.NODE_TLS_REJECT_UNAUTHORIZED" }),
    );
  });

  it("R-34 is refused a value that looks like a secret, and the message does not repeat it", () => {
    const value = "Server=db;Password=correct-horse-battery";
    expect(() => own({ variables: { DATABASE: value } })).toThrow(
      expect.objectContaining({
        code: "SECRET_REFUSED",
        field: "variables.DATABASE",
        message: expect.not.stringContaining("correct-horse"),
      }),
    );
  });

  it("may have the connection string of telemetry, which opens nothing", () => {
    const value = `InstrumentationKey=${guid(6)};IngestionEndpoint=https://westeurope.in.applicationinsights.azure.com/`;
    expect(variablesOf(ownContainer({ variables: { APPLICATIONINSIGHTS_CONNECTION_STRING: value } }))).toMatchObject({
      APPLICATIONINSIGHTS_CONNECTION_STRING: value,
    });
  });
});

describe("the image of an app", () => {
  it.each([
    "crtest.azurecr.io/mcp-server:1.0.0",
    "crtest.azurecr.io/mcp-server",
    `crtest.azurecr.io/mcp-server@sha256:${"0".repeat(63)}`,
    `crtest.azurecr.io/mcp-server@${digest}:latest`,
  ])("R-142 R-165 is refused as %s", (image) => {
    expect(() => synthesized({ image })).toThrow(expect.objectContaining({ code: "IMAGE_NOT_PINNED", field: "image" }));
  });

  it("R-142 is refused from another registry", () => {
    expect(() => synthesized({ image: `ghcr.io/example/mcp-server@${digest}` })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "image" }),
    );
  });

  const withUnknown = (image: (unknown: string) => string) => () =>
    synthesize((scope) => {
      const identity = new UserAssignedIdentity(scope, "id", { name: "id", location: "x", resourceGroupName: "rg" });
      const registry = { loginServer: identity.name };
      new ServerApp(scope, "server", { ...common, settings, registry, image: image(identity.name) });
    });

  it.each<[string, (unknown: string) => string]>([
    ["whole reference", (unknown) => unknown],
    ["registry", (unknown) => `${unknown}/mcp-server@${digest}`],
    ["digest", (unknown) => `crtest.azurecr.io/mcp-server@${unknown}`],
    ["digest's value", (unknown) => `crtest.azurecr.io/mcp-server@sha256:${unknown}`],
  ])("may have a %s that is known only at apply", (_, image) => {
    expect(withUnknown(image)).not.toThrow();
  });

  it.each<[string, (unknown: string) => string]>([
    ["tag", (unknown) => `crtest.azurecr.io/mcp-server:${unknown}`],
    ["registry and a tag", (unknown) => `${unknown}/mcp-server:latest`],
    ["registry and no digest", (unknown) => `${unknown}/mcp-server`],
  ])("R-165 is refused with a %s, also where that is known only at apply", (_, image) => {
    expect(withUnknown(image)).toThrow(expect.objectContaining({ code: "IMAGE_NOT_PINNED" }));
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

describe("revisions", () => {
  it("R-77 get the traffic that they are given", () => {
    const traffic = [
      { revisionSuffix: "r0123abcd", percentage: 90 },
      { latest: true, percentage: 10 },
    ] as const;
    expect(ingress({ traffic })["traffic_weight"]).toEqual([
      { latest_revision: false, revision_suffix: "r0123abcd", percentage: 90 },
      { latest_revision: true, percentage: 10 },
    ]);
  });

  it("are switched off when they are retired, after traffic has left them", () => {
    expect(resourceOf(synthesized({ retired: ["rold"] }), "azapi_resource_action")).toMatchObject({
      action: "deactivate",
      resource_id: expect.stringMatching(/\/revisions\/ca-mcp-test-server--rold$/),
      depends_on: [expect.stringMatching(/^azurerm_container_app\./)],
    });
    expect(resourcesOf(synthesized(), "azapi_resource_action")).toEqual([]);
  });

  const suffix = (props: Partial<ReferenceServerProps> = {}) => template(props)["revision_suffix"];

  it("are named after what they hold", () => {
    expect(suffix()).toMatch(/^r[0-9a-f]{9}$/);
    expect(suffix()).toBe(suffix());
  });

  it.each<[string, Partial<ReferenceServerProps>]>([
    ["image", { image: `crtest.azurecr.io/mcp-server@${digest.replace("0", "1")}` }],
    ["environment", { settings: { ...settings, requestsPerMinute: 301 } }],
    ["size", { cpu: 1 }],
    ["scale", { maxReplicas: 11 }],
    ["probes", { port: 9090 }],
    ["patience", { terminationGraceSeconds: 61 }],
    ["release", { release: "again" }],
  ])("have another name when their %s is another", (_, props) => {
    expect(suffix(props)).not.toBe(suffix());
  });

  it.each<[string, Partial<ReferenceServerProps>]>([
    ["traffic", { traffic: [{ revisionSuffix: "rabc", percentage: 100 }] }],
    ["tags", { tags: { owner: "platform" } }],
    ["allowed addresses", { allowedAddresses: { gateway: "10.40.0.0/24" } }],
  ])("keep their name when only %s change, which make no revision", (_, props) => {
    expect(suffix(props)).toBe(suffix());
  });

  it("have a name that counts what is known only at apply", () => {
    const stack = synthesize((scope) => {
      const identity = new UserAssignedIdentity(scope, "id", { name: "id", location: "x", resourceGroupName: "rg" });
      new ServerApp(scope, "server", { ...common, settings, identity });
    });
    const block = resourceOf(stack, "azurerm_container_app")["template"] as Block;
    expect(block["revision_suffix"]).toMatch(
      /^r\$\{substr\(sha256\(join\("\|", \["[0-9a-f]{64}", azurerm_user_assigned_identity\.id\.client_id\]\)\), 0, 9\)\}$/,
    );
  });
});
