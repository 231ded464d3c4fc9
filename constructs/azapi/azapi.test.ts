import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformResource } from "cdktf";
import { App, Fn, LocalBackend, TerraformStack, TerraformVariable, Token } from "cdktf";
import { afterAll, describe, expect, it, vi } from "vitest";
import { tag } from "../tags.ts";
import type { AzapiProviderConfig, AzapiResourceConfig } from "./index.ts";
import {
  AZAPI_VERSION_CONSTRAINT,
  AzapiProvider,
  AzapiResource,
  AzapiResourceAction,
  AzapiUpdateResource,
} from "./index.ts";

const TYPE = "Microsoft.App/containerApps/authConfigs@2024-03-01";
const PARENT = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.App/containerApps/app";

const outputs: string[] = [];
afterAll(() => {
  vi.unstubAllEnvs();
  for (const directory of outputs) rmSync(directory, { recursive: true });
});

/** Synthesises one stack the way the app does, validations included. */
const synthText = (hclOutput: boolean, build: (stack: TerraformStack) => void): string => {
  const outdir = mkdtempSync(join(tmpdir(), "azapi-"));
  outputs.push(outdir);
  vi.stubEnv("SYNTH_HCL_OUTPUT", String(hclOutput));
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, "stack");
  new LocalBackend(stack, { path: "state" });
  build(stack);
  app.synth();
  return readFileSync(join(outdir, "stacks", "stack", hclOutput ? "cdk.tf" : "cdk.tf.json"), "utf8");
};

const synthJson = (build: (stack: TerraformStack) => void) => JSON.parse(synthText(false, build));

/** The arguments of the one element that `build` returns, as they stand in the JSON output. */
const synthElement = (build: (stack: TerraformStack) => TerraformResource): Record<string, unknown> => {
  let element: TerraformResource | undefined;
  const { resource } = synthJson((stack) => {
    new AzapiProvider(stack, "azapi");
    element = build(stack);
  });
  const args = resource[element!.terraformResourceType][element!.friendlyUniqueId];
  delete args["//"];
  return args;
};

const thing = (stack: TerraformStack, config: Partial<AzapiResourceConfig> = {}) =>
  new AzapiResource(stack, "thing", { type: TYPE, parentId: PARENT, ...config });

const hclThing = (config: Partial<AzapiResourceConfig>): string =>
  synthText(true, (stack) => {
    new AzapiProvider(stack, "azapi");
    new TerraformVariable(stack, "region", {});
    thing(stack, config);
  });

describe("AzapiProvider", () => {
  const provider = (config?: AzapiProviderConfig) =>
    synthJson((stack) => void new AzapiProvider(stack, "azapi", config)).provider.azapi;

  it("declares its source and version constraint", () => {
    const { terraform } = synthJson((stack) => void new AzapiProvider(stack, "azapi"));
    expect(terraform.required_providers.azapi).toEqual({ source: "azure/azapi", version: AZAPI_VERSION_CONSTRAINT });
  });

  it("leaves everything to the environment by default", () => {
    expect(provider()).toEqual([{}]);
  });

  it("passes its arguments on unchanged", () => {
    expect(provider({ subscriptionId: "s", tenantId: "t", useOidc: true })).toEqual([
      { subscription_id: "s", tenant_id: "t", use_oidc: true },
    ]);
  });

  it("prints its configuration as HCL", () => {
    const hcl = synthText(true, (stack) => void new AzapiProvider(stack, "azapi", { useOidc: true, tenantId: "t" }));
    expect(hcl).toMatch(/provider "azapi" \{\s*tenant_id = "t"\s*use_oidc = true\s*\}/);
  });

  it("is required by every azapi element of a stack", () => {
    expect(() => synthJson((stack) => void thing(stack))).toThrow(/azapi/);
  });
});

