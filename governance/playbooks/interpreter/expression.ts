import type { Expression } from "../../expression/parse.ts";
import { parseExpression, workflowWords } from "../../expression/parse.ts";
import type { Json } from "../workflow.ts";
import { callFunction } from "./functions.ts";

/** What expressions can ask about a run. */
export interface Context {
  readonly parameters: Readonly<Record<string, Json>>;
  readonly trigger: { readonly name: string; readonly body: Json };
  readonly runId: string;
  /** What each finished action gave, by name. */
  readonly outputs: ReadonlyMap<string, Json>;
  /** The member that a Query looks at. */
  readonly item?: Json;
  /** The member that each Foreach around an action looks at, by the loop's name. */
  readonly loops: ReadonlyMap<string, Json>;
}

export class ExpressionError extends Error {
  constructor(what: string) {
    super(what);
    this.name = "ExpressionError";
  }
}

/** Every text in a value with its expressions replaced by what they give: `@f()` is the value, `@{f()}` stands inside of a text. */
export const resolve = (value: Json, context: Context): Json => {
  if (typeof value === "string") return resolveText(value, context);
  if (Array.isArray(value)) return value.map((each: Json) => resolve(each, context));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each as Json, context)]));
};

const resolveText = (text: string, context: Context): Json => {
  if (text.startsWith("@@")) return text.slice(1);
  if (text.startsWith("@") && !text.startsWith("@{"))
    return valueOf(parseExpression(text.slice(1), workflowWords), context);
  return text.replaceAll(/@\{([^}]*)\}/g, (_, inner: string) => {
    const value = valueOf(parseExpression(inner, workflowWords), context);
    return typeof value === "string" ? value : JSON.stringify(value);
  });
};

const valueOf = (expression: Expression, context: Context): Json => {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "member") {
    const of = valueOf(expression.of, context);
    return memberOf(of, valueOf(expression.key, context), expression.optional);
  }
  // As in Logic Apps, every argument is evaluated, those of `if` as well.
  const values = expression.arguments.map((each) => valueOf(each, context));
  return ask(expression.name, values, context);
};

const memberOf = (of: Json, key: Json, optional: boolean): Json => {
  if (of === null) {
    if (optional) return null;
    throw new ExpressionError(`${String(key)} is asked of nothing; write ?[…]`);
  }
  const found: Json | undefined = Array.isArray(of)
    ? (of as readonly Json[])[Number(key)]
    : typeof of === "object"
      ? (of as Readonly<Record<string, Json>>)[String(key)]
      : undefined;
  if (found !== undefined) return found;
  if (optional) return null;
  throw new ExpressionError(`${String(key)} is no member; write ?[…]`);
};

const ask = (name: string, values: readonly Json[], context: Context): Json => {
  const named = (kind: string, of: ReadonlyMap<string, Json> | Readonly<Record<string, Json>>): Json => {
    const key = String(values[0]);
    const found = of instanceof Map ? of.get(key) : (of as Readonly<Record<string, Json>>)[key];
    if (found === undefined) throw new ExpressionError(`there is no ${kind} ${key}`);
    return found as Json;
  };
  switch (name) {
    case "parameters":
      return named("parameter", context.parameters);
    case "triggerBody":
      return context.trigger.body;
    case "trigger":
      return { name: context.trigger.name };
    case "workflow":
      return { run: { name: context.runId } };
    case "outputs":
      return named("output of action", context.outputs);
    case "body": {
      const output = named("output of action", context.outputs);
      return typeof output === "object" && output !== null && "body" in output ? (output.body as Json) : output;
    }
    case "item":
      if (context.item === undefined)
        throw new ExpressionError("item() stands outside of a Query; a Foreach has items('name')");
      return context.item;
    case "items":
      return named("loop", context.loops);
    default:
      return callFunction(name, values);
  }
};
