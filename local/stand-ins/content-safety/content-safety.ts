// Stand-in for Azure AI Content Safety: Prompt Shields and text analysis, for principals that hold the role.
import { objectOf } from "../http/message.ts";
import type { Handler, StandInReply } from "../http/message.ts";
import type { CheckBearer } from "../entra/bearer.ts";
import { analyzeText } from "./analyze-text.ts";
import type { Blocklists } from "./analyze-text.ts";
import { safetyRefusals } from "./content-safety-error.ts";
import { shieldPrompt } from "./prompt-shield.ts";
import { createRate } from "./rate.ts";
import type { RateLimit } from "./rate.ts";

interface ContentSafetyOptions {
  readonly check: CheckBearer;
  /** Object ids of the principals that may ask. */
  readonly allowed: readonly string[];
  readonly blocklists: Blocklists;
  readonly rate: RateLimit;
  readonly now: () => number;
}

type Operation = (body: Readonly<Record<string, unknown>>, blocklists: Blocklists) => StandInReply;

/** Operations of each revision of the interface. */
const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "2023-10-01": { "text:analyze": analyzeText },
  "2024-09-01": { "text:analyze": analyzeText, "text:shieldPrompt": shieldPrompt },
};

export const createContentSafety = (options: ContentSafetyOptions): Handler => {
  const { check, allowed, blocklists, rate, now } = options;
  const waitFor = createRate(rate, now);
  return async (request) => {
    const { method, path, query, headers } = request;
    if (headers["ocp-apim-subscription-key"] !== undefined) return safetyRefusals.keysOff();
    const claims = await check(headers.authorization);
    if (!claims) return safetyRefusals.unauthenticated();
    const oid = String(claims["oid"]);
    if (!allowed.includes(oid)) return safetyRefusals.unauthorized(oid);
    const version = query.get("api-version");
    const known = operations[version ?? ""];
    if (!known) return safetyRefusals.version(version);
    const name = /^\/contentsafety\/([\w:]+)$/.exec(path)?.[1] ?? "";
    const operation = method === "POST" && Object.hasOwn(known, name) ? known[name] : undefined;
    if (!operation) return safetyRefusals.missing("The resource");
    const wait = waitFor();
    if (wait > 0) return safetyRefusals.tooMany(wait);
    const body = objectOf(request);
    return body ? operation(body, blocklists) : safetyRefusals.invalid("The request body is not a JSON object.");
  };
};
