import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Subscription } from "./subscription.ts";
import { emptySubscription, goodToken } from "./subscription.ts";

const unattended = ["--auto-approve", "--skip-doctor", "rehearsed in the guide"];

/** What can go wrong with the commands, over the stacks themselves: each test goes on from the one before. */
describe("the commands on a bad day", () => {
  let azure: Subscription;
  beforeAll(async () => {
    azure = await emptySubscription();
    expect((await azure.run("bootstrap", "--auto-approve", ...azure.place)).code).toBe(0);
    writeFileSync(join(azure.folder, "token.txt"), goodToken);
  });
  afterAll(() => azure.close());

  const run = (script: string, ...args: readonly string[]) => azure.run(script, ...args, ...azure.place);
  const deploy = (...args: readonly string[]) => run("deploy", ...args, ...unattended);
  const locked = () => [...azure.state.leases("mcp")];

  it("a doctor with a finding stops the deployment before anything is touched: 3", async () => {
    azure.objects.get("groups")!.clear();
    const { code, stderr } = await run("deploy", "--auto-approve");
    expect(stderr).toMatch(/no group 0b6b6f0a[^]*Mend what stands above, or say why not: --skip-doctor/);
    expect([code, [...azure.state.files("mcp").keys()]]).toEqual([3, []]);
  });

  it("without a terminal nothing is applied: 4", async () => {
    const { code, stderr } = await run("deploy", "foundation", "--skip-doctor", "rehearsed in the guide");
    expect(stderr).toContain("There is no terminal to answer in: use --auto-approve, or --plan and --saved.");
    expect(code).toBe(4);
  });

  it("a stack whose dependencies are not deployed says so: 1", async () => {
    const { code, stderr } = await deploy("documents");
    expect(stderr).toContain("What helps: deploy that stack first, or all of them: `npm run deploy`.");
    expect(code).toBe(1);
  });

  it("a refusal by Azure ends the deployment with the resource and the hint, and --json has both: 1", async () => {
    const refusal = 'Code="RequestDisallowedByPolicy" Message="Resource was disallowed by policy."';
    azure.applying.set("azurerm_key_vault", async () => refusal);
    const { code, stdout, stderr } = await deploy("--json", "--parallelism", "4");
    const { stacks } = JSON.parse(stdout) as {
      readonly stacks: readonly {
        name: string;
        status: string;
        failures?: readonly { address: string; helps: string }[];
      }[];
    };
    expect(stacks.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "mcp-test-foundation applied",
      "mcp-test-platform failed",
      "mcp-test-documents skipped",
    ]);
    expect(stacks[1]?.failures).toEqual([
      expect.objectContaining({
        address: expect.stringMatching(/^azurerm_key_vault\./),
        helps: expect.stringContaining("npm run doctor"),
      }),
    ]);
    expect(stderr).toMatch(
      /azurerm_key_vault\.\S+: .*RequestDisallowedByPolicy[^]*Why: Azure Policy[^]*it goes on from here/,
    );
    expect([code, locked()]).toEqual([1, []]);
  });

  it("a signal lets Terraform finish its step and release the state, and the same command goes on from there: 130, then 0", async () => {
    azure.applying.delete("azurerm_key_vault");
    let finish = (): void => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const begun = new Promise<void>((resolve) =>
      azure.applying.set("azurerm_managed_redis", async () => {
        resolve();
        await held;
        return undefined;
      }),
    );
    const running = azure.start("deploy", ...unattended, ...azure.place);
    const early = running.ended.then(({ stderr }) => Promise.reject(new Error(`ended too early:\n${stderr}`)));
    await Promise.race([begun, early]);
    early.catch(() => {});
    expect(locked()).toEqual(["mcp-test/documents.tfstate"]);
    running.process.kill("SIGTERM");
    await expect.poll(running.stderr).toContain("SIGTERM: Terraform finishes the step");
    running.process.kill("SIGINT");
    await expect.poll(running.stderr).toContain("Still stopping.");
    finish();
    const { code, stderr } = await running.ended;
    expect(stderr).toMatch(/mcp-test-platform: applied\nmcp-test-documents: interrupted/);
    expect([code, locked()]).toEqual([130, []]);

    const resumed = await deploy();
    expect(resumed.stderr).toMatch(
      /mcp-test-foundation: unchanged\nmcp-test-platform: unchanged\nmcp-test-documents: applied/,
    );
    expect(resumed.code).toBe(0);
  });

  it("a second deployment waits for the lock of the first and says who holds it", async () => {
    azure.state.lease("mcp", "mcp-test/documents.tfstate");
    const { code, stderr } = await azure.run("diff", "documents", ...azure.place);
    azure.state.lease("mcp", "mcp-test/documents.tfstate", false);
    expect(stderr).toMatch(/Error acquiring the state lock[^]*terraform force-unlock/);
    expect(code).toBe(1);
  });

  it("diff ends with 2 where something would change, and names it", async () => {
    change('name: "documents"', 'name: "documents",\n    size: { cpu: 1 }');
    const { code, stderr, stdout } = await run("diff", "--json");
    expect(stderr).toMatch(/mcp-test-documents: 1 to update\n {2}update {2}azurerm_container_app/);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 2 });
    expect(code).toBe(2);
  });

  const serving = (): unknown => {
    const app = [...azure.cloud.resources.values()].find(({ type }) => type === "Microsoft.App/containerApps");
    const { configuration } = app?.["properties"] as {
      configuration: { ingress: { traffic: { revisionName: string; weight: number }[] } };
    };
    return configuration.ingress.traffic.find(({ weight }) => weight === 100)?.revisionName;
  };
  const rollout = () =>
    run("rollout", "documents", "--auto-approve", "--token-command", `cat ${join(azure.folder, "token.txt")}`);

  it("a revision that answers wrongly under its label gets no traffic: 1", async () => {
    azure.endpoint.revision = 400;
    const { code, stderr } = await rollout();
    expect(stderr).toMatch(
      /✗ an authorised call: received 400, expected 200\n\S+ is not promoted: it does not answer as it must/,
    );
    expect(code).toBe(1);
    expect(azure.cloud.resources.size).toBeGreaterThan(0);
    expect([...azure.cloud.resources.keys()].filter((id) => id.includes(";rev="))).toEqual([]);
    azure.endpoint.revision = 200;
  });

  it("an unhealthy revision gives its traffic back: 1", async () => {
    const before = serving();
    change("size: { cpu: 1 }", "size: { cpu: 2 }");
    azure.endpoint.own = 403;
    const { code, stderr } = await rollout();
    azure.endpoint.own = 200;
    expect(stderr).toMatch(/an authorised call: received 403, expected 200\n\S+ serves again; \S+ gets no traffic/);
    expect([code, serving()]).toEqual([1, before]);
  });

  it("destroy names the stacks that would lose what they read, and what is protected: 3", async () => {
    const alone = await run("destroy", "platform", "--with-data");
    expect(alone.stderr).toMatch(/mcp-test-documents would lose what they read/);
    const all = await run("destroy", "--auto-approve");
    expect(all.stderr).toMatch(/mcp-test-foundation: azurerm_storage_account\./);
    expect([alone.code, all.code]).toEqual([3, 3]);
  });

  it("a destroy that Azure refuses goes on when it is run again: 1, then 0", async () => {
    azure.applying.set(
      "azurerm_subnet",
      async () => "InUseSubnetCannotBeDeleted: the subnet is in use by serviceAssociationLinks",
    );
    const first = await run("destroy", "--with-data", "--auto-approve");
    expect(first.stderr).toMatch(
      /mcp-test-documents: destroyed\nmcp-test-platform: destroyed\nmcp-test-foundation: failed/,
    );
    expect(first.stderr).toContain("What helps: `npm run destroy` again then.");
    azure.applying.delete("azurerm_subnet");
    const again = await run("destroy", "--with-data", "--auto-approve");
    expect(again.stderr).toMatch(
      /mcp-test-documents: unchanged\nmcp-test-platform: unchanged\nmcp-test-foundation: destroyed/,
    );
    expect([first.code, again.code]).toEqual([1, 0]);
  });

  const change = (from: string, to: string): void => {
    const file = azure.place[1]!;
    const text = readFileSync(file, "utf8");
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  };
});
