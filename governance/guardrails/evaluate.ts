import type { Field, Members } from "./fields.ts";
import { fieldOf } from "./fields.ts";
import { callPure } from "./functions.ts";
import type { Comparison, Condition, Count, Json } from "./language.ts";
import { EvaluationError, operators, Unsupported } from "./language.ts";
import { holds, text } from "./operators.ts";
import type { Expression } from "../expression/parse.ts";
import { ExpressionSyntaxError, parseExpression } from "../expression/parse.ts";
import type { ArmResource } from "./resource.ts";
import type { Truth, Value } from "./value.ts";
import { all, any, isRecord, not, unknown } from "./value.ts";

/** What a rule can ask about, beside the resource. */
export interface Surroundings {
  /** The values of the assignment. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** The group in which the resource will be. */
  readonly resourceGroup?: { readonly location: string };
  /** The subscription in which the resource will be. */
  readonly subscription?: { readonly tenantId: string };
  /** The version of the API that creates the resource. @default one later than all that rules ask for */
  readonly apiVersion?: string;
  /** What `utcNow()` gives. @default the function is refused */
  readonly now?: string;
}

/** Whether a condition holds for a resource. */
export const evaluate = (condition: Condition, resource: ArmResource, surroundings: Surroundings): Truth =>
  new Evaluation(resource, surroundings).condition(condition);

/** The value of an expression in a rule's text, or the text itself. */
export const valueOf = (json: Json, resource: ArmResource, surroundings: Surroundings): Value =>
  new Evaluation(resource, surroundings).value(json);

class Evaluation {
  readonly #resource: ArmResource;
  readonly #surroundings: Surroundings;
  readonly #members: Members;
  readonly #named: ReadonlyMap<string, Value>;

  constructor(
    resource: ArmResource,
    surroundings: Surroundings,
    members: Members = new Map(),
    named: ReadonlyMap<string, Value> = new Map(),
  ) {
    this.#resource = resource;
    this.#surroundings = surroundings;
    this.#members = members;
    this.#named = named;
  }

  condition(condition: Condition): Truth {
    if ("allOf" in condition) return all(this.#each(condition.allOf));
    if ("anyOf" in condition) return any(this.#each(condition.anyOf));
    if ("not" in condition) return not(this.condition(condition.not));
    return this.#comparison(condition);
  }

  *#each(conditions: readonly Condition[]): Generator<Truth> {
    for (const each of conditions) yield this.condition(each);
  }

  #comparison(comparison: Comparison): Truth {
    const given = Object.keys(comparison).filter((key) => !["field", "value", "count"].includes(key));
    const operator = operators.find((each) => each === given[0]);
    if (operator === undefined || given.length !== 1)
      throw new Unsupported(`a condition with ${given.join(", ") || "no operator"}`);
    const operand = this.value(comparison[operator] as Json);
    if (comparison.count) return holds(operator, this.#count(comparison.count), operand);
    if (comparison.field === undefined) return holds(operator, this.value(comparison.value as Json), operand);
    const field = this.#field(comparison.field);
    if (!field.many) return holds(operator, field.value, operand);
    if (operator === "exists") throw new Unsupported(`exists of ${comparison.field}: count its members`);
    // Over no members a condition holds: a rule about members counts them, or asks whether the array exists.
    return all(field.values.map((value) => holds(operator, value, operand)));
  }

  #field(name: string): Field {
    const resolved = this.value(name);
    if (typeof resolved !== "string") throw new EvaluationError(`the field ${name} is no name`);
    return fieldOf(resolved, this.#resource, this.#members);
  }

  #count(count: Count): Value {
    const members = "field" in count ? this.#membersOf(count.field) : this.value(count.value);
    if (members === unknown) return unknown;
    if (!Array.isArray(members)) throw new EvaluationError(`a count takes an array, not ${JSON.stringify(members)}`);
    const { where } = count;
    const truths = (members as readonly Value[]).map((member): Truth => {
      if (member === unknown) return unknown;
      return where ? this.#within(count, member).condition(where) : true;
    });
    return truths.includes(unknown) ? unknown : truths.filter(Boolean).length;
  }

