import { exec } from "node:child_process";
import { promisify } from "node:util";
import { otherRedirect, redirect } from "./cases/facade/requests.ts";
import type { Target } from "../../testing/composition/target.ts";
import type { HonestToken } from "../../testing/composition/token.ts";

const run = promisify(exec);

interface Metadata {
  readonly authorization_servers?: readonly string[];
  readonly scopes_supported?: readonly string[];
}

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

/** The id that it gives to the client that is answered at an address; none where that client is not let in. */
const registered = async (origin: string, address: string): Promise<string | undefined> => {
  const response = await fetch(`${origin}/oauth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ redirect_uris: [address] }),
  });
  if (response.status !== 201) return undefined;
  return ((await response.json()) as { readonly client_id?: string }).client_id;
};

/** The façade, where the deployment names itself as the authorization server. */
const facadeOf = async (url: string): Promise<Target["facade"]> => {
  const { origin, pathname } = new URL(url);
  const response = await fetch(`${origin}/.well-known/oauth-protected-resource${pathname}`).catch((error: Error) => {
    const { message } = error.cause instanceof Error ? error.cause : error;
    throw new Error(`${url} was not reached: ${message}`, { cause: error });
  });
  if (!response.ok)
    throw new Error(`${url}: the metadata are answered with ${response.status}; is this an MCP endpoint?`);
  const { authorization_servers: servers = [], scopes_supported: supported = [] } = (await response.json()) as Metadata;
  const scopes = supported[0]?.replace(/\/[^/]*$/, "");
  const client = servers.includes(origin) ? await registered(origin, redirect) : undefined;
  if (client === undefined || scopes === undefined) return undefined;
  const other = await registered(origin, otherRedirect);
  return { client, scopes, ...(other !== undefined && { other }) };
};

/** A deployment of which nothing is known but its URL and how to get tokens. */
export const remoteTarget = async (url: string, command: string): Promise<Target> => ({
  name: url,
  url,
  tokens: { honest: tokenCommand(command) },
  facade: await facadeOf(url),
  close: async () => undefined,
});
