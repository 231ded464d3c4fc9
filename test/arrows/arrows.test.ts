import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint({ cwd: fileURLToPath(new URL("../..", import.meta.url)) });

const refused = async (file: string, specifier: string): Promise<boolean> => {
  const [result] = await eslint.lintText(`import * as x from "${specifier}";\nexport const y = x;\n`, {
    filePath: file,
  });
  return result!.messages.some(({ ruleId }) => ruleId === "no-restricted-imports");
};

describe("imports go one way", () => {
  it.each([
    ["contract/x.ts", "zod"],
    ["contract/x.ts", "@mcp-landing-zone/server"],
    ["server/src/x.ts", "@mcp-landing-zone/constructs"],
    ["server/src/x.ts", "../../constructs/index.ts"],
    ["server/src/x.ts", "cdktf"],
    ["governance/detections/x.ts", "cdktf"],
    ["governance/detections/x.ts", "@mcp-landing-zone/constructs"],
    ["governance/detections/x.ts", "@mcp-landing-zone/server"],
    ["constructs/secrets/x.ts", "@mcp-landing-zone/server"],
    ["constructs/secrets/x.ts", "@mcp-landing-zone/stacks"],
    ["constructs/secrets/x.ts", "@cdktf/provider-azurerm/lib/key-vault/index.js"],
    ["constructs/secrets/x.ts", "cdktf/lib/fn.js"],
    ["stacks/x.ts", "@cdktf/provider-azurerm"],
    ["stacks/x.ts", "@mcp-landing-zone/local"],
    ["local/x.ts", "../stacks/app.ts"],
    ["local/x.ts", "@mcp-landing-zone/constructs"],
    ["local/x.ts", "cdktf"],
    ["gateway/policy/x.ts", "cdktf"],
    ["gateway/documents/x.ts", "@mcp-landing-zone/constructs"],
    ["content/x.ts", "@mcp-landing-zone/server"],
    ["gateway/documents/x.ts", "@mcp-landing-zone/reference-catalogue"],
    ["contract/x.ts", "@mcp-landing-zone/reference-catalogue"],
    ["content/x.ts", "@azure/identity"],
    ["controls/x.ts", "@mcp-landing-zone/contract"],
    ["server/src/x.ts", "@mcp-landing-zone/gateway/policy"],
    ["deploy/x.ts", "../local/main.ts"],
    ["deploy/x.ts", "cdktf"],
    ["stacks/x.ts", "../deploy/engine/order.ts"],
    ["stacks/x.ts", "../deployment.config.ts"],
    ["deploy/bin/x.ts", "../../deployment.config.ts"],
    ["constructs/secrets/x.ts", "@mcp-landing-zone/deploy"],
    ["server/src/decision/x.ts", "../tools/registry.ts"],
    ["server/src/http/x.ts", "../mcp/endpoint.ts"],
    ["server/src/identity/x.ts", "../telemetry/observation.ts"],
    ["server/src/admission/x.ts", "../tools/registry.ts"],
    ["server/src/mcp/x.ts", "../telemetry/observation.ts"],
    ["server/src/tools/x.ts", "../audit/audit-log.ts"],
    ["server/src/tools/x.ts", "../approvals/decide.ts"],
    ["server/src/tools/x.ts", "@mcp-landing-zone/constructs"],
    ["server/src/ports.ts", "./server.ts"],
    ["tools/evidence/x.ts", "../../test/attack/families.ts"],
    ["tools/x.test.ts", "../test/docs/y.ts"],
    ["tools/x.ts", "../testing/issuer.ts"],
    ["examples/x/main.ts", "../../testing/issuer.ts"],
    ["bench/x.ts", "../test/policy/mcp/decision.ts"],
  ])("%s may not import %s", async (file, specifier) => {
    expect(await refused(file, specifier)).toBe(true);
  });

  it.each([
    ["server/src/x.ts", "@mcp-landing-zone/contract"],
    ["governance/detections/x.ts", "@mcp-landing-zone/contract"],
    ["constructs/governance/x.ts", "@mcp-landing-zone/governance"],
    ["local/x.ts", "@mcp-landing-zone/governance"],
    ["constructs/secrets/x.ts", "../providers.ts"],
    ["constructs/secrets/x.ts", "@mcp-landing-zone/contract"],
    ["constructs/providers.ts", "@cdktf/provider-azurerm/lib/key-vault/index.js"],
    ["stacks/x.ts", "@mcp-landing-zone/constructs"],
    ["stacks/x.ts", "@mcp-landing-zone/reference-catalogue"],
    ["deploy/engine/x.ts", "../../stacks/read-stacks.ts"],
    ["constructs/gateway/x.ts", "@mcp-landing-zone/gateway/policy"],
    ["server/src/x.ts", "@mcp-landing-zone/content"],
    ["server/src/tools/x.ts", "./registry.ts"],
    ["server/src/tools/x.ts", "../decision/decision.ts"],
    ["server/src/tools/x.test.ts", "../server.ts"],
    ["stacks/x.test.ts", "../deployment.config.ts"],
    ["tools/x.test.ts", "../testing/issuer.ts"],
    ["bench/x.ts", "../testing/issuer.ts"],
    ["server/src/server.ts", "./mcp/endpoint.ts"],
    ["local/x.ts", "@mcp-landing-zone/constructs/posture"],
    ["local/x.ts", "@mcp-landing-zone/server"],
    ["local/x.ts", "@mcp-landing-zone/gateway/policy/execute"],
  ])("%s may import %s", async (file, specifier) => {
    expect(await refused(file, specifier)).toBe(false);
  });
});

describe("tests that time can break are refused", () => {
  const refusals = async (text: string, file = "test/x.test.ts"): Promise<number> => {
    const [result] = await eslint.lintText(text, { filePath: file });
    return result!.messages.filter(({ ruleId }) => ruleId === "no-restricted-syntax").length;
  };

  it.each([
    ["a wall clock", "const began = performance.now();"],
    ["another wall clock", "const began = process.hrtime();"],
    ["a time that is expected", "expect(Date.now() - began).toBeLessThan(100);"],
    ["a sleep", "await new Promise((resolve) => setTimeout(resolve, 50));"],
    ["a sleep with another name", "const pause = (ms) => new Promise((go) => setTimeout(go, ms));"],
    ["a sleep of Node's", 'import { setTimeout as sleep } from "node:timers/promises";'],
    ["a short wait for an event", "await vi.waitFor(look, { timeout: 1_000 });"],
    ["a short wait for a value", "await expect.poll(look, { timeout: 30_000 }).toBe(1);"],
    ["a short limit", 'it("is quick", { timeout: 5_000 }, () => undefined);'],
    ["a short limit behind the test", 'it("is quick", () => undefined, 5_000);'],
  ])("%s", async (_what, text) => {
    expect(await refusals(text)).toBe(1);
    expect(await refusals(text, "test/x.ts")).toBe(0);
  });

  it("waits for events are not", async () => {
    expect(await refusals("await vi.waitFor(look); await expect.poll(look).toBe(1); vi.useFakeTimers();")).toBe(0);
  });
});
