// Commands for a person to type. Those that run without a person are run as they stand here, by `npm run clients`.
import { fileURLToPath } from "node:url";
import type { Facts } from "./facts.ts";
import { usualServer } from "./local-server.ts";
import { defaultPort } from "./configuration/options.ts";

type Server = Pick<Facts, "name" | "number" | "publicUrl" | "catalogue">;

const checkout = fileURLToPath(new URL("..", import.meta.url));

/** Under which a client knows the server. */
const nameOf = ({ name }: Server): string => (name === usualServer.name ? "mcp-landing-zone" : name);

/** For a shell, from any folder. */
const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

export const tokenCommand = ({ name, number, publicUrl, catalogue }: Server): string => {
  const { port } = new URL(publicUrl);
  const [scope] = catalogue.scopes;
  return [
    `npm --prefix ${quoted(checkout)} run --silent token --`,
    ...(Number(port) === defaultPort ? [] : [`--port ${port}`]),
    ...(number === 0 ? [] : [`--server ${name}`]),
    `--user alice --scopes ${scope?.name ?? ""}`,
  ].join(" ");
};

export const claudeCodeCommand = (server: Server): string =>
  `claude mcp add --transport http ${nameOf(server)} ${server.publicUrl}`;

export const visualStudioCodeCommand = (server: Server): string =>
  `code --add-mcp '${JSON.stringify({ name: nameOf(server), type: "http", url: server.publicUrl })}'`;

export const inspectorCommand = "npx @modelcontextprotocol/inspector";

/** Line by line. The answer is JSON, or a stream of events, of which the data is left. */
export const curlCommand = (server: Server): readonly string[] => [
  `curl -s --noproxy "*" ${server.publicUrl} -H "authorization: Bearer $(${tokenCommand(server)})" \\`,
  "  -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' \\",
  `  -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' | sed -n -e 's/^data: //' -e '/^{/p'`,
];
