import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { nearest } from "../../stacks/validation/nearest.ts";
import { UsageError } from "./exit.ts";

type Stack = Pick<WrittenStack, "name" | "dependencies">;

/** Every stack after those whose values it reads; otherwise as the manifest has them. */
export const inOrder = <T extends Stack>(stacks: readonly T[]): readonly T[] => {
  const ordered: T[] = [];
  const add = (stack: T): void => {
    if (ordered.includes(stack)) return;
    for (const name of stack.dependencies) {
      const dependency = stacks.find((other) => other.name === name);
      if (dependency) add(dependency);
    }
    ordered.push(stack);
  };
  stacks.forEach(add);
  return ordered;
};

/** The stacks of these names, in order; all without a name. A name may leave out what all stacks begin with: `workload`. */
export const selected = <T extends Stack>(stacks: readonly T[], names: readonly string[]): readonly T[] => {
  if (names.length === 0) return inOrder(stacks);
  const known = stacks.map(({ name }) => name);
  const wanted = names.map((asked) => {
    const found = known.filter((name) => name === asked || name.endsWith(`-${asked}`));
    if (found.length === 1) return found[0]!;
    if (found.includes(asked)) return asked;
    const meant = nearest(asked, [...known, ...known.map((name) => name.slice(sharedPrefix(known).length))]);
    throw new UsageError(
      `stack: received "${asked}", expected one of ${known.join(", ")}${meant === undefined ? "" : `. Did you mean ${meant}?`}`,
    );
  });
  return inOrder(stacks).filter(({ name }) => wanted.includes(name));
};

/** Stacks that read values of this one, directly or through others. */
export const dependants = <T extends Stack>(stacks: readonly T[], name: string): readonly T[] => {
  const direct = stacks.filter(({ dependencies }) => dependencies.includes(name));
  return inOrder(stacks).filter(
    (stack) => direct.includes(stack) || direct.some((one) => dependants(stacks, one.name).includes(stack)),
  );
};

const sharedPrefix = (names: readonly string[]): string => {
  const [first = ""] = names;
  let length = first.length;
  while (!names.every((name) => name.startsWith(first.slice(0, length)))) length -= 1;
  return first.slice(0, length);
};
