/** Runtime self-protection (RASP): what Node refuses a server that an attacker has taken over from inside. The container starts with these flags. */
export interface Protection {
  readonly id: string;
  /** For a server in this folder. */
  readonly flags: (folder: string) => readonly string[];
  /** The actions that the flag denies to an attacker with a foothold in the process. */
  readonly stops: string;
}

/** Where a deployment mounts files of its own, such as approvals; beside the bundle the only place that can be read. */
export const mounted = "/etc/mcp/";

export const protections: readonly Protection[] = [
  {
    id: "permission model",
    flags: (folder) => ["--permission", `--allow-fs-read=${folder}/`, `--allow-fs-read=${mounted}`],
    stops: "child processes, worker threads, native addons, the inspector; files outside the bundle; any write",
  },
  {
    id: "no code from strings",
    flags: () => ["--disallow-code-generation-from-strings"],
    stops: "eval and new Function: injected text does not become code",
  },
  {
    id: "no __proto__",
    flags: () => ["--disable-proto=throw"],
    stops: "prototype pollution through __proto__",
  },
];

/** Before Node 22 the permission model was an experiment. */
const named = (flag: string, major: number): string =>
  flag === "--permission" && major < 22 ? "--experimental-permission" : flag;

/** Beside protections: one request's headers at most. */
const limits = ["--max-http-header-size=32768"];

export const runFlags = (
  folder: string,
  major = Number(process.versions.node.split(".")[0]),
  chosen: readonly Protection[] = protections,
): readonly string[] => [...chosen.flatMap(({ flags }) => flags(folder)).map((flag) => named(flag, major)), ...limits];
