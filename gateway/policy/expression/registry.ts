import * as encodingOperations from "./encoding.ts";
import * as integerOperations from "./integer.ts";
import * as jsonOperations from "./json.ts";
import * as listOperations from "./list.ts";
import * as logicOperations from "./logic.ts";
import type { OperationDefinition } from "./operation.ts";
import { isOperation } from "./operation.ts";
import { outcomeReads } from "./outcome.ts";
import { platformReads } from "./platform.ts";
import type { ReadDefinition } from "./read.ts";
import { requestReads } from "./request.ts";
import { requiredReads } from "./required.ts";
import * as textOperations from "./text.ts";
import { variableReads } from "./variable.ts";

const byName = <D extends { readonly name: string }>(definitions: readonly D[]): ReadonlyMap<string, D> => {
  const named = new Map(definitions.map((definition) => [definition.name, definition]));
  if (named.size < definitions.length) throw new Error("two definitions share a name");
  return named;
};

/** Every operation there is, by the name that an expression carries. */
export const operations: ReadonlyMap<string, OperationDefinition> = byName(
  [textOperations, encodingOperations, integerOperations, listOperations, logicOperations, jsonOperations]
    .flatMap((module) => Object.values<unknown>(module))
    .filter(isOperation)
    .map(({ definition }) => definition),
);

/** Every read there is, by the name that an expression carries. */
export const reads: ReadonlyMap<string, ReadDefinition> = byName([
  ...requestReads,
  ...variableReads,
  ...outcomeReads,
  ...platformReads,
  ...requiredReads,
]);
