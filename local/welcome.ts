// What a person reads once everything runs: where it is, how to connect, how to get a token.
import type { Deployment } from "./deployment.ts";
import { defaultPort } from "./options.ts";
import { demoIds } from "./stand-ins/index.ts";

const server = "mcp-landing-zone";

export const tokenCommand = (port: number): string =>
  `npm run --silent token -- ${port === defaultPort ? "" : `--port ${port} `}--user alice --scopes documents.read`;

const noRegistration = [
  "",
  `  Clients cannot register with Entra: where one asks for a client id, give ${demoIds.client}.`,
];

export const welcome = ({ facts, standIns, consoleUrl }: Deployment, hasPage: boolean): string => {
  const url = facts.publicUrl;
  const port = Number(new URL(url).port);
  const people = standIns.users.map(({ name }) => name).join(", ");
  return [
    "",
    `  MCP server    ${url}   (authorization: ${facts.mode})`,
    ...(hasPage ? [`  Page          ${consoleUrl}`] : []),
    `  Sign-in       by name, no password: ${people}`,
    "",
    "  Claude Code   claude mcp add --transport http " + `${server} ${url}`,
    `  VS Code       code --add-mcp '${JSON.stringify({ name: server, type: "http", url })}'`,
    "  Inspector     npx @modelcontextprotocol/inspector, then Streamable HTTP and the URL above",
    ...(facts.mode === "direct" ? noRegistration : []),
    "",
    "  A token       " + tokenCommand(port),
    `  With curl     curl ${url} -H "authorization: Bearer $(${tokenCommand(port)})" \\`,
    "                  -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' \\",
    `                  -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
    "",
    "  Ctrl-C stops all of it and leaves nothing behind.",
    "",
  ].join("\n");
};
