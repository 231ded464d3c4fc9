import type { Format } from "./packages.ts";

/** The members of a package.json that change between this repository and what is published. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type?: "module" | "commonjs";
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly [member: string]: unknown;
}

const source = "@mcp-landing-zone/source";

const ofThisRepository = ["type", "exports", "devDependencies", "scripts", "private"];

/** Where the compiled form of a source stands, without its ending. */
const compiled = (path: string, format: Format, sources: string): string =>
  `./dist/${format}/${path
    .replace(/^\.\//, "")
    .replace(sources === "." ? "" : `${sources}/`, "")
    .replace(/\.ts$/, "")}`;

const entry = (path: string, format: Format, sources: string): Readonly<Record<string, string>> => {
  const base = compiled(path, format, sources);
  return { types: `${base}.d.ts`, default: `${base}.js` };
};

/**
 * The package.json that is published: compiled entries instead of sources, `main`, `types` and `typesVersions` for resolvers that do not read `exports`
 * (TypeScript's node10, which the template of cdktf uses), and nothing that only this repository needs.
 */
export const publishedManifest = (
  manifest: Manifest,
  formats: readonly Format[],
  sources: string,
  repository: object,
): object => {
  const { exports } = manifest;
  const rest = Object.fromEntries(Object.entries(manifest).filter(([member]) => !ofThisRepository.includes(member)));
  const [first] = formats as [Format];
  const both = formats.length > 1;
  const entries = Object.entries(exports).map(([name, { [source]: path }]) => [name, path!] as const);
  const root = exports["."]?.[source];
  return {
    ...rest,
    repository,
    type: first === "esm" ? "module" : "commonjs",
    ...(root && {
      main: entry(root, both ? "cjs" : first, sources).default,
      types: entry(root, both ? "cjs" : first, sources).types,
    }),
    exports: {
      ...Object.fromEntries(
        entries.map(([name, path]) => [
          name,
          both
            ? { import: entry(path, "esm", sources), require: entry(path, "cjs", sources) }
            : entry(path, first, sources),
        ]),
      ),
      "./package.json": "./package.json",
    },
    typesVersions: {
      "*": Object.fromEntries(
        entries
          .filter(([name]) => name !== ".")
          .map(([name, path]) => [name.slice(2), [entry(path, both ? "cjs" : first, sources).types]]),
      ),
    },
  };
};
