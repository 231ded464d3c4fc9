import { describe, expect, it } from "vitest";
import { catalogueOf, createHarness } from "../../../testing/harness.ts";
import { createTestApprover } from "../../../testing/approver.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { createServer } from "../server.ts";
import type { CatalogueApproval } from "./catalogue-approvals.ts";
import { assertTrusted } from "./trusted-approval.ts";

const digest = "d".repeat(43);
const approver = createTestApprover(digest);
const other = createTestApprover(digest);
const signed = await approver.approve();
const unsigned: CatalogueApproval = { digest, by: signed.by, reason: signed.reason, on: signed.on };
const again = await approver.approve({ reason: "Reviewed again" });
const foreign = await other.approve();
const older = await approver.approve({ digest: "o".repeat(43), reason: "The one before" });

const judge =
  (approvals: readonly CatalogueApproval[], keys = [approver.thumbprint]) =>
  () =>
    assertTrusted({ catalogue: { digest }, approvals, keys });

describe("a catalogue", () => {
  it.each<[string, readonly CatalogueApproval[], string[]]>([
    ["the only approver has signed", [signed], [approver.thumbprint]],
    ["an approver has signed last", [older, signed], [approver.thumbprint]],
    ["one of several approvers has signed", [signed], [other.thumbprint, approver.thumbprint]],
    ["an approver has signed again, for another reason", [signed, again], [approver.thumbprint]],
  ])("R-72 is trusted that %s", (_title, approvals, keys) => {
    expect(judge(approvals, keys)).not.toThrow();
  });

  it.each<[string, readonly CatalogueApproval[], RegExp]>([
    ["no one approved", [], /received none; should be one of the catalogue d+/],
    ["no one signed", [unsigned], /received one without signature; should be one signed by/],
    ["another signed", [foreign], /received one signed by [\w-]{43}; should be signed by one of/],
    ["was approved in another state", [older], /received one of o+; should be one of the catalogue d+/],
    ["was approved before another state was", [signed, older], /received one of o+; should be/],
    ["was approved before another state was, and written down again", [signed, older, signed], /an earlier one again/],
    ["is signed for twice in the same words", [signed, signed], /an earlier one again/],
    ["is signed for in another state", [{ ...older, digest }], /another digest than was signed/],
    ["is signed for another reason", [{ ...signed, reason: "Urgent" }], /another reason than was signed/],
    ["is signed by another name", [{ ...signed, by: "Another" }], /another by than was signed/],
    ["is signed on another day", [{ ...signed, on: "2031-01-31" }], /another on than was signed/],
    [
      "is signed with a text",
      [{ ...unsigned, signature: "yes" }],
      /signature: received another text; should be a comp/,
    ],
    ["is signed after an unsigned word", [signed, { ...unsigned, reason: "Later" }], /without signature/],
  ])("R-48 R-72 is refused that %s", (_title, approvals, message) => {
    expect(judge(approvals)).toThrow(message);
  });
});

describe("the server", () => {
  const echo = tool("echo");
  const catalogue = catalogueOf([echo]);
  const startedWith = async (approvals: readonly CatalogueApproval[], keys: readonly string[]) =>
    createHarness({
      settings: { catalogueThumbprints: keys },
      catalogue,
      create: (settings, ports) =>
        createServer({ tools: [echo], catalogue, catalogueApprovals: approvals, settings, ports }),
    });

  it("R-72 starts with a catalogue that an approver signed", async () => {
    const approvals = [await approver.approve({ digest: catalogue.digest })];
    await expect(startedWith(approvals, [approver.thumbprint])).resolves.toBeDefined();
  });

  it.each<[string, () => Promise<readonly CatalogueApproval[]>]>([
    ["no one signed", async () => [{ ...unsigned, digest: catalogue.digest }]],
    ["another approver signed", async () => [await other.approve({ digest: catalogue.digest })]],
    ["no one approved", async () => []],
  ])("R-48 R-72 does not start with one that %s", async (_title, approvals) => {
    await expect(startedWith(await approvals(), [approver.thumbprint])).rejects.toThrow(/^approval of the catalogue/);
  });

  it("R-50 asks for no signature where the deployment names no approver", async () => {
    await expect(startedWith([], [])).resolves.toBeDefined();
  });
});
