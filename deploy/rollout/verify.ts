import { spawnSync } from "node:child_process";

/** Runs a command of the user's, which finds the endpoint in MCP_URL; its output is shown. Wrong is what ends with anything but 0. */
export function commandFaults(command: string, url: string): readonly string[] {
  const { status, signal } = spawnSync(command, {
    shell: true,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, MCP_URL: url },
  });
  return status === 0 ? [] : [`${command}: ended with ${status ?? signal}, expected 0`];
}

export interface Verification {
  /** The MCP endpoint that clients use. */
  readonly url: string;
  /** A token that may call. @default - the authorised call is left out */
  readonly token?: string | undefined;
  readonly fetch?: typeof fetch;
}

const call = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };

/** What is wrong with an endpoint as its clients see it; nothing when a refused call is refused and an allowed one is answered. */
export async function verifyEndpoint({ url, token, fetch: ask = fetch }: Verification): Promise<readonly string[]> {
  const status = async (authorization: Readonly<Record<string, string>>): Promise<number> => {
    const response = await ask(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2025-11-25",
        ...authorization,
      },
      body: JSON.stringify(call),
      signal: AbortSignal.timeout(30_000),
    });
    await response.body?.cancel();
    return response.status;
  };
  const attempt = async (
    what: string,
    expected: number,
    authorization: Readonly<Record<string, string>>,
  ): Promise<string[]> => {
    try {
      const received = await status(authorization);
      return received === expected ? [] : [`${what}: received ${received}, expected ${expected}`];
    } catch (error) {
      return [`${what}: ${(error as Error).message}`];
    }
  };
  return [
    ...(await attempt("a call without a token", 401, {})),
    ...(await attempt("a call with an unsigned token", 401, { authorization: "Bearer e30.e30.x" })),
    ...(token === undefined ? [] : await attempt("an authorised call", 200, { authorization: `Bearer ${token}` })),
  ];
}
