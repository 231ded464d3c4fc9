import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AzurePipelinesCredential, ClientAssertionCredential } from "@azure/identity";
import { afterEach, describe, expect, it, vi } from "vitest";
import { signIn } from "../../deploy/azure/credential.ts";
import { accessReview } from "../../deploy/compliance/access-review.ts";
import { nonCompliant } from "../../deploy/compliance/policy-states.ts";
import type { Cosign } from "../../deploy/image/verify-image.ts";
import { bundlePredicate, imageProblems } from "../../deploy/image/verify-image.ts";
import { commandFaults } from "../../deploy/rollout/verify.ts";
import { readStacks } from "../../stacks/read-stacks.ts";
import { resolved } from "../../stacks/resolved.ts";
import { deployments, first } from "../deployments.ts";
import { azureWorld, makeOwner, subscriptionId } from "./azure-world.ts";
import { temporaryFolder } from "./small-stacks.ts";

const image = `ghcr.io/contoso/mcp@sha256:${"ab".repeat(32)}`;
const signer = {
  identity: "https://github.com/contoso/mcp/.github/workflows/release.yml@refs/tags/v1",
  issuer: "https://token.actions.githubusercontent.com",
};

describe("R-72 an image before it is deployed", () => {
  const attestation = (predicate: object): string =>
    `${JSON.stringify({ payload: Buffer.from(JSON.stringify({ predicate })).toString("base64") })}\n`;
  const answering = (attested: string, status = 0): Cosign & { readonly asked: string[][] } => {
    const asked: string[][] = [];
    const run: Cosign = (args) => {
      asked.push([...args]);
      return {
        status,
        stdout: args[0] === "verify" ? "" : attested,
        stderr: status === 0 ? "" : "Error: no signatures found\n",
      };
    };
    return Object.assign(run, { asked });
  };

  it("is what its signer signed, by its digest", () => {
    const cosign = answering("");
    expect(imageProblems({ image }, signer, cosign)).toEqual([]);
    expect(cosign.asked).toEqual([
      ["verify", "--certificate-identity", signer.identity, "--certificate-oidc-issuer", signer.issuer, image],
    ]);
    const byKey = answering("");
    expect(imageProblems({ image }, { key: "azurekms://v/k" }, byKey)).toEqual([]);
    expect(byKey.asked).toEqual([["verify", "--key", "azurekms://v/k", image]]);
  });

  it("has the bundle and the catalogue that the deployment expects", () => {
    const cosign = answering(attestation({ bundleDigest: "B", catalogueDigest: "C" }));
    expect(imageProblems({ image, bundleDigest: "B", catalogueDigest: "C" }, signer, cosign)).toEqual([]);
    expect(cosign.asked[1]!.slice(0, 3)).toEqual(["verify-attestation", "--type", bundlePredicate]);
  });

  it.each([
    ["without a digest", { image: "ghcr.io/contoso/mcp:latest" }, answering(""), /expected <registry>.*@sha256:/],
    ["with a tag", { image: image.replace("@", ":1.0@") }, answering(""), /expected <registry>.*without a tag/],
    ["without a signature", { image }, answering("", 1), /Error: no signatures found/],
    [
      "with another bundle",
      { image, bundleDigest: "X" },
      answering(attestation({ bundleDigest: "B" })),
      /bundleDigest: attested B, expected X/,
    ],
    [
      "with another catalogue",
      { image, bundleDigest: "B", catalogueDigest: "X" },
      answering(attestation({ bundleDigest: "B", catalogueDigest: "C" })),
      /catalogueDigest: attested C, expected X/,
    ],
    [
      "of whose bundle nothing is attested",
      { image, bundleDigest: "B" },
      answering(""),
      /attested nothing, expected B/,
    ],
  ])("%s is refused", (_, wanted, cosign, problem) => {
    expect(imageProblems(wanted, signer, cosign)).toEqual([expect.stringMatching(problem)]);
  });
});

