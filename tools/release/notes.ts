/** The section of a changelog in the form of keepachangelog.com for one version; undefined where there is none. */
export const notesOf = (changelog: string, version: string): string | undefined => {
  const heading = new RegExp(`^## \\[?${version.replaceAll(".", "\\.")}\\]?(?: .*)?$`, "m");
  const start = heading.exec(changelog);
  if (!start) return undefined;
  const rest = changelog.slice(start.index + start[0].length);
  const end = /^## /m.exec(rest);
  const notes = rest.slice(0, end?.index ?? rest.length).trim();
  return notes === "" ? undefined : notes;
};

interface Facts {
  readonly version: string;
  readonly changelog: string;
  readonly repository: string;
  /** Tracked files that differ from the commit. */
  readonly changed: readonly string[];
  /** Versions of the packages, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What stands in the way of publishing. */
export const releaseProblems = ({ version, changelog, repository, changed, versions }: Facts): readonly string[] => {
  const others = Object.entries(versions).filter(([, other]) => other !== version);
  return [
    ...(notesOf(changelog, version) === undefined ? [`CHANGELOG.md has no notes under "## ${version}"`] : []),
    ...others.map(([name, other]) => `${name} has version ${other}, expected ${version}`),
    ...(repository.includes("OWNER")
      ? [`repository.url in package.json is ${repository}, expected the repository that you publish from`]
      : []),
    ...changed.map((path) => `${path} differs from the commit`),
  ];
};

/** What judges a release and makes it, in order. */
export const steps = ["check", "test", "test:long", "package", "sbom"] as const;

/** The steps that are run; nothing for a wrong choice. A published release has passed all of them. */
export const stepsFor = (only: readonly string[], publish: boolean): readonly string[] | undefined => {
  if (only.length === 0) return steps;
  const known: readonly string[] = steps;
  return publish || only.some((name) => !known.includes(name))
    ? undefined
    : steps.filter((name) => only.includes(name));
};
