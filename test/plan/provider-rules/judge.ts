import type { ObjectValue, Value } from "../values.ts";
import { isUnknown } from "../values.ts";
import { hold } from "./conditions.ts";
import type { Facts, Kind, Refusal, RuleRow } from "./facts.ts";
import type { Form } from "./forms.ts";
import { forms } from "./forms.ts";
import { idPattern, pattern } from "./patterns.ts";
import { blocksOf, elementsOf, isSet, valuesAt } from "./values-at.ts";

export interface Complaint {
  readonly severity: "error" | "warning";
  readonly text: string;
  readonly row: RuleRow;
}

/** A resource as far as it is known: at validate only what is written, at plan also what is planned and what was there before. */
export interface Subject {
  readonly config: ObjectValue;
  readonly planned?: ObjectValue;
  readonly prior?: ObjectValue | null;
}

/** What a provider has against a resource. A value that is not known yet is judged when it is. */
export const complaints = (facts: Facts, subject: Subject): Complaint[] =>
  facts.rules.flatMap((row) =>
    (judges[row[1]]?.(row, subject) ?? []).map((text) => ({
      severity: row[1] === "deprecated" ? ("warning" as const) : ("error" as const),
      text: `${facts.type}: ${text}`,
      row,
    })),
  );

type Judge = (row: RuleRow, subject: Subject) => readonly string[];

/** One judgement of each value that is written and known. */
const ofValue =
  (wrong: (value: Value, operand: never) => string | false): Judge =>
  ([argument, , operand], { config }) =>
    valuesAt(config, argument)
      .filter((value) => value !== null && !isUnknown(value))
      .flatMap((value) => {
        const said = wrong(value, operand as never);
        return said === false ? [] : [`expected ${argument} to be ${said}, got ${JSON.stringify(value)}`];
      });

