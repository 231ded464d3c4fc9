// Servers that others publish, each in an exact version behind the executed policies: one over HTTP, one over standard streams.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { callTool } from "../../testing/rpc.ts";
import { eventually } from "../../testing/wait.ts";
import { freePort } from "../../local/listener.ts";
import { guestFrom } from "../../local/guests/guest.ts";
import { pinGuest } from "../../local/guests/pin.ts";
import type { Facts } from "../../local/facts.ts";
import type { LocalServer } from "../../local/local-server.ts";
import type { Flow } from "./flow.ts";
import { pathOf } from "./program.ts";

const everything = { package: "@modelcontextprotocol/server-everything@2026.8.31", command: "mcp-server-everything" };
const files = { package: "@modelcontextprotocol/server-filesystem@2026.8.31", command: "mcp-server-filesystem" };
const note = "A note for the pilot.";

export interface ThirdParty {
  readonly servers: readonly LocalServer[];
  readonly flows: readonly Flow[];
  stop(): void;
}

const program = async ({ package: pinned, command }: typeof everything): Promise<string> => {
  const [own = ""] = (await pathOf(pinned, command)).split(delimiter).filter((folder) => folder.includes("_npx"));
  return join(own, command);
};

/** One call, as the flows of programs are judged: 0 for an answer with status 200. */
const calls =
  (name: string, tool: string, given: Readonly<Record<string, unknown>>, tokenOf = name): Flow["run"] =>
  async ({ servers, token }) => {
    const facts = servers.find((one) => one.name === name) as Facts;
    const scopes = [`${tokenOf}.read`];
    const bearer = await token({ user: "alice", scopes, server: tokenOf });
    const answer = await callTool(facts.publicUrl, { token: bearer, tool: `${name}.${tool}`, arguments: given });
    return { exit: answer.status === 200 ? 0 : answer.status, said: JSON.stringify(answer) };
  };

export const startThirdParty = async (): Promise<ThirdParty> => {
  const folder = mkdtempSync(join(tmpdir(), "third-party-"));
  writeFileSync(join(folder, "note.txt"), note);
  const port = await freePort();
  const child = spawn(await program(everything), ["streamableHttp"], {
    env: { ...process.env, PORT: String(port) },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}/mcp`;
  await eventually(() => fetch(url).catch(() => undefined));
  const pins = { folder: join(folder, "pins"), ask: async () => true };
  const servers = [
    await pinGuest(guestFrom("everything", { url }), pins),
    await pinGuest(guestFrom("files", { command: [await program(files), folder] }), pins),
  ];
  return {
    servers,
    flows: [
      {
        does: "server-everything over HTTP: answers, marked as another's",
        exit: 0,
        says: /spotlight":\{"mode":"datamark".*Echo/,
        run: calls("everything", "echo", { message: "hello" }),
      },
      {
        does: "server-filesystem over standard streams: reads a file of its folder",
        exit: 0,
        says: /pilot/,
        run: calls("files", "read_text_file", { path: join(folder, "note.txt") }),
      },
      {
        does: "server-filesystem: a token for another server is refused",
        exit: 401,
        says: /not valid here/,
        run: calls("files", "read_text_file", { path: join(folder, "note.txt") }, "everything"),
      },
      {
        does: "server-filesystem: a reading scope does not write",
        exit: 403,
        says: /lacks a scope/,
        run: calls("files", "write_file", { path: join(folder, "new.txt"), content: "x" }),
      },
    ],
    stop: () => {
      child.kill();
      void once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
