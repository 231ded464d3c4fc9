// `npm run scan:secrets`: the redactor of the content layer over every tracked file. Prints places, never values.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { redact } from "@mcp-landing-zone/content";

/** Samples of secrets live here on purpose: the detectors are tested with them. The platform's push protection still reads these files. */
const samples =
  /(?:^|\/)(?:test|testing|bench|__snapshots__|posture)\/|\.(?:test|testing|samples)\.ts$|^local\/stand-ins\/|^content\/|^package-lock\.json$/;
const binary = /\.(?:png|ico|wasm|woff2)$/;

/** Secrets by line, as `line: type`. */
export const secretsIn = (text: string): readonly string[] =>
  text.split("\n").flatMap((line, at) =>
    redact(line)
      .findings.filter(({ category }) => category === "secret")
      .map(({ type }) => `${at + 1}: ${type}`),
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  const found = files
    .filter((file) => !samples.test(file) && !binary.test(file))
    .flatMap((file) => secretsIn(readFileSync(join(root, file), "utf8")).map((place) => `${file}:${place}`));
  console.log(found.length === 0 ? "No secret stands in a tracked file." : found.join("\n"));
  process.exitCode = found.length === 0 ? 0 : 1;
}
