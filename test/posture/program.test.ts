import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlanDocument, Outcome } from "@mcp-landing-zone/constructs/posture";
import { graphOfPlan, judge } from "@mcp-landing-zone/constructs/posture";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { posture } from "../../cli/posture.ts";
import { deployments } from "../deployments.ts";
import { offlineTerraform } from "../plan/offline-terraform.ts";
import { terraformAvailable } from "../plan/terraform-cli.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import { sarifProblems } from "./sarif-schema.ts";

const root = mkdtempSync(join(tmpdir(), "posture-program-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the program; gives its output and its exit code. */
const run = (...args: readonly string[]): { readonly code: number; readonly out: string; readonly error: string } => {
  const out = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    const code = posture(args);
    return { code, out: out.mock.calls.join("\n"), error: error.mock.calls.join("\n") };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
};

describe("posture of a folder of stacks", () => {
  let folder: string;
  let remove: () => void;
  beforeAll(() => {
    const deployment = synthesisedDeployment(deployments.dev);
    folder = deployment.app.outdir;
    remove = () => deployment.remove();
  });
  afterAll(() => remove());

  it("R-86 says that ours stands, with the reasons that were given for what is weakened", () => {
    const { code, out } = run(folder);
    expect(out).toContain("# Posture: passed");
    expect(out).toContain("## Acknowledged");
    expect(code).toBe(0);
  });

  it("writes SARIF that the schema of 2.1.0 takes, JUnit, JSON and Markdown", () => {
    const reports = join(root, "reports");
    expect(run(folder, "--out", reports, "--format", "json").code).toBe(0);
    expect(sarifProblems(readFileSync(join(reports, "posture.sarif"), "utf8"))).toEqual([]);
    expect(readFileSync(join(reports, "posture.junit.xml"), "utf8")).toMatch(
      /<testsuite name="posture" tests="\d+" failures="0"/,
    );
    expect(JSON.parse(readFileSync(join(reports, "posture.json"), "utf8"))).toMatchObject({ passed: true });
  });

  it("reports a log that violates the schema", () => {
    expect(sarifProblems('{"version":"2.1.0","runs":[{}]}')).not.toEqual([]);
  });

  it.each([
    ["a resource that is none", '{"resources":[null]}'],
    ["modules that are none", '{"child_modules":[null]}'],
    ["modules in modules without end", `${'{"child_modules":['.repeat(9_000)}{}${"]}".repeat(9_000)}`],
  ])("refuses a plan with %s, which is not the end for what is open", (_title, module) => {
    const file = join(root, "odd-plan.txt");
    writeFileSync(file, `{"planned_values":{"root_module":${module}},"configuration":{"root_module":{}}}`);
    const { code, error } = run(file);
    expect(error).toContain("odd-plan.txt: has a part that Terraform does not write");
    expect(code).toBe(2);
    rmSync(file);
  });

  it.each([
    [["nowhere"], "nowhere: does not exist; should be a folder or a file"],
    [[], "received no folder"],
    [[root], "holds no cdk.tf.json and no JSON of a plan"],
    [["--format", "pdf", root], '--format: received "pdf"; should be among markdown, json, sarif, junit'],
  ])("refuses %j with what would be right", (args, words) => {
    const { code, error } = run(...args);
    expect(error).toContain(words);
    expect(code).toBe(2);
  });
});

const main = `
terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}
provider "azurerm" {
  features {}
}
resource "azurerm_resource_group" "main" {
  name     = "rg-shop"
  location = "westeurope"
}
resource "azurerm_storage_account" "data" {
  count                         = 2
  name                          = "stshop\${count.index}"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  account_tier                  = "Standard"
  account_replication_type      = "LRS"
  public_network_access_enabled = true
  min_tls_version               = "TLS1_2"
}
module "network" {
  source   = "./network"
  group    = azurerm_resource_group.main.name
  location = azurerm_resource_group.main.location
}
module "secrets" {
  for_each  = toset(["orders"])
  source    = "./secrets"
  name      = each.key
  group     = azurerm_resource_group.main.name
  location  = azurerm_resource_group.main.location
  subnet_id = module.network.subnet_id
}
`;
const variables = (...names: readonly string[]): string =>
  names.map((name) => `variable "${name}" {\n  type = string\n}\n`).join("");
const network = `${variables("group", "location")}
resource "azurerm_virtual_network" "main" {
  name                = "vnet-shop"
  resource_group_name = var.group
  location            = var.location
  address_space       = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "endpoints" {
  name                 = "endpoints"
  resource_group_name  = var.group
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.1.0/24"]
}
output "subnet_id" {
  value = azurerm_subnet.endpoints.id
}
`;
const secrets = `${variables("name", "group", "location", "subnet_id")}
resource "azurerm_key_vault" "main" {
  name                          = "kv-\${var.name}"
  resource_group_name           = var.group
  location                      = var.location
  tenant_id                     = "00000000-0000-0000-0000-000000000000"
  sku_name                      = "standard"
  public_network_access_enabled = false
  network_acls {
    default_action = "Deny"
    bypass         = "None"
  }
}
resource "azurerm_private_endpoint" "vault" {
  name                = "pep-\${var.name}"
  resource_group_name = var.group
  location            = var.location
  subnet_id           = var.subnet_id
  private_service_connection {
    name                           = "vault"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_key_vault.main.id
    subresource_names              = ["vault"]
  }
}
`;

describe.skipIf(!terraformAvailable())("posture of a plan of a configuration that is not ours", () => {
  let plan: PlanDocument;
  const file = join(root, "shop.json");
  beforeAll(async () => {
    const folder = join(root, "shop");
    for (const [name, text] of [
      ["network", network],
      ["secrets", secrets],
    ] as const) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, "main.tf"), text);
    }
    writeFileSync(join(folder, "cdk.tf"), main);
    const terraform = await offlineTerraform();
    try {
      plan = (await terraform.deployment().plan(folder)) as unknown as PlanDocument;
    } finally {
      terraform.close();
    }
    writeFileSync(file, JSON.stringify(plan));
  });

  const outcome = (id: string): Outcome =>
    judge(graphOfPlan(plan, "shop")).rules.find(({ rule }) => rule.id === id)!.outcome;

  it("R-86 names each resource of a count that is open, and the one in a module that is not", () => {
    const { rules } = judge(graphOfPlan(plan, "shop"));
    const open = rules.find(({ rule }) => rule.id === "public-access")!;
    const violated = open.findings.filter(({ verdict }) => verdict === "violation").map(({ subject }) => subject);
    expect([...new Set(violated)]).toEqual([
      "shop/azurerm_storage_account.data[0]",
      "shop/azurerm_storage_account.data[1]",
    ]);
    expect(open.compliant).toBe(1);
  });

  it("follows a reference through a variable and an output of modules", () => {
    const graph = graphOfPlan(plan, "shop");
    const endpoint = graph.resources.find(({ type }) => type === "azurerm_private_endpoint")!;
    expect(endpoint.address).toBe('shop/module.secrets["orders"].azurerm_private_endpoint.vault');
    expect(endpoint.references).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: "subnet_id", to: "shop/module.network.azurerm_subnet.endpoints" }),
        expect.objectContaining({
          from: "private_service_connection.private_connection_resource_id",
          to: 'shop/module.secrets["orders"].azurerm_key_vault.main',
        }),
      ]),
    );
    expect(outcome("undeclared-reference")).toBe("compliant");
  });

  it("counts nothing as good that Terraform learns at apply alone", () => {
    const vault = graphOfPlan(plan, "shop").resources.find(({ type }) => type === "azurerm_key_vault")!;
    expect(vault.attributes["id"]).toBe("${known after apply}");
  });

  it("ends with 1, and with 0 from a severity on that nothing has; a reason excuses what it names", () => {
    expect(run(file).code).toBe(1);
    expect(run(file, "--at-least", "critical").code).toBe(0);
    const reasons = join(root, "reasons.json");
    const reason = "the shop's assets are public by intent";
    writeFileSync(reasons, JSON.stringify([{ what: "public-access", path: "shop", reason }]));
    const { out } = run(file, "--acknowledge", reasons, "--format", "sarif");
    expect(sarifProblems(out)).toEqual([]);
    expect(out).toContain(reason);
  });
});

