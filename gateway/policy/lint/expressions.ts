import type { PolicyDocument } from "../document/document.ts";
import { expressionsOf } from "../document/walk.ts";
import { foreignIdentifiers } from "../expression/csharp-lint.ts";
import { toCsharp } from "../expression/csharp.ts";
import { forbiddenMembers } from "../expression/foreign-csharp.ts";
import { canFail } from "../expression/required.ts";
import { readsIn } from "./flow.ts";
import type { Problem } from "./rule.ts";
import { everyOccurrence } from "./sections.ts";

export const onlyAllowedMembers = (document: PolicyDocument): readonly Problem[] =>
  everyOccurrence(document).flatMap(({ element, path }) =>
    expressionsOf(element)
      .flatMap((expr) => (expr.kind === "opaque" ? forbiddenMembers(expr.code) : foreignIdentifiers(toCsharp(expr))))
      .map((identifier) => ({ path, problem: `uses ${identifier}` })),
  );

/** Other rules follow values through expressions, and see nothing in C# that is kept as it is. */
export const noForeignExpression = (document: PolicyDocument): readonly Problem[] =>
  everyOccurrence(document).flatMap(({ element, path }) =>
    expressionsOf(element).some(({ kind }) => kind === "opaque")
      ? [{ path, problem: "has C# that this library has no expression for" }]
      : [],
  );

export const noReadThatFails = (document: PolicyDocument): readonly Problem[] =>
  everyOccurrence(document).flatMap(({ element, path }) =>
    expressionsOf(element)
      .flatMap(readsIn)
      .filter(({ read }) => canFail(read))
      .map(({ read, keys: [name] }) => ({
        path,
        problem:
          read === "context.fact"
            ? `fails where there is no ${name}`
            : `fails where nothing has set the variable ${name}`,
      })),
  );
