// One call that must be allowed and one that must be refused, through the gateway: whether the deployment does its work.
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

const call = async (url: string, token: string, { tool, arguments: given }: Expectation): Promise<[number, string]> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: tool, arguments: given } }),
    signal: AbortSignal.timeout(20_000),
  });
  return [answer.status, await answer.text()];
};

const shown = (text: string): string => {
  const line = /^data: (.+)$/m.exec(text)?.[1] ?? text;
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
};

/** Prints both. Whether both were as expected. */
export const check = async (deployment: Deployment, print: (line: string) => void): Promise<boolean> => {
  const token = await deployment.token({ user, scopes });
  let asExpected = true;
  for (const expectation of expectations) {
    const [status, text] = await call(deployment.facts.publicUrl, token, expectation);
    const holds = status === expectation.status && text.includes(expectation.says);
    asExpected &&= holds;
    print(`\n${holds ? "As expected" : "NOT AS EXPECTED"}: ${expectation.title}`);
    print(
      `  ${status}${holds ? "" : `, should be ${expectation.status} and say ${expectation.says}`}\n  ${shown(text)}`,
    );
  }
  return asExpected;
};
