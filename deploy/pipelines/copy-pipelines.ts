import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../engine/exit.ts";

/** Where each platform looks for its pipelines. */
export const platforms = { github: ".github/workflows", "azure-devops": ".azure-pipelines" } as const;
export type Platform = keyof typeof platforms;

export const isPlatform = (text: string | undefined): text is Platform =>
  text !== undefined && Object.hasOwn(platforms, text);

export const templatesOf = (platform: Platform): string => fileURLToPath(new URL(platform, import.meta.url));

/** Copies the pipelines of a platform into a repository, all or none: a file that is there may have been changed. Gives the paths. */
export const copyPipelines = (platform: Platform, repository: string): readonly string[] => {
  const folder = platforms[platform];
  const names = readdirSync(templatesOf(platform)).sort();
  const present = names.filter((name) => existsSync(join(repository, folder, name)));
  if (present.length > 0) {
    const paths = present.map((name) => `${folder}/${name}`).join(", ");
    throw new UsageError(
      `${paths}: received a file that exists, expected none. Nothing was copied; to take a newer template, compare with git diff --no-index and move yours away`,
    );
  }
  mkdirSync(join(repository, folder), { recursive: true });
  for (const name of names) copyFileSync(join(templatesOf(platform), name), join(repository, folder, name));
  return names.map((name) => `${folder}/${name}`);
};
