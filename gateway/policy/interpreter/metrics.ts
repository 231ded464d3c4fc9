import type { EmitMetric } from "../element/data.ts";
import type { Dimension, EmitTokenMetric } from "../element/model-data.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { ContextFact } from "../expression/scope.ts";
import type { Exchange } from "./exchange.ts";
import { meterTokens } from "./models/metering.ts";

/** The gateway's source for a dimension without an explicit value. */
const facts: Readonly<Record<string, ContextFact>> = {
  "API ID": "Api.Id",
  "Operation ID": "Operation.Id",
  "Product ID": "Product.Id",
  "User ID": "User.Id",
  "Subscription ID": "Subscription.Id",
  Location: "Deployment.Region",
  "Gateway ID": "Deployment.Gateway.Id",
};

type Values = (exchange: Exchange) => Readonly<Record<string, string>>;

const valuesOf = (dimensions: readonly Dimension[]): Values => {
  const prepared = dimensions.map(({ name, value }) => [name, value ? evaluator(value) : known(name)] as const);
  return (exchange) => Object.fromEntries(prepared.map(([name, of]) => [name, of(exchange)]));
};

const known = (name: string): ((exchange: Exchange) => string) => {
  const fact = facts[name];
  if (fact) return (exchange) => exchange.fact(fact) ?? "";
  return ({ target }) => (name === "Backend ID" ? (target.backendId ?? "") : "");
};

export const emittedMetric = ({ name, namespace, value, dimensions }: EmitMetric): ((exchange: Exchange) => void) => {
  const [amount, values] = [evaluator(value), valuesOf(dimensions)];
  return (exchange) =>
    exchange.ports.metric({ name, namespace, value: amount(exchange), dimensions: values(exchange) });
};

/** Three metrics for every answer of a model. */
export const tokenMetric = ({
  namespace = "API Management",
  dimensions,
}: EmitTokenMetric): ((exchange: Exchange) => void) => {
  const values = valuesOf(dimensions);
  return (exchange) => {
    const given = values(exchange);
    meterTokens(exchange, ({ prompt, completion }) => {
      const counts = { "Total Tokens": prompt + completion, "Prompt Tokens": prompt, "Completion Tokens": completion };
      for (const [name, value] of Object.entries(counts))
        exchange.ports.metric({ name, namespace, value, dimensions: given });
    });
  };
};
