// Commands for a person to type. Those that run without a person are run as they stand here, by `npm run clients`.
import { fileURLToPath } from "node:url";
import { defaultPort } from "./options.ts";

const server = "mcp-landing-zone";
const checkout = fileURLToPath(new URL("..", import.meta.url));

/** For a shell, from any folder. */
const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

export const tokenCommand = (port: number): string =>
  `npm --prefix ${quoted(checkout)} run --silent token -- ${port === defaultPort ? "" : `--port ${port} `}--user alice --scopes documents.read`;

export const claudeCodeCommand = (url: string): string => `claude mcp add --transport http ${server} ${url}`;

export const visualStudioCodeCommand = (url: string): string =>
  `code --add-mcp '${JSON.stringify({ name: server, type: "http", url })}'`;

export const inspectorCommand = "npx @modelcontextprotocol/inspector";

/** Line by line. The answer is a stream of events, of which the data is left. */
export const curlCommand = (url: string): readonly string[] => [
  `curl -s ${url} -H "authorization: Bearer $(${tokenCommand(Number(new URL(url).port))})" \\`,
  "  -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' \\",
  `  -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' | sed -n 's/^data: //p'`,
];
