// One call that must be allowed and one that must be refused, through the gateway: whether the deployment does its work.
import { callTool } from "./call-tool.ts";
import type { Deployment } from "./deployment.ts";

interface Expectation {
  readonly title: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** What the answer has in it when all is well. */
  readonly says: string;
}

const user = "alice";
const scopes = ["documents.read"];

const expectations: readonly Expectation[] = [
  {
    title: `${user}, who was given ${scopes.join(", ")}, searches her documents`,
    tool: "search_documents",
    arguments: { words: "plan" },
    status: 200,
    says: '"structuredContent"',
  },
  {
    title: `${user} saves a document, for which she was given no right`,
    tool: "save_document",
    arguments: { title: "Plan", text: "Not to be saved." },
    status: 403,
    says: "lacks a scope",
  },
];

const shown = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text);

/** Prints both. Whether both were as expected. */
export const check = async (deployment: Deployment, print: (line: string) => void): Promise<boolean> => {
  const token = await deployment.token({ user, scopes });
  let asExpected = true;
  for (const expectation of expectations) {
    const { status, text } = await callTool({ url: deployment.facts.publicUrl, token, ...expectation });
    const holds = status === expectation.status && text.includes(expectation.says);
    asExpected &&= holds;
    print(`\n${holds ? "As expected" : "NOT AS EXPECTED"}: ${expectation.title}`);
    print(
      `  ${status}${holds ? "" : `, should be ${expectation.status} and say ${expectation.says}`}\n  ${shown(text)}`,
    );
  }
  return asExpected;
};
