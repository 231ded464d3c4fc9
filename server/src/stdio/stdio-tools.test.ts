import { describe, expect, it } from "vitest";
import { ToolContent } from "../tools/define-tool.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { definePrompt } from "../readings/define-prompt.ts";
import { defineResource } from "../readings/define-resource.ts";
import { confinedPrompt, confinedResource, problemsOf } from "./stdio-tools.ts";

const common = {
  version: "1.0.0",
  title: "t",
  description: "d",
  scope: "notes.read",
  classification: "internal",
  spotlight: "none",
} as const;
const token = (_args: object, { onBehalfOf }: ToolContext): Promise<string> => onBehalfOf("graph/.default");
const resource = defineResource({ ...common, name: "note", uri: "notes:one", mimeType: "text/plain", read: token });
const prompt = definePrompt({ ...common, name: "greeting", get: token });
const context = { onBehalfOf: async () => "token" } as unknown as ToolContext;

describe("resources and prompts on a user's machine", () => {
  it("R-156 R-52 are not served when they reach out", () => {
    const options = {
      tools: [],
      resources: [{ resource, reaches: "network" as const }],
      prompts: [{ prompt, reaches: "signed-in-user" as const }],
    };
    expect(problemsOf(options)).toEqual([
      expect.stringMatching(/^resource note: reaches: received network; should be nothing/),
      expect.stringMatching(/^prompt greeting: reaches: received signed-in-user; should be nothing/),
    ]);
    expect(problemsOf({ ...options, dangerouslyAllowToolsThatReachOut: true })).toEqual([]);
  });

  it("R-52 get no token of the user unless they say that they act for them", async () => {
    await expect(confinedResource({ resource, reaches: "nothing" }).read({}, context)).rejects.toThrow();
    await expect(confinedPrompt({ prompt, reaches: "network" }).get({}, context)).rejects.toThrow();
    const acting = confinedResource({ resource, reaches: "signed-in-user" }).read({}, context);
    await expect(acting).resolves.toBeInstanceOf(ToolContent);
  });
});
