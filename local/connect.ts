// How each client is connected to a server: what `npm start` prints for the first, as the page shows it for all.
import type { Facts } from "./facts.ts";
import {
  claudeCodeCommand,
  curlCommand,
  inspectorCommand,
  tokenCommand,
  visualStudioCodeCommand,
} from "./printed-commands.ts";

export interface ConnectStep {
  readonly client: string;
  /** To be copied as it stands. */
  readonly command: string;
  readonly then: string;
}

export const connectSteps = (facts: Facts): readonly ConnectStep[] => {
  /** Entra registers no clients: in direct mode each gives its own id. */
  const id = (client: string): string => {
    const found = facts.clients.find(({ name }) => name === client);
    return facts.mode === "direct" && found ? ` Where it asks for a client id: ${String(found.clientId)}.` : "";
  };
  const step = (client: string, command: string, then: string): ConnectStep => ({
    ...{ client, command },
    then: `${then}${id(client)}`,
  });
  return [
    step("Visual Studio Code", visualStudioCodeCommand(facts), "Then sign in by name when it asks."),
    step("Claude Code", claudeCodeCommand(facts), "Then type /mcp in Claude Code to sign in."),
    step("MCP Inspector", inspectorCommand, `Node 22.19 or newer. Choose Streamable HTTP and ${facts.publicUrl}.`),
    step("curl", curlCommand(facts).join("\n"), "Lists the tools that Alice may use, from any folder."),
    step("A token", tokenCommand(facts), "A token of Alice, for any other client."),
  ];
};
