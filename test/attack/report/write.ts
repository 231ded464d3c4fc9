import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Verdict } from "../verdict.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { sarif } from "./sarif.ts";

export const writeReports = async (directory: string, verdicts: readonly Verdict[], target: string): Promise<void> => {
  await mkdir(directory, { recursive: true });
  const reports: Readonly<Record<string, string>> = {
    "attack.junit.xml": junit(verdicts),
    "attack.sarif": sarif(verdicts, target),
    "attack.json": json(verdicts, target),
    "attack.html": html(verdicts, target, new Date()),
  };
  await Promise.all(Object.entries(reports).map(([name, text]) => writeFile(join(directory, name), text)));
};
