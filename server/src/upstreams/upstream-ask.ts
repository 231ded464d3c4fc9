import { textsOf } from "../tools/output-texts.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import type { Credentials } from "./credentials.ts";
import { UpstreamError, UpstreamUnavailable } from "./link.ts";
import type { Link, UpstreamRequest } from "./link.ts";

/** What an upstream answered, or how it says that it could not. Both are its own words. */
export type UpstreamAnswer = { readonly result: unknown } | { readonly error: string };

/** Asks an upstream in a caller's name. */
export type AskUpstream = (request: UpstreamRequest, context: ToolContext) => Promise<UpstreamAnswer>;

interface AskOptions {
  readonly link: Link;
  readonly proof: Credentials;
  /** The server's address; absent for a child process. */
  readonly host: string | undefined;
}

const failure = (error: unknown): UpstreamAnswer => {
  if (error instanceof UpstreamError) return { error: error.message };
  if (error instanceof UpstreamUnavailable) throw new ToolRefusal("upstream-unavailable", undefined, { cause: error });
  throw error;
};

export const createAsk = ({ link, proof, host }: AskOptions): AskUpstream => {
  /** our own credentials must not come back as an answer, in any words. */
  const assertDiscreet = (answer: UpstreamAnswer, context: ToolContext): void => {
    const texts = textsOf(answer);
    for (const value of proof.shown(context)) {
      if (texts.some((text) => text.includes(value)))
        throw new ToolRefusal("output-refused", undefined, { findings: ["secret.upstream"] });
    }
  };
  return async (request, context) => {
    if (host !== undefined) context.reaches(host);
    const answer = await link.ask(request, context).then((result): UpstreamAnswer => ({ result }), failure);
    assertDiscreet(answer, context);
    return answer;
  };
};
