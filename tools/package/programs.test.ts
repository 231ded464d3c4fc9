import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { buildPrograms, programs } from "./programs.ts";

it("programs are bundled without code of others", async () => {
  const destination = mkdtempSync(join(tmpdir(), "programs-test-"));
  try {
    const folders = programs.map(({ folder }) => join(destination, folder));
    expect(await buildPrograms(fileURLToPath(new URL("../..", import.meta.url)), destination)).toEqual(folders);
  } finally {
    rmSync(destination, { recursive: true });
  }
});
