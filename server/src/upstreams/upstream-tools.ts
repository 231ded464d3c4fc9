import { randomUUID } from "node:crypto";
import { overHttp, upstreamProblems } from "@mcp-landing-zone/contract";
import type {
  AuditEvent,
  CatalogueTool,
  JsonSchema,
  ToolCatalogue,
  Upstream,
  UpstreamDefinition,
} from "@mcp-landing-zone/contract";
import type { Ports } from "../ports.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import { blockTexts } from "../tools/check-spotlight.ts";
import { ToolContent } from "../tools/define-tool.ts";
import type { Tool } from "../tools/define-tool.ts";
import { compileSchema } from "../tools/compile-schema.ts";
import { readingKey } from "../tools/registry.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { createCredentials } from "./credentials.ts";
import type { CredentialPorts } from "./credentials.ts";
import type { HttpWay } from "./http-link.ts";
import type { Link } from "./link.ts";
import { openLink } from "./open-link.ts";
import { readResult } from "./read-result.ts";
import type { ReadResult } from "./read-result.ts";
import { inOurDialect, markableOutput, pruned } from "./schemas.ts";
import { unsealed } from "./unsealed.ts";
import { createAsk } from "./upstream-ask.ts";
import { upstreamPrompt, upstreamResource } from "./upstream-readings.ts";
import type { PinnedPrompt, PinnedResource, Reached } from "./upstream-readings.ts";
import { createWatch } from "./watch.ts";
import type { Pin, Watch } from "./watch.ts";

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

/** The pinned tools, resources and prompts of all upstreams, for `createServer` among the server's own. */
export interface Upstreams {
  /** Their tools. */
  readonly tools: readonly Tool[];
  /** Their resources. */
  readonly resources: readonly Resource[];
  /** Their prompts. */
  readonly prompts: readonly Prompt[];
  /** Ends connections and child processes. */
  close(): Promise<void>;
}

type PinnedTool = CatalogueTool & { readonly upstream: UpstreamDefinition };

/** An answer as text alone: for a tool without a markable output, and for what went wrong. */
const asContent = ({ blocks, structured, failed }: ReadResult): ToolContent => {
  const data = structured === undefined ? [] : [{ type: "text" as const, text: JSON.stringify(structured) }];
  return new ToolContent(blocks.length > 0 ? blocks : data, failed);
};

const upstreamTool = (pin: PinnedTool, { mode, availability, ask }: Reached): Tool => {
  const { server, tool: name, said } = pin.upstream;
  const declared = said["outputSchema"] as JsonSchema | undefined;
  const output = declared && inOurDialect(declared);
  const markable = markableOutput(output);
  const check = output && compileSchema(output);

  const run: Tool["run"] = async (args, context) => {
    const answer = await ask({ method: "tools/call", params: { name, arguments: args } }, context);
    if ("error" in answer) return new ToolContent([{ type: "text", text: answer.error }], true);
    const result = readResult(answer.result, pin.limits.maxOutputBytes, server);
    if (result.failed || !check) return asContent(result);
    if (check(result.structured) !== undefined) throw new ToolRefusal("output-invalid");
    return markable ? pruned(result.structured, output) : asContent({ ...result, blocks: [] });
  };

  return {
    definition: unsealed(pin),
    // An error is given in blocks, for every declared output.
    spotlight: { mode, fields: [...blockTexts, ...(markable?.texts ?? [])] },
    availability,
    run,
  };
};

/** The catalogue's entries of one upstream. */
const pinnedBy = <T extends { readonly upstream?: { readonly server: string } }>(
  server: string,
  offers: readonly T[] = [],
): readonly (T & { readonly upstream: NonNullable<T["upstream"]> })[] =>
  offers.filter((one): one is T & { readonly upstream: NonNullable<T["upstream"]> } => one.upstream?.server === server);

const pinsOf = (
  tools: readonly PinnedTool[],
  resources: readonly PinnedResource[],
  prompts: readonly PinnedPrompt[],
): readonly Pin[] => {
  const reading =
    (kind: "resource" | "prompt") =>
    ({ name, version, digest, upstream }: PinnedResource | PinnedPrompt): Pin => ({
      ...{ kind: `${kind}s` as const, offered: upstream.name, said: upstream.said },
      ...{ name: readingKey(kind, name), version, digest },
    });
  return [
    ...tools.map(({ name, version, digest, upstream: { tool, said } }) => ({
      ...{ kind: "tools" as const, offered: tool, said },
      ...{ name, version, digest },
    })),
    ...resources.map(reading("resource")),
    ...prompts.map(reading("prompt")),
  ];
};

/**
 * Tools, resources and prompts of other servers, behind everything that those of this one pass through. Only what the catalogue
 * holds is served; of an upstream that has not proved to say what was approved, nothing is.
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
  const served = upstreams.map((upstream) => {
    const credentials = createCredentials(upstream, options);
    const server = upstream.name;
    const tools = pinnedBy(server, catalogue.tools);
    const resources = pinnedBy(server, catalogue.resources);
    const prompts = pinnedBy(server, catalogue.prompts);
    const onListChanged = (): void => watch.listChanged();
    const onLost = (): void => watch.lost();
    const link = openLink(upstream, { credentials, clock, way, onListChanged, onLost, log: report });
    const host = overHttp(upstream) ? new URL(upstream.url).hostname : undefined;
    const watch: Watch = createWatch({
      ...{ state, clock, record, report, server, host },
      pins: pinsOf(tools, resources, prompts),
      list: (kinds, signal): ReturnType<Link["list"]> => link.list(kinds, signal),
      catalogue: catalogue.digest,
    });
    const reached: Reached = {
      mode: upstream.spotlight ?? "datamark",
      availability: watch,
      ask: createAsk({ link, proof: credentials, host }),
    };
    return {
      tools: tools.map((pin) => upstreamTool(pin, reached)),
      resources: resources.map((pin) => upstreamResource(pin, reached)),
      prompts: prompts.map((pin) => upstreamPrompt(pin, reached)),
      ...{ link, watch },
    };
  });

  return {
    tools: served.flatMap(({ tools }) => tools),
    resources: served.flatMap(({ resources }) => resources),
    prompts: served.flatMap(({ prompts }) => prompts),
    close: async () => {
      for (const { watch } of served) watch.close();
      await Promise.all(served.map(({ link }) => link.close()));
    },
  };
};
