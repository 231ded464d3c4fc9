import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { getDefaultEnvironment, StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const clientEras = {
  modern: { versionNegotiation: { mode: { pin: "2026-07-28" } } },
  legacy: { versionNegotiation: { mode: "legacy" } },
} as const;

type Environment = Readonly<Record<string, string>>;

/** How a TypeScript program of this workspace runs as a child. */
export const childOf = (file: URL, env: Environment) => ({
  command: process.execPath,
  args: ["--conditions=@mcp-landing-zone/source", "--import", "tsx", fileURLToPath(file)],
  env: { ...getDefaultEnvironment(), ...env },
});

/** The official client, with a server of its own as its child, and all that this says on standard error. */
export const connectStdio = async (
  file: URL,
  env: Environment,
  era: keyof typeof clientEras,
  /** What its user says to a form; a client without an answer has no forms. */
  answer?: (message: string) => unknown,
): Promise<{ readonly client: Client; readonly errors: () => string }> => {
  const transport = new StdioClientTransport({ ...childOf(file, env), stderr: "pipe" });
  let errors = "";
  transport.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const capabilities = answer && { elicitation: { form: {} } };
  const client = new Client({ name: "test", version: "1.0.0" }, { ...clientEras[era], capabilities } as never);
  if (answer) client.setRequestHandler("elicitation/create", ({ params }) => answer(params.message) as never);
  await client.connect(transport);
  return { client, errors: () => errors };
};

/** The bare child, for what no client would send. */
export const startChild = (file: URL, env: Environment): ChildProcess => {
  const { command, args, env: all } = childOf(file, env);
  return spawn(command, args, { env: all, stdio: ["pipe", "pipe", "pipe"] });
};
