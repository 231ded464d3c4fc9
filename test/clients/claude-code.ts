// Claude Code's command line: it adds a server and tries to reach it, without an account.
import type { Deployment } from "../../local/deployment.ts";
import { claudeCodeCommand } from "../../local/printed-commands.ts";
import type { Flow } from "./flow.ts";
import { run } from "./program.ts";
import type { Home } from "./program.ts";

export const claudeCode = { package: "@anthropic-ai/claude-code@2.1.329", command: "claude" } as const;

/** It asks only the server that it was given. */
const silent = { DISABLE_AUTOUPDATER: "1", CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1" };

export const claudeCodeFlows = ({ env }: Home): readonly Flow[] => [
  {
    does: "Claude Code: is added as it was printed, and finds that it has to sign in",
    exit: 0,
    says: /mcp-landing-zone: \S+ \(HTTP\) - \S+ Needs authentication/,
    run: ({ facts }: Deployment) =>
      run("sh", ["-c", `${claudeCodeCommand(facts)} && claude mcp list`], { ...env, ...silent }),
  },
  {
    does: "Claude Code: connects with a token",
    exit: 0,
    says: /with-token: \S+ \(HTTP\) - \S+ Connected/,
    run: async (deployment: Deployment) => {
      const token = await deployment.token({ user: "alice", scopes: ["documents.read"] });
      const args = `--transport http with-token ${deployment.facts.publicUrl} --header "Authorization: Bearer $TOKEN"`;
      const settings = { ...env, ...silent, TOKEN: token };
      return run("sh", ["-c", `claude mcp add ${args} && claude mcp list`], settings);
    },
  },
];
