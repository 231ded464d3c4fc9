import type { Tool, ToolSpec } from "../server/src/tools/define-tool.ts";
import { defineTool } from "../server/src/tools/define-tool.ts";
import { longText, object, text } from "../server/src/tools/schema.ts";
import { answerOf, createHarness, legacy, modern } from "./harness.ts";
import type { Era, Harness, HarnessOptions } from "./harness.ts";
import { testTenant } from "./issuer.ts";

export interface Said {
  readonly say: string;
}

export const tool = (name: string, more: Partial<ToolSpec<Said, { readonly said: string }>> = {}): Tool =>
  defineTool({
    name,
    version: "1.0.0",
    title: name,
    description: `The tool ${name}.`,
    scope: "tools.use",
    effect: "read",
    classification: "public",
    input: object({ say: text({ maxLength: 2_000 }) }),
    output: object({ said: more.spotlight ? longText("what was said") : text({ maxLength: 1_000_000 }) }),
    run: async ({ say }) => ({ said: say }),
    ...more,
  });

export interface Called {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: { readonly said: string };
  readonly resultType?: string;
  readonly requestState?: string;
  readonly inputRequests?: unknown;
  readonly _meta?: Readonly<Record<string, unknown>>;
}

export const canAsk = { elicitation: { form: {} } };

export const setUp = async (tools: readonly Tool[], options: HarnessOptions = {}) => {
  const harness = await createHarness({ tools, ...options });
  const token = (oid: string = testTenant.alice): Promise<string> => harness.issuer.user({ scp: "tools.use", oid });
  const call = async (
    name: string,
    {
      era = "modern",
      say = "hi",
      oid,
      more = {},
      capabilities = {},
    }: {
      readonly era?: Era;
      readonly say?: string;
      readonly oid?: string;
      readonly more?: Readonly<Record<string, unknown>>;
      readonly capabilities?: Readonly<Record<string, unknown>>;
    } = {},
  ) => {
    const params = { name, arguments: { say }, ...more };
    const sent = era === "modern" ? modern("tools/call", params, capabilities) : legacy("tools/call", params);
    const answer = await answerOf(await harness.send({ token: await token(oid), ...sent }));
    return { ...answer, result: answer.result as unknown as Called };
  };
  return { harness, call, token };
};

export const decide = async (
  { send, issuer }: Harness,
  id: string,
  decision: string,
  claims: Readonly<Record<string, unknown>> = {},
) => {
  const token = await issuer.user({ oid: testTenant.bob, roles: ["Approvals.Decide"], ...claims });
  return (await send({ token, path: `/approvals/${id}`, body: { decision } })).status;
};

export const pendingOf = async ({ send, issuer }: Harness, claims: Readonly<Record<string, unknown>> = {}) => {
  const token = await issuer.user({ oid: testTenant.bob, roles: ["Approvals.Decide"], ...claims });
  const response = await send({ token, path: "/approvals", method: "GET" });
  return {
    status: response.status,
    body: (await response.json()) as { approvals?: { id: string; arguments: unknown }[] },
  };
};

export const pendingId = async (harness: Harness): Promise<string> =>
  (await pendingOf(harness)).body.approvals?.[0]?.id ?? "none";
