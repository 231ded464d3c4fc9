/** How the published JavaScript of a package is written. */
export type Format = "cjs" | "esm";

interface Package {
  readonly folder: string;
  /** Where the sources of the public entries stand, below the folder. */
  readonly sources: string;
  readonly formats: readonly Format[];
}

/**
 * What others can install, dependencies first. A package that ends up in the tree of a cdktf app is CommonJS alone, as cdktf is: two formats would be two
 * copies of each class and registry in one process. The server has both, because its own dependencies do.
 */
export const packages: readonly Package[] = [
  { folder: "contract", sources: ".", formats: ["cjs"] },
  { folder: "reference-catalogue", sources: ".", formats: ["cjs"] },
  { folder: "content", sources: ".", formats: ["cjs"] },
  { folder: "gateway", sources: ".", formats: ["cjs"] },
  { folder: "governance", sources: ".", formats: ["cjs"] },
  { folder: "constructs", sources: ".", formats: ["cjs"] },
  { folder: "server", sources: "src", formats: ["esm", "cjs"] },
];
