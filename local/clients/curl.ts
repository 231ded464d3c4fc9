// The command with which a person looks first.
import { curlCommand } from "../printed-commands.ts";
import type { Flow } from "./flow.ts";
import { run } from "./program.ts";
import type { Home } from "./program.ts";

export const curlFlows = ({ env }: Home): readonly Flow[] => [
  {
    does: "curl: lists with a token, as it was printed",
    exit: 0,
    says: /"name":"search_documents"/,
    run: ({ facts }) =>
      run("sh", ["-c", curlCommand(facts.publicUrl).join("\n")], { ...env, PATH: process.env["PATH"] ?? "" }),
  },
];
