import { randomUUID } from "node:crypto";
import { overHttp, upstreamProblems } from "@mcp-landing-zone/contract";
import type { AuditEvent, CatalogueTool, JsonSchema, ToolCatalogue, Upstream } from "@mcp-landing-zone/contract";
import type { Ports } from "../ports.ts";
import { blockTexts } from "../tools/check-spotlight.ts";
import { ToolContent } from "../tools/define-tool.ts";
import type { Spotlight } from "../tools/check-spotlight.ts";
import type { Tool } from "../tools/define-tool.ts";
import { compileSchema } from "../tools/compile-schema.ts";
import { textsOf } from "../tools/output-texts.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { createCredentials } from "./credentials.ts";
import type { CredentialPorts, Credentials } from "./credentials.ts";
import type { HttpWay } from "./http-link.ts";
import { UpstreamError, UpstreamUnavailable } from "./link.ts";
import type { Link } from "./link.ts";
import { openLink } from "./open-link.ts";
import { readResult } from "./read-result.ts";
import type { ReadResult } from "./read-result.ts";
import { inOurDialect, markableOutput, pruned } from "./schemas.ts";
import { createWatch } from "./watch.ts";
import type { PinnedTool, Watch } from "./watch.ts";

/** What `createUpstreamTools` takes. */
export interface UpstreamOptions extends CredentialPorts {
  /** The upstream servers. */
  readonly upstreams: readonly Upstream[];
  /** The approved definitions, those of upstreams among them. */
  readonly catalogue: ToolCatalogue;
  /** What they need from outside. */
  readonly ports: Pick<Ports, "state" | "audit" | "observe" | "clock" | "report">;
  /** How HTTP gets out. @default the system's resolver, TLS */
  readonly way?: HttpWay;
}

/** The pinned tools of all upstreams. */
export interface Upstreams {
  /** For `createServer`, among the server's own. */
  readonly tools: readonly Tool[];
  /** Ends connections and child processes. */
  close(): Promise<void>;
}

/** An answer as text alone: for a tool without a markable output, and for what went wrong. */
const asContent = ({ blocks, structured, failed }: ReadResult): ToolContent => {
  const data = structured === undefined ? [] : [{ type: "text" as const, text: JSON.stringify(structured) }];
  return new ToolContent(blocks.length > 0 ? blocks : data, failed);
};

const failure = (error: unknown): unknown => {
  if (error instanceof UpstreamError) {
    return { isError: true, content: [{ type: "text", text: error.message }] };
  }
  if (error instanceof UpstreamUnavailable) throw new ToolRefusal("upstream-unavailable", undefined, { cause: error });
  throw error;
};

interface Upstreamed {
  readonly mode: Spotlight["mode"];
  readonly link: Link;
  readonly watch: Watch;
  readonly proof: Credentials;
  /** Where the server is; a child process is nowhere. */
  readonly host: string | undefined;
}

const upstreamTool = (pin: PinnedTool, { mode, link, watch, proof, host }: Upstreamed): Tool => {
  const declared = pin.upstream.said["outputSchema"] as JsonSchema | undefined;
  const output = declared && inOurDialect(declared);
  const markable = markableOutput(output);
  const check = output && compileSchema(output);

  /** our own credentials must not come back as an answer, in any words. */
  const assertDiscreet = (answer: unknown, context: ToolContext): void => {
    const texts = textsOf(answer);
    for (const value of proof.shown(context)) {
      if (texts.some((text) => text.includes(value)))
        throw new ToolRefusal("output-refused", undefined, { findings: ["secret.upstream"] });
    }
  };

  const run = async (args: unknown, context: ToolContext): Promise<unknown> => {
    if (host !== undefined) context.reaches(host);
    const answer = await link.call(pin.upstream.tool, args, context).catch(failure);
    assertDiscreet(answer, context);
    const result = readResult(answer, pin.limits.maxOutputBytes);
    if (result.failed || !check) return asContent(result);
    if (check(result.structured) !== undefined) throw new ToolRefusal("output-invalid");
    return markable ? pruned(result.structured, output) : asContent({ ...result, blocks: [] });
  };

  return {
    definition: unsealed(pin),
    // An error is given in blocks, for every declared output.
    spotlight: { mode, fields: [...blockTexts, ...(markable?.texts ?? [])] },
    availability: watch,
    run,
  };
};

const unsealed = (pin: PinnedTool): Omit<CatalogueTool, "digest"> =>
  Object.fromEntries(Object.entries(pin).filter(([name]) => name !== "digest")) as Omit<CatalogueTool, "digest">;

const isPinned = (tool: ToolCatalogue["tools"][number]): tool is PinnedTool => tool.upstream !== undefined;

/**
 * Tools of other servers, behind everything that tools of this one pass through. Only what the catalogue holds is served;
 * an upstream that has not proved to say what was approved has no tools.
 *
 * @example
 * declare const options: UpstreamOptions;
 * createUpstreamTools(options);
 */
export const createUpstreamTools = (options: UpstreamOptions): Upstreams => {
  const { upstreams, catalogue, ports, way = {} } = options;
  const { state, audit, observe, clock, report } = ports;
  const problems = upstreamProblems(upstreams, "upstreams");
  if (problems.length > 0) {
    const lines = problems.map(({ field, right }) => `${field}: should be ${right}`);
    throw new Error(`the upstreams are not served: ${lines.join("; ")}`);
  }
  const record = async (event: AuditEvent): Promise<void> => {
    await audit.record(event);
    const origin = { correlationId: randomUUID(), startedAt: clock() };
    // It is no request's, so it took no caller's time.
    observe?.(
      { ...event, durationMs: 0 },
      { origin, phase: "finished", outcome: "refused", reason: "definition-changed" },
    );
  };
  const pinned = catalogue.tools.filter(isPinned);

  const served = upstreams.map((upstream) => {
    const credentials = createCredentials(upstream, options);
    const pins = pinned.filter(({ upstream: { server } }) => server === upstream.name);
    const onListChanged = (): void => watch.listChanged();
    const onLost = (): void => watch.lost();
    const link = openLink(upstream, { credentials, clock, way, onListChanged, onLost, log: report });
    const host = overHttp(upstream) ? new URL(upstream.url).hostname : undefined;
    const list = (signal: AbortSignal): ReturnType<Link["list"]> => link.list(signal);
    const server = upstream.name;
    const watch: Watch = createWatch({
      state,
      clock,
      record,
      report,
      server,
      host,
      pins,
      list,
      catalogue: catalogue.digest,
    });
    const mode = upstream.spotlight ?? "datamark";
    const tools = pins.map((pin) => upstreamTool(pin, { mode, link, watch, proof: credentials, host }));
    return { tools, link, watch };
  });

  return {
    tools: served.flatMap(({ tools }) => tools),
    close: async () => {
      for (const { watch } of served) watch.close();
      await Promise.all(served.map(({ link }) => link.close()));
    },
  };
};
