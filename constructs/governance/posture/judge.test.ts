import { Construct } from "constructs";
import { TerraformStack, Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { isWeakened } from "../../weaken.ts";
import { acknowledgementsOf } from "./acknowledgement.ts";
import { graphOf } from "./graph.ts";
import { judge } from "./judge.ts";
import type { Finding, Rule } from "./rule.ts";
import { publicAccess } from "./rules/arguments/public-access.ts";
import { toJson, toMarkdown } from "./report.ts";
import { appOf } from "./test/app.ts";

const rule = (check: Rule["check"]): Rule => ({
  id: "rule",
  title: "Something holds",
  why: "It matters.",
  references: ["R-00"],
  check,
});
const finding = (verdict: Finding["verdict"], path = "app/vault/Resource"): Finding => ({
  subject: "app/x.y",
  path,
  verdict,
  detail: verdict === "compliant" ? "" : "it is open",
});
const empty = graphOf({});
const judged = (...findings: readonly Finding[]) => judge(empty, [], [rule(() => [...findings])]);
const reason = { what: "openVault", reason: "a partner reads from outside", path: "app/vault" };

describe("an outcome", () => {
  it.each([
    [["compliant"], "compliant", true],
    [["compliant", "violation"], "violation", false],
    [["unknown", "violation"], "violation", false],
    [["compliant", "unknown"], "unknown", false],
    [[], "not-applicable", true],
  ] as const)("of %j is %s", (verdicts, outcome, passed) => {
    const report = judged(...verdicts.map((verdict) => finding(verdict)));
    expect([report.rules[0]!.outcome, report.passed]).toEqual([outcome, passed]);
  });

  it("of a rule that throws is a violation", () => {
    const report = judge(
      empty,
      [],
      [
        rule(() => {
          throw new Error("no such thing");
        }),
      ],
    );
    expect(report.passed).toBe(false);
    expect(report.rules[0]!.findings).toMatchObject([
      { verdict: "violation", detail: expect.stringContaining("no such thing") as string },
    ]);
  });
});

describe("an acknowledgement", () => {
  const excused = (path: string, excusedBy: readonly string[] = ["openVault"]) =>
    judge(empty, [reason], [rule(() => [{ ...finding("violation", path), excusedBy }])]);

  it("excuses what stands below its construct, with its reason", () => {
    const report = excused("app/vault/Resource");
    expect(report).toMatchObject({ passed: true, unused: [], rules: [{ outcome: "acknowledged" }] });
    expect(report.rules[0]!.findings[0]!.acknowledged).toBe(reason.reason);
  });

  it.each(["app/vaults/Resource", "app/other", "app"])("does not reach %s", (path) => {
    expect(excused(path)).toMatchObject({ passed: false, unused: [reason] });
  });

  it("does not excuse what it is not about", () => {
    expect(excused("app/vault/Resource", ["openRegistry"])).toMatchObject({ passed: false, unused: [reason] });
  });

  it("does not excuse what nothing excuses", () => {
    expect(judge(empty, [reason], [rule(() => [finding("violation")])])).toMatchObject({
      passed: false,
      unused: [reason],
    });
  });

  it("is read from the construct that was weakened", () => {
    const stack = new TerraformStack(Testing.app(), "app");
    isWeakened(new Construct(stack, "vault"), { weaken: { openVault: reason.reason } }, "openVault");
    expect(acknowledgementsOf(stack.node.root)).toEqual([reason]);
  });
});

describe("a report", () => {
  const graph = graphOf(
    appOf({
      "azurerm_managed_redis.closed": { public_network_access: "Disabled" },
      "azurerm_managed_redis.open": {
        public_network_access: "Enabled",
        "//": { metadata: { path: "app/open|x/Resource" } },
      },
    }),
  );
  const report = judge(graph, [{ ...reason, path: "app/elsewhere" }], [publicAccess]);

  it("says what is to be solved and why", () => {
    expect(toMarkdown(report)).toMatchInlineSnapshot(`
      "# Posture: not passed

      | Rule | Severity | Outcome | Compliant | Not | What holds |
      | --- | --- | --- | --- | --- | --- |
      | public-access | high | violation | 1 | 1 | No service that has a private path answers outside of the network |

      ## To be solved

      | Rule | Severity | Subject | Verdict | Detail | Why it matters |
      | --- | --- | --- | --- | --- | --- |
      | public-access | high | app/azurerm_managed_redis.open | violation | public_network_access is "Enabled", expected "Disabled" | A service on the internet is one stolen token or one firewall mistake away from its data. |

      ## Weakened, without a rule that minds

      | What | Where | Reason |
      | --- | --- | --- |
      | openVault | app/elsewhere | a partner reads from outside |
      "
    `);
  });

  it("keeps a value from a stack inside of its cell", () => {
    const hostile = { ...finding("violation"), detail: "a | b\n# c \\| d\u001b[2J\u202e" };
    const text = toMarkdown(judge(empty, [], [rule(() => [hostile])]));
    expect(text).toContain(String.raw`a \| b # c \\\| dU+1B[2JU+202E`);
  });

  it("is the same text for the same deployment", () => {
    expect(toJson(report)).toBe(toJson(judge(graph, [{ ...reason, path: "app/elsewhere" }], [publicAccess])));
    expect(JSON.parse(toJson(report))).toMatchObject({
      passed: false,
      rules: [{ id: "public-access", outcome: "violation" }],
    });
  });
});