describe("AzapiResource", () => {
  it("emits only what was given", () => {
    expect(synthElement((stack) => thing(stack))).toEqual({ type: TYPE, parent_id: PARENT });
  });

  it("emits every argument under Terraform's name and leaves the body's spelling alone", () => {
    const args = synthElement((stack) =>
      thing(stack, {
        name: "current",
        location: "westeurope",
        tags: { Owner: "me" },
        identity: { type: "UserAssigned", identityIds: ["/id"] },
        body: { properties: { globalValidation: { unauthenticatedClientAction: "Return401", retries: 2, on: false } } },
        sensitiveBody: { properties: { secretValue: "s" } },
        sensitiveBodyVersion: { "properties.secretValue": "1" },
        responseExportValues: ["properties.fqdn"],
        schemaValidationEnabled: false,
        replaceTriggersExternalValues: [1, "a"],
        retry: { errorMessageRegex: ["Conflict"], intervalSeconds: 5, maxIntervalSeconds: 60 },
        timeouts: { create: "90m" },
      }),
    );
    expect(args).toEqual({
      type: TYPE,
      parent_id: PARENT,
      name: "current",
      location: "westeurope",
      tags: { Owner: "me" },
      identity: { type: "UserAssigned", identity_ids: ["/id"] },
      body: { properties: { globalValidation: { unauthenticatedClientAction: "Return401", retries: 2, on: false } } },
      sensitive_body: { properties: { secretValue: "s" } },
      sensitive_body_version: { "properties.secretValue": "1" },
      response_export_values: ["properties.fqdn"],
      schema_validation_enabled: false,
      replace_triggers_external_values: [1, "a"],
      retry: { error_message_regex: ["Conflict"], interval_seconds: 5, max_interval_seconds: 60 },
      timeouts: { create: "90m" },
    });
  });

  it("resolves tokens of every kind anywhere in the body, keys included", () => {
    const args = synthElement((stack) => {
      const other = new AzapiResource(stack, "other", { type: TYPE, parentId: PARENT, responseExportValues: ["*"] });
      return thing(stack, {
        body: {
          id: other.id,
          text: `before ${other.id} after`,
          count: Token.asNumber(other.output),
          list: Token.asList(other.output),
          whole: other.output,
          identities: { [other.id]: {} },
        },
      });
    });
    expect(args.body).toEqual({
      id: "${azapi_resource.other.id}",
      text: "before ${azapi_resource.other.id} after",
      count: "${azapi_resource.other.output}",
      list: "${azapi_resource.other.output}",
      whole: "${azapi_resource.other.output}",
      identities: { "${azapi_resource.other.id}": {} },
    });
  });

  it("takes the meta-arguments of every resource", () => {
    const args = synthElement((stack) =>
      thing(stack, {
        dependsOn: [new AzapiResource(stack, "first", { type: TYPE, parentId: PARENT })],
        lifecycle: { preventDestroy: true },
      }),
    );
    expect(args).toMatchObject({ depends_on: ["azapi_resource.first"], lifecycle: { prevent_destroy: true } });
  });

  it("reads an exported path of the output as a reference", () => {
    const args = synthElement((stack) => {
      const app = new AzapiResource(stack, "app", {
        type: TYPE,
        parentId: PARENT,
        responseExportValues: ["properties"],
      });
      return thing(stack, { body: { fqdn: app.outputPath("properties.configuration.ingress[0].fqdn") } });
    });
    expect(args.body).toEqual({ fqdn: "${azapi_resource.app.output.properties.configuration.ingress[0].fqdn}" });
  });

  it.each([
    { exported: undefined, path: "properties.fqdn", because: "NOT_FOUND" },
    { exported: ["properties.fq"], path: "properties.fqdn", because: "NOT_FOUND" },
    { exported: ["*"], path: "properties.odata/type", because: "VALUE_INVALID" },
  ])("refuses to read $path when $exported is exported", ({ exported, path, because }) => {
    const read = (stack: TerraformStack) =>
      thing(stack, exported ? { responseExportValues: exported } : {}).outputPath(path);
    expect(() => synthJson((stack) => void read(stack))).toThrow(because);
  });

  it("lets an aspect merge tags into those of a resource with a location", () => {
    const args = synthElement((stack) => {
      tag(stack, { Project: "p", Owner: "outer" });
      return thing(stack, { location: "westeurope", tags: { Keep: "k" } });
    });
    expect(args.tags).toEqual({ Keep: "k", Project: "p", Owner: "outer" });
  });

  it("keeps an aspect's tags off a type that has none", () => {
    const args = synthElement((stack) => {
      tag(stack, { Project: "p" });
      return thing(stack);
    });
    expect(args.tags).toBeUndefined();
  });

  it("gives a reference when its tags are read, and forgets them when they are reset", () => {
    const args = synthElement((stack) => {
      const first = new AzapiResource(stack, "first", { type: TYPE, parentId: PARENT, tags: { A: "1" } });
      const second = thing(stack, { tags: { B: "2" }, body: { copied: first.tags } });
      second.resetTags();
      return second;
    });
    expect(args).toEqual({ type: TYPE, parent_id: PARENT, body: { copied: "${azapi_resource.first.tags}" } });
  });
});

