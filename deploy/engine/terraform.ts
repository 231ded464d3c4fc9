import { spawn } from "node:child_process";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { UsageError } from "./exit.ts";
import type { Interruption } from "./interruption.ts";

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The first release with write-only arguments, of either engine. */
const oldest = [1, 11] as const;

/** `terraform` or `tofu`, in the directory of a stack. */
export class Terraform {
  readonly #binary: string;
  readonly #interruption: Interruption;

  constructor(binary: string, interruption: Interruption) {
    this.#binary = binary;
    this.#interruption = interruption;
  }

  /** As people call it. */
  get name(): string {
    return basename(this.#binary);
  }

  /** Refuses a missing or outdated engine. */
  async version(): Promise<string> {
    const { code, stdout, stderr } = await this.run(process.cwd(), ["version", "-json"]);
    if (code !== 0) throw new UsageError(`${this.#binary} version failed: ${stderr.trim()}`);
    const { terraform_version: version } = JSON.parse(stdout) as { readonly terraform_version: string };
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
      throw new UsageError(`${this.#binary}: received version ${version}, expected ${oldest.join(".")} or later`);
    }
    return version;
  }

  /** Runs a command to its end. Lines of standard output go to `onLine` as they come. */
  run(directory: string, args: readonly string[], onLine: (line: string) => void = () => {}): Promise<Run> {
    // A signal between two steps finds no child to stop: the next one is not begun.
    if (this.#interruption.came) return Promise.resolve({ code: 1, stdout: "", stderr: "interrupted" });
    return new Promise((resolve, reject) => {
      const child = spawn(this.#binary, args, {
        cwd: directory,
        env: { ...process.env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      this.#interruption.guard(child);
      let stderr = "";
      const lines: string[] = [];
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      createInterface({ input: child.stdout }).on("line", (line) => {
        lines.push(line);
        onLine(line);
      });
      child.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "ENOENT" ? this.#missing() : error));
      child.once("close", (code) => resolve({ code: code ?? 1, stdout: lines.join("\n"), stderr }));
    });
  }

  #missing(): UsageError {
    return new UsageError(
      `${this.#binary} is not on the PATH: install Terraform ${oldest.join(".")} or later (https://developer.hashicorp.com/terraform/install), or use --engine tofu`,
    );
  }
}
