import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A case of the attack suite, with the requirements that it proves. */
export interface AttackProof {
  readonly id: string;
  readonly title: string;
  readonly proves: readonly string[];
}

/** The cases of the attack suite. The suite is a program of its own, so this starts its command that lists them and imports nothing. `root`: of the repository. */
export const attacksIn = async (root: string): Promise<readonly AttackProof[]> => {
  const args = ["--conditions=@mcp-landing-zone/source", "--import", "tsx/esm", "test/attack/list-cases.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout) as readonly AttackProof[];
};