describe("AzapiUpdateResource", () => {
  it.each([
    { by: "id", target: { resourceId: PARENT }, args: { resource_id: PARENT } },
    { by: "parent and name", target: { parentId: PARENT, name: "n" }, args: { parent_id: PARENT, name: "n" } },
  ])("addresses its target by $by", ({ target, args }) => {
    const body = { properties: { publicNetworkAccess: "Disabled" } };
    expect(synthElement((stack) => new AzapiUpdateResource(stack, "update", { type: TYPE, body, ...target }))).toEqual({
      type: TYPE,
      body,
      ...args,
    });
  });
});

describe("AzapiResourceAction", () => {
  it("emits the request", () => {
    const request = { method: "POST", action: "importImage", when: "apply", body: { mode: "Force" } } as const;
    expect(
      synthElement(
        (stack) =>
          new AzapiResourceAction(stack, "action", {
            type: TYPE,
            resourceId: PARENT,
            responseExportValues: ["id"],
            ...request,
          }),
      ),
    ).toEqual({ type: TYPE, resource_id: PARENT, response_export_values: ["id"], ...request });
  });
});

describe("HCL output", () => {
  it.each([
    ["a number in quotes", "443", '"443"'],
    ["a string that looks like code", "[1]", '"[1]"'],
    ["quotes and backslashes", 'C:\\ "x"', '"C:\\\\ \\"x\\""'],
    ["line breaks and tabs", "a\n\tb\r", '"a\\n\\tb\\r"'],
    ["an escaped interpolation", 'a $${b} "c"', '"a $${b} \\"c\\""'],
    ["null", null, '"${null}"'],
    ["a number", 1.5, "1.5"],
    ["a boolean", false, "false"],
    ["an empty string", "", '""'],
    ["a token", "${var.region}", '"${var.region}"'],
    ["quotes around a token", 'say "${var.region}"', '"say \\"${var.region}\\""'],
    ["quotes and braces inside a token", '"${lookup({ a = "}" }, "a")}"', '"\\"${lookup({ a = "}" }, "a")}\\""'],
  ])("prints %s as it is", (_name, value, printed) => {
    expect(hclThing({ body: { value } })).toContain(`\nvalue = ${printed}\n`);
  });

  it("prints attributes, tokens, lists and blocks", () => {
    const hcl = hclThing({
      name: "n",
      location: Token.asString("${var.region}"),
      identity: { type: "SystemAssigned" },
      body: { items: [{ port: "443" }, Fn.upper("x")] },
      retry: { errorMessageRegex: ["Conflict"] },
      timeouts: { create: "90m" },
    });
    expect(hcl.slice(hcl.indexOf('resource "azapi_resource"'))).toMatchInlineSnapshot(`
      "resource "azapi_resource" "thing" {
      type = "Microsoft.App/containerApps/authConfigs@2024-03-01"
      name = "n"
      parent_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.App/containerApps/app"
      location = "\${var.region}"
      body = {
      items = [
      {
      port = "443"
      },
      "\${upper("x")}",
      ]
      }
      retry = {
      error_message_regex = [
      "Conflict",
      ]
      }
      identity {
      type = "SystemAssigned"
      }
      timeouts {
      create = "90m"
      }
      }"
    `);
  });

  it.each([AzapiUpdateResource, AzapiResourceAction])("is no empty block for $name", (Element) => {
    const hcl = synthText(true, (stack) => {
      new AzapiProvider(stack, "azapi");
      new Element(stack, "e", { type: TYPE, resourceId: PARENT, body: { a: 1 } });
    });
    expect(hcl).toMatch(/resource "azapi_\w+" "e" \{\s*type = "Microsoft\.App[^}]*resource_id = /);
  });
});
