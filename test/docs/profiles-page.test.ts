import { format } from "prettier";
import { expect, it } from "vitest";
import type { profiles } from "@mcp-landing-zone/constructs";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import { profilesPage } from "./profiles-page.ts";

it("docs/profiles.md says what the profiles are and what they cost", async () => {
  const stacksOf = (name: keyof typeof profiles): readonly StackJson[] => {
    const deployment = synthesisedDeployment({ ...deployments[name], servers: [deployments[name].servers[0]] });
    const stacks = Object.values(deployment.stacks());
    deployment.remove();
    return stacks;
  };
  const page = profilesPage({ dev: stacksOf("dev"), standard: stacksOf("standard"), regulated: stacksOf("regulated") });
  await expect(await format(page, { parser: "markdown", printWidth: 120 })).toMatchFileSnapshot(
    "../../docs/profiles.md",
  );
});
