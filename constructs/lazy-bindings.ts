import { createRequire } from "node:module";

type Class = abstract new (...args: never[]) => object;

/** Stands for the class of a module of the package until it is used: everything but loading is the class's own. */
type Bindings = <C extends Class>(module: string) => C;

const load = createRequire(import.meta.url);

/**
 * The packages are CommonJS without a lazy entry: their barrel costs 2 s and 350 MB, an `import` of single modules under a TypeScript loader
 * makes Node parse each twice, and most deployments need half of them. So each module is loaded when its first resource is made.
 */
export const bindingsOf =
  (packageName: string): Bindings =>
  <C extends Class>(module: string): C => {
    let known: C | undefined;
    const loaded = (): C => (known ??= elementOf<C>(`${packageName}/lib/${module}/index.js`));
    // A function and not a class, whose `prototype` a proxy could not answer for.
    return new Proxy(function () {} as unknown as C, {
      construct: (_, args: never[], newTarget) => Reflect.construct(loaded(), args, newTarget) as object,
      get: (_, key) => Reflect.get(loaded(), key) as unknown,
    });
  };

/** A module holds one element of Terraform's among the structures of its arguments. */
const elementOf = <C extends Class>(path: string): C => {
  const exported = Object.values(load(path) as Record<string, C>);
  return exported.find((candidate) => "tfResourceType" in candidate)!;
};
