// The official Inspector's command line in both eras: list, call, read, prompt, error, what is missing, and signing in.
import type { Deployment } from "../../local/deployment.ts";
import { freePort } from "../../local/listener.ts";
import { callTool } from "../../local/calls/call-tool.ts";
import { choosePerson, consent } from "../../testing/sign-in.ts";
import type { Flow } from "./flow.ts";
import { run } from "./program.ts";
import type { Home, Ran } from "./program.ts";

export const inspector = { package: "@modelcontextprotocol/inspector@2.12.0", command: "mcp-inspector" } as const;

/** Its arguments for the two revisions. */
const eras = { modern: "2026-07-28", legacy: "2025-11-25" } as const;
type Era = keyof typeof eras;

interface Question {
  readonly does: string;
  /** Of Alice's token. @default none is shown */
  readonly scopes?: readonly string[];
  readonly args: readonly string[];
  readonly exit: number;
  readonly says: RegExp;
  readonly hides?: RegExp;
}

const list = ["--method", "tools/list"];
const call = (tool: string, given: Readonly<Record<string, string>>): readonly string[] => [
  ...["--method", "tools/call", "--tool-name", tool],
  ...["--tool-args-json", JSON.stringify(given)],
];
const save = call("save_document", { title: "Plan", text: "Step one." });

const questions: readonly Question[] = [
  {
    does: "lists what its user may call, and nothing else",
    scopes: ["documents.read"],
    args: list,
    exit: 0,
    says: /"name":"search_documents"/,
    hides: /"name":"save_document"/,
  },
  {
    // It looks a tool up in the list before it calls it, so it never comes to the 403 that names the scope.
    does: "does not find the tool for which its token lacks the scope",
    scopes: ["documents.read"],
    args: save,
    exit: 5,
    says: /"code":"tool_not_found"/,
  },
  {
    does: "calls it with a token that has the scope",
    scopes: ["documents.write"],
    args: save,
    exit: 0,
    says: /"structuredContent":\{"id":"[\w-]{22}"\}/,
  },
  {
    does: "shows what a tool says went wrong",
    scopes: ["documents.read"],
    args: call("read_document", { id: "A".repeat(22) }),
    exit: 5,
    says: /There is no such document/,
  },
  {
    does: "lists the template of documents for those who may read",
    scopes: ["documents.read"],
    args: ["--method", "resources/templates/list"],
    exit: 0,
    says: /"uriTemplate":"documents:\/\/\{id\}"/,
  },
  {
    does: "finds no prompt for which its token lacks the scope",
    scopes: ["profile.read"],
    args: ["--method", "prompts/list"],
    exit: 0,
    says: /"prompts":\[\]/,
    hides: /summarise_document/,
  },
  {
    does: "learns that it needs a token",
    args: ["--stored-auth-only", ...list],
    exit: 3,
    says: /"code":"auth_required"/,
  },
];

const ask = (
  { env }: Home,
  { facts }: Deployment,
  era: Era,
  args: readonly string[],
  onSaid?: (said: string) => void,
): Promise<Ran> => {
  const target = ["--server-url", facts.publicUrl, "--transport", "http", "--protocol-era", era, "--format", "json"];
  const settings = { ...env, MCP_AUTO_OPEN_ENABLED: "true", MCP_INSPECTOR_SECRET_STORE: "memory" };
  return run(inspector.command, ["--cli", ...target, ...args], settings, onSaid);
};

/** Alice follows the address that it shows, agrees, and is sent back to where it waits. */
const signIn = async (home: Home, deployment: Deployment, era: Era): Promise<Ran> => {
  const callback = `http://127.0.0.1:${await freePort()}/oauth/callback`;
  let visited: Promise<unknown> | undefined;
  const visit = async (page: string): Promise<void> => {
    const answer = await choosePerson(await consent(page, "allow"), "alice");
    await fetch(`${callback}?${answer}`);
  };
  const ran = await ask(home, deployment, era, ["--callback-url", callback, ...list], (said) => {
    const page = /navigate to: (http\S+)\s/.exec(said)?.[1];
    if (page !== undefined) visited ??= visit(page);
  });
  await visited;
  return ran;
};

const note = { title: "Note", text: "Nothing is left." };

/** A caller who has read is asked before anything is saved: each reads here after all that they save. */
const readers = { modern: "bob", legacy: "alice" } as const;
type Saved = (deployment: Deployment, token: string) => Promise<string>;

/** The id of a document that its reader has saved for this, once. */
const createSaved = (): Saved => {
  let id: Promise<string> | undefined;
  const save = async ({ facts }: Deployment, token: string): Promise<string> => {
    const { text } = await callTool({ url: facts.publicUrl, token, tool: "save_document", arguments: note });
    return /"id":"([\w-]{22})"/.exec(text)?.[1] ?? "";
  };
  return (deployment, token) => (id ??= save(deployment, token));
};

const ofDocument =
  (home: Home, era: Era, saved: Saved, argsFor: (id: string) => readonly string[]): Flow["run"] =>
  async (deployment) => {
    const token = await deployment.token({ user: readers[era], scopes: ["documents.write"] });
    const args = argsFor(await saved(deployment, token));
    return ask(home, deployment, era, ["--header", `Authorization: Bearer ${token}`, ...args]);
  };

const readings: readonly (Pick<Flow, "does" | "says"> & { readonly argsFor: (id: string) => readonly string[] })[] = [
  {
    does: "reads a resource by its address",
    argsFor: (id) => ["--method", "resources/read", "--uri", `documents://${id}`],
    // Marked word by word.
    says: /Nothing.{1,8}is.{1,8}left/,
  },
  {
    does: "gets a prompt with its argument",
    argsFor: (id) => ["--method", "prompts/get", "--prompt-name", "summarise_document", "--prompt-args", `id=${id}`],
    says: /Read the resource documents:\/\/[\w-]{22} and summarise it/,
  },
];

export const inspectorFlows = (home: Home): readonly Flow[] =>
  (Object.keys(eras) as Era[]).flatMap((era) => {
    const saved = createSaved();
    return [
      ...questions.map(({ does, scopes, args, exit, says, hides }) => ({
        does: `Inspector, ${eras[era]}: ${does}`,
        exit,
        says,
        ...(hides && { hides }),
        run: async (deployment: Deployment) => {
          const token = scopes && (await deployment.token({ user: "alice", scopes }));
          const shown = token === undefined ? [] : ["--header", `Authorization: Bearer ${token}`];
          return ask(home, deployment, era, [...shown, ...args]);
        },
      })),
      ...readings.map(({ does, argsFor, says }) => ({
        does: `Inspector, ${eras[era]}: ${does}`,
        exit: 0,
        says,
        run: ofDocument(home, era, saved, argsFor),
      })),
      {
        does: `Inspector, ${eras[era]}: finds where to sign in, registers, and lists`,
        exit: 0,
        says: /"name":"search_documents"/,
        hides: /"name":"save_document"/,
        run: (deployment: Deployment) => signIn(home, deployment, era),
      },
    ];
  });
