import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { usualFile } from "../../stacks/load-config.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";

/**
 * The lock file of each stack, beside the configuration and under version control: which providers, and the hashes of what was installed. The stacks
 * themselves are written anew each time. https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
export class Locks {
  readonly folder: string;
  readonly #engine: string;

  /** Each engine has files of its own: they name registries, and the two engines have two. */
  constructor(folder: string, engine: string) {
    this.folder = folder;
    this.#engine = basename(engine).replace(/\.exe$/, "");
  }

  /** Beside the configuration file that is named, or the usual one. */
  static beside(config: string | undefined, engine: string): Locks {
    return new Locks(join(dirname(resolve(config ?? usualFile)), "locks"), engine);
  }

  /** Gives the stack its lock file, and Terraform the word to keep to it. A stack without one gets what is installed now. */
  before({ name, directory }: WrittenStack): readonly string[] {
    const kept = this.#kept(name);
    if (!existsSync(kept)) return [];
    copyFileSync(kept, inStack(directory));
    return ["-lockfile=readonly"];
  }

  /** Keeps what Terraform wrote. Gives whether that is new. */
  after({ name, directory }: WrittenStack): boolean {
    const [written, kept] = [inStack(directory), this.#kept(name)];
    if (!existsSync(written)) return false;
    if (existsSync(kept) && readFileSync(kept, "utf8") === readFileSync(written, "utf8")) return false;
    mkdirSync(this.folder, { recursive: true });
    copyFileSync(written, kept);
    return true;
  }

  #kept(name: string): string {
    return join(this.folder, `${name}.${this.#engine}.lock.hcl`);
  }
}

const inStack = (directory: string): string => join(directory, ".terraform.lock.hcl");
