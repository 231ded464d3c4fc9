// The image's command, without an environment: the whole server loads under the permission model, and names the settings that it lacks.
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";

const permission = process.versions.node.startsWith("20.") ? "--experimental-permission" : "--permission";
const flags = [
  permission,
  `--allow-fs-read=${realpathSync("..")}/`,
  "--disallow-code-generation-from-strings",
  "--disable-proto=throw",
];
const { status, stderr, stdout } = spawnSync(process.execPath, [...flags, "dist/main.js"], {
  encoding: "utf8",
  env: {},
});
if (status === 0) throw new Error("a server without settings started");
console.log(stderr + stdout);
