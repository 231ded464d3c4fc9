// What a person reads once everything runs: where it is, how to connect, how to get a token.
import type { Deployment } from "./deployment.ts";
import {
  claudeCodeCommand,
  curlCommand,
  inspectorCommand,
  tokenCommand,
  visualStudioCodeCommand,
} from "./printed-commands.ts";

const noRegistration = ({ clients }: Deployment["facts"]): readonly string[] => [
  "",
  "  Clients cannot register with Entra: where one asks for a client id, give its own.",
  ...clients.map(({ name, clientId }) => `    ${name.padEnd(20)}${String(clientId)}`),
];

export const welcome = ({ facts, guests, standIns, consoleUrl }: Deployment, hasPage: boolean): string => {
  const url = facts.publicUrl;
  const people = standIns.users.map(({ name }) => name).join(", ");
  return [
    "",
    `  MCP server    ${url}   (authorization: ${facts.mode})`,
    ...guests.map(({ name, publicUrl }) => `  ${name.padEnd(14)}${publicUrl}`),
    ...(hasPage ? [`  Page          ${consoleUrl}`] : []),
    `  Sign-in       by name, no password: ${people}`,
    "",
    `  Claude Code   ${claudeCodeCommand(facts)}`,
    `  VS Code       ${visualStudioCodeCommand(facts)}`,
    `  Inspector     ${inspectorCommand} (Node 22.19 or newer), then Streamable HTTP and the URL above`,
    ...(facts.mode === "direct" ? noRegistration(facts) : []),
    "",
    `  A token       ${tokenCommand(facts)}`,
    ...curlCommand(facts).map((line, index) => (index === 0 ? "  With curl     " : " ".repeat(16)) + line),
    "",
    "  Ctrl-C stops all of it and leaves nothing behind.",
    "",
  ].join("\n");
};
