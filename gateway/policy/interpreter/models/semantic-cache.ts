import type { SemanticCacheLookup, SemanticCacheStore } from "../../element/model-data.ts";
import { evaluator } from "../../expression/evaluate.ts";
import { HeaderList } from "../../message/headers.ts";
import { bufferedText } from "../collected.ts";
import type { Exchange } from "../exchange.ts";
import { expressionError, PolicyError } from "../policy-error.ts";
import type { SemanticStore } from "../ports.ts";
import type { Run } from "../step.ts";
import { askService } from "./ask-service.ts";
import { promptOf } from "./messages.ts";
import { isEventStream, requestText } from "./metering.ts";

/** Answers with what a prompt near enough was answered. A look-up that fails is no failure of the request. */
export const semanticLookup = (element: SemanticCacheLookup): Run => {
  const { element: source, embeddingsBackendId, ignoreSystemMessages, maxMessageCount = Infinity } = element;
  const [threshold, varyBy] = [Number(element.scoreThreshold), element.varyBy.map(evaluator)];
  return async (exchange) => {
    const store = exchange.ports.semanticCache;
    if (!store) throw expressionError(source, "There is no semantic cache.");
    const prompt = promptOf(requestText(exchange));
    // A stored answer is one JSON text, which a caller who asked for events could not read.
    if (!prompt || prompt.isStreamed) return undefined;
    const messages = prompt.messages.filter(({ role }) => !ignoreSystemMessages || role !== "system");
    if (messages.length > maxMessageCount) return undefined;
    const input = messages.map(({ text }) => text).join("\n");
    const partition = JSON.stringify(varyBy.map((value) => value(exchange)));
    const vector = await embedding(exchange, source, embeddingsBackendId, input);
    if (!vector) return undefined;
    const nearest = store.nearest(partition, vector, exchange.now());
    if (!nearest || nearest.distance > threshold) {
      exchange.missed = { partition, vector };
      return undefined;
    }
    const headers = new HeaderList([["Content-Type", "application/json"]]);
    return { status: 200, reason: "OK", headers, body: Buffer.from(nearest.answer) };
  };
};

const embedding = async (
  exchange: Exchange,
  source: string,
  backendId: string,
  input: string,
): Promise<readonly number[] | undefined> => {
  try {
    const answer = (await askService(exchange, source, { backendId, path: "", body: { input } })) as {
      readonly data?: readonly { readonly embedding?: unknown }[];
    };
    const vector = answer.data?.[0]?.embedding;
    return Array.isArray(vector) && vector.length > 0 && vector.every(Number.isFinite) ? vector : undefined;
  } catch (error) {
    if (error instanceof PolicyError) return undefined;
    throw error;
  }
};

/** Keeps the answer for the prompt that the look-up did not find. */
export const semanticStoring = ({ durationSeconds }: SemanticCacheStore): ((exchange: Exchange) => Promise<void>) => {
  const seconds = evaluator(durationSeconds);
  return async (exchange) => {
    const { missed, response, ports } = exchange;
    if (!missed || response?.status !== 200 || isEventStream(response)) return;
    const answer = await bufferedText(response);
    const expires = new Date(exchange.now().getTime() + seconds(exchange) * 1000);
    if (answer !== "") ports.semanticCache?.add({ ...missed, answer, expires });
  };
};

interface Kept {
  readonly partition: string;
  readonly vector: readonly number[];
  readonly answer: string;
  readonly expires: Date;
}

/**
 * A semantic cache of one process, by cosine distance.
 *
 * @example
 * testPorts({ semanticCache: semanticCacheInMemory() });
 */
export const semanticCacheInMemory = (): SemanticStore => {
  let held: readonly Kept[] = [];
  return {
    nearest(partition, vector, now) {
      held = held.filter(({ expires }) => expires > now);
      return held
        .filter((entry) => entry.partition === partition && entry.vector.length === vector.length)
        .map((entry) => ({ distance: distanceBetween(entry.vector, vector), answer: entry.answer }))
        .toSorted((left, right) => left.distance - right.distance)[0];
    },
    add: (entry) => void (held = [...held, entry]),
  };
};

const distanceBetween = (left: readonly number[], right: readonly number[]): number => {
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, index) => sum + value * other[index]!, 0);
  const scale = Math.sqrt(product(left, left) * product(right, right));
  return scale === 0 ? 1 : 1 - product(left, right) / scale;
};
