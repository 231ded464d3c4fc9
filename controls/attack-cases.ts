import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A case of the attack suite, with the requirements that it proves. */
export interface AttackProof {
  readonly id: string;
  readonly title: string;
  readonly proves: readonly string[];
}

/** The suite is a program of its own, which is asked which of its cases proves what and not imported. `root`: of the repository. */
export const attacksIn = async (root: string): Promise<readonly AttackProof[]> => {
  const args = ["--conditions=@mcp-landing-zone/source", "--import", "tsx/esm", "test/attack/list-cases.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout) as readonly AttackProof[];
};
