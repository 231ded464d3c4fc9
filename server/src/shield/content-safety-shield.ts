import type { ContentSafetyClient } from "@azure-rest/ai-content-safety";
import { createBreaker, defaultBreaker, NotServiceFault } from "./breaker.ts";
import type { Breaker } from "./breaker.ts";
import { chunksOf, groupsOf } from "./chunks.ts";
import { anyOf, noAttack, ShieldUnavailable } from "@mcp-landing-zone/content";
import type { Shield, ShieldInput, Verdict } from "@mcp-landing-zone/content";
import { isRecord } from "../record.ts";

export interface HarmLimits {
  /** Severity, of 0, 2, 4 and 6, from which a text of the category is refused; a category that is absent is not asked for. */
  readonly categories: Partial<Readonly<Record<"Hate" | "SelfHarm" | "Sexual" | "Violence", 2 | 4 | 6>>>;
  /** Blocklists of the account; a hit is an attack. @default none */
  readonly blocklists?: readonly string[];
}

export interface ContentSafetyShieldOptions {
  readonly client: ContentSafetyClient;
  /** Longest wait for the whole verdict. @default 3000 */
  readonly deadlineMs?: number;
  /** Judge harm as well as attacks. @default not judged */
  readonly harm?: HarmLimits;
  /** @default opens after 5 failures in a row, for 10 seconds */
  readonly breaker?: Pick<Breaker, "run">;
}

/** Limits of the service: 10,000 code points in a request, in at most five documents. */
const promptSize = { size: 10_000, overlap: 500 };
const documentSize = { size: 2_000, overlap: 200 };
const documentsPerRequest = 5;
/** The budget of one verdict; a text that needs more is refused, not judged in part: fail closed. */
const maxRequests = 100;
const concurrency = 4;

type Json = Readonly<Record<string, unknown>>;
type Request = (signal: AbortSignal) => Promise<Verdict>;

/** The flag, when the answer has it; an answer without it is no answer. */
const attackDetected = (analysis: unknown): boolean => {
  if (isRecord(analysis) && typeof analysis.attackDetected === "boolean") return analysis.attackDetected;
  throw new ShieldUnavailable("Content Safety answered without a verdict");
};

const verdictOf = (attack: boolean, reason: string): Verdict => (attack ? { attack, reasons: [reason] } : noAttack);

const listOf = (body: Json, field: string): readonly unknown[] => {
  const list = body[field];
  if (Array.isArray(list)) return list as readonly unknown[];
  throw new ShieldUnavailable(`Content Safety answered without ${field}`);
};

const harmOf = (body: Json, { categories, blocklists = [] }: HarmLimits): Verdict => {
  const severities = new Map<unknown, unknown>();
  for (const item of listOf(body, "categoriesAnalysis")) {
    if (isRecord(item)) severities.set(item.category, item.severity);
  }
  const verdicts = Object.entries(categories).map(([category, limit]) => {
    const severity = severities.get(category);
    if (typeof severity !== "number") throw new ShieldUnavailable(`Content Safety did not judge ${category}`);
    return verdictOf(severity >= limit, `harm.${category.toLowerCase()}`);
  });
  const hits = blocklists.length > 0 ? listOf(body, "blocklistsMatch").length : 0;
  return anyOf([...verdicts, verdictOf(hits > 0, "blocklist")]);
};

/** A caller who goes away says nothing about the service. */
const unlessAborted =
  (signal: AbortSignal) =>
  (cause: unknown): never => {
    throw signal.aborted ? new NotServiceFault("the caller went away", { cause }) : cause;
  };

/** Prompt Shields and harm categories of Azure AI Content Safety. Every fault is a refusal. */
export const createContentSafetyShield = (options: ContentSafetyShieldOptions): Shield => {
  const { client, harm, deadlineMs = 3_000 } = options;
  const breaker = options.breaker ?? createBreaker({ ...defaultBreaker, clock: Date.now });

  const post = async (path: string, body: Json, signal: AbortSignal): Promise<Json> => {
    const response = await client.pathUnchecked(path).post({ body, abortSignal: signal });
    if (response.status !== "200") {
      const cause = new ShieldUnavailable(`Content Safety answered ${response.status}`);
      throw response.status === "400" ? new NotServiceFault(cause.message, { cause }) : cause;
    }
    if (!isRecord(response.body)) throw new ShieldUnavailable("Content Safety answered something else than JSON");
    return response.body;
  };

  const shieldPrompt =
    (userPrompt: string): Request =>
    async (signal) => {
      const body = await post("/text:shieldPrompt", { userPrompt }, signal);
      return verdictOf(attackDetected(body.userPromptAnalysis), "prompt-attack");
    };

  const shieldDocuments =
    (documents: readonly string[]): Request =>
    async (signal) => {
      const analyses = listOf(await post("/text:shieldPrompt", { documents }, signal), "documentsAnalysis");
      if (analyses.length !== documents.length) {
        throw new ShieldUnavailable(`Content Safety judged ${analyses.length} of ${documents.length} documents`);
      }
      return verdictOf(analyses.map(attackDetected).includes(true), "document-attack");
    };

  const analyze =
    (text: string, limits: HarmLimits): Request =>
    async (signal) => {
      const categories = Object.keys(limits.categories);
      const blocklistNames = limits.blocklists ?? [];
      const body = { text, categories, blocklistNames, outputType: "FourSeverityLevels" };
      return harmOf(await post("/text:analyze", body, signal), limits);
    };

  const requestsFor = ({ prompt = "", documents = [] }: ShieldInput): Request[] => {
    // Joined, so that an instruction spread over several fields is read in one piece.
    const joined = documents.join("\n");
    const requests = [
      ...chunksOf(prompt, promptSize).map(shieldPrompt),
      ...groupsOf(chunksOf(joined, documentSize), documentsPerRequest).map(shieldDocuments),
    ];
    if (!harm) return requests;
    const whole = [prompt, joined].flatMap((text) => chunksOf(text, promptSize));
    return [...requests, ...whole.map((text) => analyze(text, harm))];
  };

  const ask = async (requests: readonly Request[], signal: AbortSignal): Promise<Verdict> => {
    const verdicts: Verdict[] = [];
    for (const group of groupsOf(requests, concurrency)) {
      verdicts.push(...(await Promise.all(group.map((request) => request(signal)))));
      if (verdicts.some(({ attack }) => attack)) break;
    }
    return anyOf(verdicts);
  };

  return {
    async check(input, signal) {
      const requests = requestsFor(input);
      if (requests.length === 0) return noAttack;
      if (requests.length > maxRequests) {
        throw new ShieldUnavailable(`text needs ${requests.length} requests to judge, at most ${maxRequests} are made`);
      }
      const timeout = AbortSignal.timeout(deadlineMs);
      const either = AbortSignal.any([signal, timeout]);
      const late = new Promise<never>((_, reject) => {
        either.addEventListener("abort", () => reject(either.reason as Error), { once: true });
      });
      // No call waits for it when the breaker is open.
      late.catch(() => undefined);
      try {
        signal.throwIfAborted();
        // The client may ignore the signal; the race does not.
        return await breaker.run(
          () => Promise.race([ask(requests, either), late]).catch(unlessAborted(signal)),
          () => new ShieldUnavailable("Content Safety failed repeatedly and is not asked for a while"),
        );
      } catch (cause) {
        if (cause instanceof ShieldUnavailable || signal.aborted) throw cause;
        const why = timeout.aborted ? `gave no verdict within ${deadlineMs} ms` : "could not be reached";
        throw new ShieldUnavailable(`Content Safety ${why}`, { cause });
      }
    },
  };
};
