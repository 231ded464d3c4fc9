import { isAttack } from "../../local/stand-ins/content-safety/detector.ts";
import { createContentSafetyShield } from "../../server/src/shield/index.ts";
import type { Shield } from "@mcp-landing-zone/content";
import type { FaultKind } from "../faults.ts";
import { broken } from "./faults.ts";
import type { Faults } from "./faults.ts";

type Client = Parameters<typeof createContentSafetyShield>[0]["client"];

interface Question {
  readonly userPrompt?: string;
  readonly documents?: readonly string[];
}

/** Longer ones the service refuses, so that a text that was not cut into pieces is noticed. */
const longest = 10_000;

/** The service's answers, without the network between. */
const answerTo = ({ userPrompt, documents }: Question): { readonly status: string; readonly body: unknown } => {
  const texts = [userPrompt ?? "", ...(documents ?? [])];
  if (texts.join("").length > longest) return { status: "400", body: { error: { code: "InvalidRequestBody" } } };
  return {
    status: "200",
    body: {
      ...(userPrompt !== undefined && { userPromptAnalysis: { attackDetected: isAttack(userPrompt) } }),
      ...(documents && { documentsAnalysis: documents.map((text) => ({ attackDetected: isAttack(text) })) }),
    },
  };
};

const faulty: Readonly<Partial<Record<FaultKind, { readonly status: string; readonly body: unknown }>>> = {
  "500": { status: "500", body: { error: { code: "InternalError" } } },
  refusal: { status: "400", body: { error: { code: "InvalidRequestBody" } } },
  garbage: { status: "200", body: { userPromptAnalysis: "yes", documentsAnalysis: [] } },
};

/** The real shield in front of a service that can be broken. A breaker would remember one case in the next. */
export const createShield = (faults: Faults): Shield => {
  const client = {
    pathUnchecked: () => ({
      post: async ({ body, abortSignal }: { readonly body: Question; readonly abortSignal: AbortSignal }) => {
        const how = faults.of("content-safety");
        if (how === "hang") return broken(how, abortSignal);
        return how === undefined ? answerTo(body) : (faulty[how] ?? broken(how));
      },
    }),
  } as unknown as Client;
  return createContentSafetyShield({ client, deadlineMs: 300, breaker: { run: (attempt) => attempt() } });
};