const judges: Partial<Record<Kind, Judge>> = {
  oneOf: ofValue((value, allowed: readonly Value[]) => !allowed.includes(value) && `one of ${JSON.stringify(allowed)}`),
  oneOfAnyCase: ofValue(
    (value, allowed: readonly string[]) =>
      !allowed.some((one) => one.toLowerCase() === String(value).toLowerCase()) && `one of ${JSON.stringify(allowed)}`,
  ),
  matches: ofValue((value, source: string) => !pattern(source).test(String(value)) && `a match of ${source}`),
  is: ofValue((value, form: Form) => !forms[form](String(value)) && `of the form ${form}`),
  id: ofValue(
    (value, templates: readonly string[]) =>
      !templates.some((template) => pattern(idPattern(template)).test(String(value))) &&
      `an id ${templates.join(" or ")}`,
  ),
  length: ofValue(
    (value, [min, max]: readonly [number, number]) =>
      !(String(value).length >= min && String(value).length <= max) && `${min} to ${max} characters long`,
  ),
  range: ofValue(
    (value, [min, max]: readonly [number | null, number | null]) =>
      !(Number(value) >= (min ?? -Infinity) && Number(value) <= (max ?? Infinity)) &&
      `${min ?? "any"} to ${max ?? "any"}`,
  ),
  items: ofValue(
    (value, [min, max]: readonly [number, number]) =>
      !(elementsOf(value).length >= min && (max === 0 || elementsOf(value).length <= max)) &&
      `${min} to ${max || "any number of"} items`,
  ),
  tags: ofValue((value, [count, name, text]: readonly [number, number, number]) => {
    const tags = Object.entries(value as ObjectValue);
    const fits = tags.every(([key, tag]) => key.length <= name && (isUnknown(tag) || String(tag ?? "").length <= text));
    return !(tags.length <= count && fits) && `at most ${count} tags of ${name} and ${text} characters`;
  }),

  needs: ([argument, , others], { config }) => {
    const missing = written(config, argument) ? paths(others).filter((path) => !written(config, path)) : [];
    return missing.map((path) => `${argument} needs ${path}`);
  },
  conflicts: ([argument, , others], { config }) => {
    const present = written(config, argument) ? paths(others).filter((path) => written(config, path)) : [];
    return present.map((path) => `${argument} conflicts with ${path}`);
  },
  exactlyOneOf: ([argument, , all], { config }) => {
    const { blocks } = blocksOf(config, argument);
    const known = paths(all).filter((path) => written(config, path) && !valuesAt(config, path).some(isUnknown));
    const open = paths(all).some((path) => valuesAt(config, path).some(isUnknown));
    const wrong = known.length > 1 || (known.length === 0 && !open);
    return blocks.length > 0 && wrong ? [`exactly one of ${paths(all).join(", ")}, got ${known.length}`] : [];
  },
  atLeastOneOf: ([argument, , all], { config }) => {
    const { blocks } = blocksOf(config, argument);
    const none = !paths(all).some((path) => written(config, path));
    return blocks.length > 0 && none ? [`at least one of ${paths(all).join(", ")}, got none`] : [];
  },
  refusedWhen: ([argument, , operand], { config, planned, prior }) => {
    const { when, config: ofConfig, before, create, says } = operand as Refusal;
    if (planned === undefined || (before !== undefined && !prior) || (create && prior)) return [];
    const { blocks } = blocksOf(planned, argument);
    const inBlock = blocks.length > 0 && argument.includes(".") ? blocks : [planned];
    if (argument.includes(".") && blocks.length === 0) return [];
    const refused = inBlock.some(
      (block) => hold(when, planned, block) && hold(ofConfig, config, block) && hold(before, prior ?? null, block),
    );
    return refused ? [says] : [];
  },
  parameters: ([argument, , names], { planned }) => {
    if (planned === undefined) return [];
    const [template] = valuesAt(planned, argument);
    const defined = valuesAt(planned, names as string);
    if (typeof template !== "string" || defined.some(isUnknown)) return [];
    const used = [...template.matchAll(/\{\*?([^}]+)\}/g)].map(([, name]) => name);
    return [
      ...used
        .filter((name) => !defined.includes(name!))
        .map((name) => `${name} of ${argument} is not in ${names as string}`),
      ...defined.filter((name) => !used.includes(String(name))).map((name) => `${String(name)} is not in ${argument}`),
    ];
  },
  atMost: ([argument, , other], { planned }) => {
    const [shorter, longer] = [argument, other as string].map((path) => {
      const [value] = planned === undefined ? [] : valuesAt(planned, path);
      return typeof value === "string" ? seconds(value) : undefined;
    });
    const wrong = shorter !== undefined && longer !== undefined && shorter > longer;
    return wrong ? [`${argument} is longer than ${other as string}`] : [];
  },
  pairs: ([, , operand], { planned }) => {
    const pairs = (operand as readonly (readonly [string, string])[]).flatMap(([id, value]) =>
      planned === undefined ? [] : pairsOf(planned, id, value),
    );
    const clash = pairs.find(([id, value]) => pairs.some((other) => (other[0] === id) !== (other[1] === value)));
    return clash ? [`${clash[0]} and ${clash[1]} are not always together`] : [];
  },
  deprecated: ([argument, , says], { config }) =>
    written(config, argument) ? [`${argument} is deprecated: ${says as string}`] : [],
};

/** The two values in each block, where both are known. */
const pairsOf = (root: ObjectValue, first: string, second: string): (readonly [string, string])[] => {
  const { blocks, name } = blocksOf(root, first);
  return blocks.flatMap((block) => {
    const [id] = valuesAt(block, name);
    const [value] = valuesAt(block, blocksOf(root, second).name);
    return typeof id === "string" && typeof value === "string" && value !== "" ? [[id, value] as const] : [];
  });
};

/** An ISO 8601 duration of days and less; undefined for another text. */
const seconds = (text: string): number | undefined => {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest;
};

const written = (config: ObjectValue, path: string): boolean => valuesAt(config, path).some(isSet);

const paths = (operand: unknown): readonly string[] => operand as readonly string[];
