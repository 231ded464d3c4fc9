// The commands with which a person looks first: the one that is printed, and those of the guide.
import { readFileSync } from "node:fs";
import { curlCommand } from "../../local/printed-commands.ts";
import type { Flow } from "./flow.ts";
import { run } from "./program.ts";
import type { Home } from "./program.ts";

const guide = readFileSync(new URL("../../docs/clients.md", import.meta.url), "utf8");

/** As they stand in the guide, the older revision first. */
const guided = guide.match(/^curl <url>(?:.*\\\n)*.*(?:\n .*)*$/gm) ?? [];
const answers = [
  { revision: "2025-11-25", says: /"name":"search_documents"/ },
  { revision: "2026-07-28", says: /"structuredContent":\{"documents":\[/ },
];

export const curlFlows = ({ env }: Home): readonly Flow[] => {
  const shell = { ...env, PATH: process.env["PATH"] ?? "" };
  return [
    {
      does: "curl: lists with a token, as it was printed",
      exit: 0,
      says: /"name":"search_documents"/,
      run: ({ facts }) => run("sh", ["-c", curlCommand(facts).join("\n")], shell),
    },
    ...answers.map(({ revision, says }, index) => ({
      does: `curl, ${revision}: is answered as the guide says`,
      exit: 0,
      says,
      run: async ({ facts, token }: Parameters<Flow["run"]>[0]) =>
        run("sh", ["-c", guided[index]?.replace("<url>", facts.publicUrl) ?? "false"], {
          ...shell,
          // A person who has searched is asked before anything is saved, and the other clients save as alice.
          TOKEN: await token({ user: "carol", scopes: ["documents.read"] }),
        }),
    })),
  ];
};
