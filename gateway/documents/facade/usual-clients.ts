import type { ClientProfile } from "./clients.ts";

/** Both names of the user's own machine; the port is the client's to choose. */
const onThisComputer = (...paths: readonly [string, ...string[]]): ClientProfile["redirectUris"] =>
  paths.flatMap((path) => [
    `http://localhost${path}`,
    `http://127.0.0.1${path}`,
  ]) as unknown as ClientProfile["redirectUris"];

/** Clients that are in common use, and where they wait for answers. */
export const usualClients = [
  {
    name: "Visual Studio Code",
    redirectUris: ["https://vscode.dev/redirect", "https://insiders.vscode.dev/redirect", ...onThisComputer("/")],
  },
  {
    name: "Claude",
    redirectUris: ["https://claude.ai/api/mcp/auth_callback", "https://claude.com/api/mcp/auth_callback"],
  },
  { name: "Claude Code", redirectUris: onThisComputer("/callback") },
  { name: "MCP Inspector", redirectUris: onThisComputer("/oauth/callback", "/oauth/callback/debug") },
] as const satisfies readonly ClientProfile[];
