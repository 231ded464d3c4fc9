// What a person reads once everything runs: where it is, how to connect, how to get a token.
import type { Deployment } from "./deployment.ts";
import type { Facts } from "./facts.ts";
import {
  claudeCodeCommand,
  curlCommand,
  inspectorCommand,
  tokenCommand,
  visualStudioCodeCommand,
} from "./printed-commands.ts";

const noRegistration = ({ name: server, clients, number }: Facts): readonly string[] => [
  ...(number === 0 ? ["", "  Clients cannot register with Entra: where one asks for a client id, give its own."] : []),
  `    for ${server}`,
  ...clients.map(({ name, clientId }) => `    ${name.padEnd(20)}${String(clientId)}`),
];

/** One line for each client; with several servers each is named. */
const connecting = (servers: Deployment["servers"]): readonly string[] => {
  const lines = (label: string, of: (server: Facts) => string): readonly string[] =>
    servers.map((server, index) => `  ${(index === 0 ? label : "").padEnd(14)}${of(server)}`);
  return [...lines("Claude Code", claudeCodeCommand), ...lines("VS Code", visualStudioCodeCommand)];
};

const tokens = (servers: Deployment["servers"]): readonly string[] =>
  servers.map((server, index) => `  ${(index === 0 ? "A token" : "").padEnd(14)}${tokenCommand(server)}`);

export const welcome = (
  {
    facts,
    servers,
    notHere,
    standIns,
    consoleUrl,
  }: Pick<Deployment, "facts" | "servers" | "notHere" | "standIns" | "consoleUrl">,
  hasPage: boolean,
): string => {
  const people = standIns.users.map(({ name }) => name).join(", ");
  const widest = Math.max(...servers.map(({ name }) => name.length));
  return [
    "",
    ...servers.map(
      ({ name, publicUrl, mode }, index) =>
        `  ${(index === 0 ? `MCP server${servers.length === 1 ? "" : "s"}` : "").padEnd(14)}` +
        `${servers.length === 1 ? "" : `${name.padEnd(widest)}  `}${publicUrl}${index === 0 ? `   (authorization: ${mode})` : ""}`,
    ),
    ...notHere.map(
      ({ name, why, remedy }, index) =>
        `  ${(index === 0 ? "Not run here" : "").padEnd(14)}${name}, because ${why}; add ${remedy}`,
    ),
    ...(hasPage ? [`  Page          ${consoleUrl}`] : []),
    `  Sign-in       by name, no password: ${people}`,
    "",
    ...connecting(servers),
    `  Inspector     ${inspectorCommand} (Node 22.19 or newer), then Streamable HTTP and a URL above`,
    ...(facts.mode === "direct" ? servers.flatMap(noRegistration) : []),
    "",
    ...tokens(servers),
    ...curlCommand(facts).map((line, index) => (index === 0 ? "  With curl     " : " ".repeat(16)) + line),
    "",
    "  Ctrl-C stops all of it and leaves nothing behind.",
    "",
  ].join("\n");
};
