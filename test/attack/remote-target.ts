import { exec } from "node:child_process";
import { promisify } from "node:util";
import type { Target } from "./target.ts";
import type { HonestToken } from "./token.ts";

const run = promisify(exec);

/** The person is asked for a token once for each set of scopes. */
const tokenCommand = (command: string) => {
  const known = new Map<string, Promise<string>>();
  return async ({ as, scopes }: HonestToken): Promise<string> => {
    const wanted = scopes.join(" ");
    const key = `${as} ${wanted}`;
    const fetched =
      known.get(key) ??
      run(command, { env: { ...process.env, ATTACK_PERSON: as, ATTACK_SCOPES: wanted }, timeout: 60_000 }).then(
        ({ stdout }) => stdout.trim(),
      );
    known.set(key, fetched);
    const token = await fetched;
    if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token))
      throw new Error("the token command printed something else than a token");
    return token;
  };
};

/** Whether the deployment names itself as the authorization server. */
const isFacade = async (url: string): Promise<boolean> => {
  const { origin, pathname } = new URL(url);
  const response = await fetch(`${origin}/.well-known/oauth-protected-resource${pathname}`).catch((error: Error) => {
    const { message } = error.cause instanceof Error ? error.cause : error;
    throw new Error(`${url} was not reached: ${message}`, { cause: error });
  });
  if (!response.ok)
    throw new Error(`${url}: the metadata are answered with ${response.status}; is this an MCP endpoint?`);
  const { authorization_servers: servers } = (await response.json()) as { authorization_servers?: readonly string[] };
  return servers?.includes(origin) === true;
};

/** A deployment of which nothing is known but its URL and how to get tokens. */
export const remoteTarget = async (url: string, command: string): Promise<Target> => ({
  name: url,
  url,
  tokens: { honest: tokenCommand(command) },
  facade: await isFacade(url),
  close: async () => undefined,
});
