import { spawnSync } from "node:child_process";
import type { Azure } from "../azure/azure.ts";

/** Runs a command of the user's, which finds the endpoint in MCP_URL; its output is shown. Wrong is what ends with anything but 0. */
export const commandFaults = (command: string, url: string): readonly string[] => {
  const { status, signal } = spawnSync(command, {
    shell: true,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, MCP_URL: url },
  });
  return status === 0 ? [] : [`${command}: ended with ${status ?? signal}, expected 0`];
};

export interface Verification {
  /** Calls as the SDK does: through the proxy of the environment. */
  readonly azure: Pick<Azure, "ask">;
  /** The MCP endpoint that clients use. */
  readonly url: string;
  /** A token that may call. @default - the authorised call is left out */
  readonly token?: string | undefined;
}

const call = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
const headers = { accept: "application/json, text/event-stream", "mcp-protocol-version": "2025-11-25" };

/** What is wrong with an endpoint as its clients see it; nothing when a refused call is refused and an allowed one is answered. */
export const verifyEndpoint = async ({ azure, url, token }: Verification): Promise<readonly string[]> => {
  const attempt = async (
    what: string,
    expected: number,
    authorization: Readonly<Record<string, string>>,
  ): Promise<string[]> => {
    try {
      const asked = { method: "POST", body: call, headers: { ...headers, ...authorization } } as const;
      const { status } = await azure.ask(url, undefined, asked);
      return status === expected ? [] : [`${what}: received ${status}, expected ${expected}`];
    } catch (error) {
      return [`${what}: ${(error as Error).message}`];
    }
  };
  return [
    ...(await attempt("a call without a token", 401, {})),
    ...(await attempt("a call with an unsigned token", 401, { authorization: "Bearer e30.e30.x" })),
    ...(token === undefined ? [] : await attempt("an authorised call", 200, { authorization: `Bearer ${token}` })),
  ];
};