describe("R-84 policy compliance", () => {
  const group = `${subscriptionId}/resourceGroups/rg-mcp`;
  const path = `post ${group}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults`.toLowerCase();
  const state = {
    resourceId: `${group}/providers/Microsoft.App/containerApps/ca`,
    policyAssignmentName: "corp",
    policyDefinitionName: "deny-public",
  };

  it("names each resource that violates a policy in force", async () => {
    const world = azureWorld();
    makeOwner(world);
    world.cloud.facts.set(path, {
      value: [
        { ...state, complianceState: "NonCompliant" },
        { ...state, complianceState: "Compliant" },
      ],
    });
    expect(await nonCompliant(world.azure, group)).toMatchObject([state]);
  });

  it("is unknown, not given, where Azure does not answer", async () => {
    await expect(nonCompliant(azureWorld().azure, group)).rejects.toThrow(/Azure answered 403 for its policy states/);
  });
});

it("R-111 an access review lists everybody to whom the configuration gives a right", () => {
  const approvers = [{ name: "Approvers", objectId: "00000000-0000-4000-8000-00000000000b" }];
  const signers = [{ name: "Security", thumbprint: "A".repeat(43) }];
  const privileged = [{ name: "Data owners", objectId: "00000000-0000-4000-8000-00000000000c" }];
  const server = {
    ...first,
    approvers,
    catalogueApprovers: signers,
    classifications: { confidential: { privileged } },
  };
  const page = accessReview(resolved({ ...deployments.dev, servers: [server] }));
  for (const { name, objectId } of [...first.users, ...approvers, ...privileged])
    expect(page).toContain(`| ${name} | \`${objectId}\` |`);
  for (const { name, clientId } of deployments.dev.clients) expect(page).toContain(`| ${name} | \`${clientId}\` |`);
  expect(page).toContain(`| signs tool definitions | Security | \`${"A".repeat(43)}\` |`);
});

describe("R-35 the identity of a pipeline", () => {
  const oidc = { ARM_USE_OIDC: "true", ARM_CLIENT_ID: first.users[0]!.objectId };
  afterEach(() => vi.unstubAllEnvs());

  it("is a service connection on Azure Pipelines, without a secret", () => {
    vi.stubEnv("SYSTEM_OIDCREQUESTURI", "https://dev.azure.com/contoso/_apis/oidctoken");
    const env = { ...oidc, ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID: deployments.dev.tenantId, SYSTEM_ACCESSTOKEN: "t" };
    const { name, credential } = signIn(env, deployments.dev.tenantId);
    expect(name).toContain("service connection of Azure Pipelines");
    expect(credential).toBeInstanceOf(AzurePipelinesCredential);
  });

  it("is a federated token elsewhere", () => {
    expect(signIn(oidc, deployments.dev.tenantId).credential).toBeInstanceOf(ClientAssertionCredential);
  });
});

describe("R-35 npm run pipeline:identities", () => {
  const program = (...args: readonly string[]) => {
    const out = temporaryFolder();
    const { status, stderr } = spawnSync(
      process.execPath,
      ["tools/run-bundled.mjs", "stacks/pipeline-synth.ts", `--out=${out}`, ...args],
      {
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
        encoding: "utf8",
      },
    );
    return { status, stderr, stacks: status === 0 ? readStacks(out) : [] };
  };

  it("writes one stack with a state of its own, which prints what to set", () => {
    const { stacks } = program("--repository", "contoso/mcp", "--environment", "prod");
    expect(stacks.map(({ name }) => name)).toEqual(["mcp-dev-pipeline"]);
    expect(Object.keys(stacks[0]!.json.output)).toEqual([
      "deployer_client_id",
      "deployer_principal_id",
      "planner_client_id",
      "planner_principal_id",
    ]);
    expect(JSON.stringify(stacks[0]!.json)).toContain("repo:contoso/mcp:environment:prod");
  });

  it.each([
    ["no platform", [], /expected --repository, or --plan-subject and --deploy-subject/],
    ["one subject for both", ["--plan-subject", "/a", "--deploy-subject", "/a"], /which differ/],
    ["a repository with a wildcard", ["--repository", "contoso/*"], /repository/],
  ])("refuses %s", (_, args, message) => {
    const { status, stderr } = program(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });
});

describe("R-66 a command that verifies a rollout", () => {
  it("gets the endpoint, and says by its end whether all is well", () => {
    expect(commandFaults(`test "$MCP_URL" = https://mcp.contoso.com/mcp`, "https://mcp.contoso.com/mcp")).toEqual([]);
    expect(commandFaults("exit 7", "https://mcp.contoso.com/mcp")).toEqual(["exit 7: ended with 7, expected 0"]);
  });
});
