import { describe, expect, it } from "vitest";
import { readSettings } from "@mcp-landing-zone/contract";
import { UserAssignedIdentity } from "../providers.ts";
import { resourceOf, synthesize } from "../testing.ts";
import type { OwnServerProps } from "./index.ts";
import { ServerApp } from "./index.ts";
import type { Block } from "./server-app.testing.ts";
import { common, container, guid, ingress, settings, synthesized, variablesOf } from "./server-app.testing.ts";

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

  it("R-12 lets in the names under which the gateway calls, the new revision's label among them, besides those that are listed", () => {
    const hosts = readSettings(variablesOf(container({ settings: { ...settings, allowedHosts: ["mcp.internal"] } })));
    expect(hosts.allowedHosts).toEqual([
      "ca-mcp-test-server.calm.westeurope.azurecontainerapps.io",
      "ca-mcp-test-server---next.calm.westeurope.azurecontainerapps.io",
      "mcp.internal",
    ]);
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
    "R-34 is refused a variable that is called %s, with any value",
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