  #membersOf(name: string): Value {
    const field = this.#field(name);
    if (!field.many) throw new EvaluationError(`a count takes an array: ${name} does not end in [*]`);
    return field.values;
  }

  #within(count: Count, member: Value): Evaluation {
    if ("field" in count) {
      // The innermost array first: its members are of the one that is looked at.
      const members = new Map<string, Value>([[count.field.toLowerCase(), member], ...this.#members]);
      return new Evaluation(this.#resource, this.#surroundings, members, this.#named);
    }
    const named = new Map<string, Value>([...this.#named, [count.name ?? "", member]]);
    return new Evaluation(this.#resource, this.#surroundings, this.#members, named);
  }

  value(json: Json): Value {
    if (typeof json !== "string") return json;
    if (json.startsWith("[[")) return json.slice(1);
    return json.startsWith("[") && json.endsWith("]") ? this.#expression(parsed(json)) : json;
  }

  #expression(expression: Expression): Value {
    if (expression.kind === "literal") return expression.value;
    if (expression.kind === "member" && expression.optional) throw new Unsupported("a member with ?");
    if (expression.kind === "member") return member(this.#expression(expression.of), this.#expression(expression.key));
    const { name, arguments: given } = expression;
    switch (name.toLowerCase()) {
      case "if": {
        const [test, yes, no] = given as [Expression, Expression, Expression];
        const truth = this.#expression(test);
        return truth === unknown ? unknown : this.#expression(text(truth) === "true" ? yes : no);
      }
      case "and":
        return all(given.map((each) => this.#truth(each)));
      case "or":
        return any(given.map((each) => this.#truth(each)));
      case "parameters":
        return this.#parameter(this.#name(given));
      case "field": {
        const name = this.#name(given);
        const field = fieldOf(name, this.#resource, this.#members);
        if (field.many) return field.values;
        // In a count, the function gives an array of the one member.
        return name.includes("[*]") ? [field.value] : (field.value ?? "");
      }
      case "current":
        return this.#current(given.length === 0 ? "" : this.#name(given));
      case "requestcontext":
        return { apiVersion: this.#surroundings.apiVersion ?? "2026-01-01" };
      case "resourcegroup":
        return this.#surroundings.resourceGroup ?? unknown;
      case "subscription":
        return this.#surroundings.subscription ?? unknown;
      case "utcnow":
        if (this.#surroundings.now === undefined) throw new Unsupported("utcNow() without a clock");
        return this.#surroundings.now;
      default:
        return callPure(
          name,
          given.map((each) => this.#expression(each)),
        );
    }
  }

  #truth(expression: Expression): Truth {
    const value = this.#expression(expression);
    return value === unknown ? unknown : text(value) === "true";
  }

  #name(given: readonly Expression[]): string {
    const name = given[0] && this.#expression(given[0]);
    if (typeof name !== "string") throw new EvaluationError("a name is missing");
    return name;
  }

  #parameter(name: string): Value {
    if (!(name in this.#surroundings.parameters)) throw new EvaluationError(`the parameter ${name} has no value`);
    return this.#surroundings.parameters[name] as Json;
  }

  #current(name: string): Value {
    if (this.#named.has(name)) return this.#named.get(name);
    if (name === "" && this.#named.size === 1) return [...this.#named.values()][0];
    const array = [...this.#members.keys()].find((alias) => name.toLowerCase().startsWith(alias));
    if (array === undefined) throw new EvaluationError(`current('${name}') stands outside of its count`);
    const field = fieldOf(name, this.#resource, this.#members);
    return field.many ? field.values : field.value;
  }
}

/** The expression between the brackets. */
const parsed = (json: string): Expression => {
  try {
    return parseExpression(json.slice(1, -1));
  } catch (error) {
    throw error instanceof ExpressionSyntaxError ? new Unsupported(error.message) : error;
  }
};

const member = (of: Value, key: Value): Value => {
  if (of === unknown || key === unknown) return unknown;
  if (Array.isArray(of)) return of[Number(key)] as Value;
  return isRecord(of) ? of[String(key)] : undefined;
};
