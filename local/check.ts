// One call that must be allowed and one that must be refused, through the gateway: whether the deployment does its work.
import { callMethod, callTool } from "./calls/call-tool.ts";
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

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Prints both calls of each server. Whether all were as expected. */
export const check = async ({ servers, token }: Deployment, print: (line: string) => void): Promise<boolean> => {
  let asExpected = true;
  const judge = (title: string, expected: Pick<Expectation, "status" | "says">, { status, text }: Answer): void => {
    const holds = status === expected.status && text.includes(expected.says);
    asExpected &&= holds;
    print(`\n${holds ? "As expected" : "NOT AS EXPECTED"}: ${title}`);
    print(`  ${status}${holds ? "" : `, should be ${expected.status} and say ${expected.says}`}\n  ${shown(text)}`);
  };
  for (const { name, kind, publicUrl: url, catalogue } of servers) {
    if (kind === "reference") {
      const given = await token({ user, scopes, server: name });
      for (const expectation of expectations)
        judge(`${name}: ${expectation.title}`, expectation, await callTool({ url, token: given, ...expectation }));
      continue;
    }
    const own = catalogue.scopes.slice(0, 1).map((scope) => scope.name);
    const list = (bearer: string) => callMethod({ url, token: bearer, method: "tools/list", params: {} });
    const listed = await list(await token({ user, scopes: own, server: name }));
    judge(
      `${name}: ${user}, who was given ${own.join(", ")}, lists its tools`,
      { status: 200, says: '"tools"' },
      listed,
    );
    judge(`${name}: its tools are listed with what is no token`, { status: 401, says: "" }, await list("none"));
  }
  return asExpected;
};