describe("the plan of another team", () => {
  const cluster = (expressions: object): string =>
    JSON.stringify({
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: [
            {
              address: "azurerm_kubernetes_cluster.aks",
              mode: "managed",
              type: "azurerm_kubernetes_cluster",
              name: "aks",
              values: { name: "aks", kube_config: [{ password: "computed-by-azure" }] },
            },
          ],
        },
      },
      configuration: { root_module: { resources: [{ address: "azurerm_kubernetes_cluster.aks", expressions }] } },
    });
  const secretsIn = (text: string | Buffer): Outcome | undefined => {
    const file = join(root, "theirs.json");
    writeFileSync(file, text);
    const { out } = run(file, "--format", "json");
    const { rules } = JSON.parse(out) as {
      readonly rules: readonly { readonly id: string; readonly outcome: Outcome }[];
    };
    return rules.find(({ id }) => id === "literal-secret")?.outcome;
  };

  it("holds no secret that only the provider computed, and one that is written", () => {
    expect(secretsIn(cluster({ name: { constant_value: "aks" } }))).toBe("compliant");
    expect(secretsIn(cluster({ kube_config: [{ password: {} }] }))).toBe("violation");
  });

  it("is read as PowerShell writes it, in UTF-16, and with a mark before UTF-8", () => {
    const text = cluster({ kube_config: [{ password: {} }] });
    expect(secretsIn(Buffer.from(`\ufeff${text}`, "utf16le"))).toBe("violation");
    expect(secretsIn(Buffer.from(`\ufeff${text}`))).toBe("violation");
  });

  it("with lines around it is refused with what would be right", () => {
    const file = join(root, "with-warnings.json");
    writeFileSync(file, `Warning: old version\n${cluster({})}`);
    expect(run(file).error).toContain('is not JSON; should be what "terraform show -json <plan file>" prints');
  });
});
