// Definitions that are wrong, a catalogue that is out of date and a trail that is none: the exit codes, each with its reason and no stack.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const program = "../node_modules/@mcp-landing-zone/cli/dist/mcp-landing-zone.mjs";
const source = readFileSync("src/server.ts", "utf8");

const refused = (reason, ...args) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  const said = stderr + stdout;
  if (!said.includes(reason) || /^\s+at /m.test(said)) throw new Error(`${args.join(" ")}: ${said}`);
  return status;
};
const changed = (from, to, reason, ...more) => {
  if (!source.includes(from)) throw new Error(`the template has no ${from}`);
  writeFileSync("src/other.ts", source.replace(from, to));
  return refused(reason, "tools", "catalogue", "src/other.ts", ...more);
};

console.log(
  JSON.stringify({
    slow: changed("^[^<>]+$", "^([^<>]+)+$", 'tool "greet": input/properties/name/pattern: received "^([^<>]+)+$"'),
    definition: changed('"public"', '"secret" as "public"', 'tool "greet": classification: received "secret"'),
    hidden: changed("Greets a person by name.", "Greets.\u200b\u{e0049}", 'tool "greet": description'),
    changed: changed("Greets a person by name.", "Greets by name.", "catalogue.json differs", "--check"),
    trail: refused("should be a file with a public key", "audit", "verify", "src", "--key", "key.pem"),
  }),
);
