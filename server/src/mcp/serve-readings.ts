import { ProtocolError, ResourceNotFoundError } from "@modelcontextprotocol/server";
import type { ListPromptsResult, Server, ServerCapabilities, ServerContext } from "@modelcontextprotocol/server";
import { errorCodes } from "@mcp-landing-zone/contract";
import { completionKey } from "../readings/readings.ts";
import { createListedReadings } from "../readings/listed.ts";
import type { ListedReadings } from "../readings/listed.ts";
import type { ToolOutcome } from "../tools/call-tool.ts";
import type { ToolResult } from "../tools/finish-output.ts";
import { readingKeys } from "../tools/registry.ts";
import type { Registry } from "../tools/registry.ts";
import type { Call } from "./call.ts";
import type { ProtocolFixtures } from "./fixtures.ts";
import { CallFailure } from "./perform-call.ts";
import { completionResult, promptResult, resourceResult } from "./reading-results.ts";

const completes = ({ catalogue, hasReading }: Registry): boolean =>
  readingKeys(catalogue).some((offer) => hasReading(completionKey(offer)));

/** What the server declares: what its catalogue holds. Changes are not announced, and no resource is subscribed to. */
export const capabilitiesOf = (registry: Registry, servedAs: "modern" | "legacy" | "session"): ServerCapabilities => {
  const { resources, prompts } = registry.catalogue;
  return {
    tools: {},
    // A request of the older revision without a session could say nowhere that it wants lines.
    ...(servedAs !== "legacy" && { logging: {} }),
    ...(resources && { resources: {} }),
    ...(prompts && { prompts: {} }),
    ...(completes(registry) && { completions: {} }),
  };
};

/** A call's own failure as an error of the protocol. */
export const onTheWire = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CallFailure ? new ProtocolError(error.code, error.message, error.data) : error;
  }
};

const listings = new WeakMap<object, ReturnType<typeof createListedReadings>>();

const listedBy = ({ catalogue }: Registry): ReturnType<typeof createListedReadings> => {
  const before = listings.get(catalogue);
  if (before) return before;
  const made = createListedReadings(catalogue);
  listings.set(catalogue, made);
  return made;
};

interface Serving {
  readonly registry: Registry;
  readonly performed: (context: ServerContext) => Promise<ToolOutcome>;
  readonly callOf: (context: ServerContext) => Call;
  readonly fixtures: ProtocolFixtures | undefined;
}

/** Resources, prompts and completions of the catalogue on the SDK's server. */
export const serveReadings = (server: Server, { registry, performed, callOf, fixtures }: Serving): void => {
  const { resources, prompts } = registry.catalogue;
  const listed = (list: keyof ListedReadings, cursor: unknown, context: ServerContext) => {
    if (cursor !== undefined) throw new ProtocolError(errorCodes.invalidParams, "Invalid cursor");
    const keys = registry.readingsFor(callOf(context).caller.principal);
    return { [list]: listedBy(registry)(keys)[list] } as never;
  };
  const read = (context: ServerContext, resultOf: (result: ToolResult, call: Call) => object) =>
    onTheWire(async () => {
      const outcome = await performed(context);
      if (outcome.kind !== "result") throw new TypeError("a read waits for no approval");
      return resultOf(outcome.result, callOf(context)) as never;
    });
  if (resources) {
    server.setRequestHandler("resources/list", ({ params }, context) => listed("resources", params?.cursor, context));
    server.setRequestHandler("resources/templates/list", ({ params }, context) =>
      listed("resourceTemplates", params?.cursor, context),
    );
    server.setRequestHandler("resources/read", async ({ params }, context) => {
      try {
        return await read(context, resourceResult);
      } catch (error) {
        // By the address in its data, clients of both revisions know it for what it is.
        const isMissing = error instanceof ProtocolError && !callOf(context).tool;
        throw isMissing ? new ResourceNotFoundError(params.uri, error.message) : error;
      }
    });
  }
  if (prompts) {
    server.setRequestHandler("prompts/list", ({ params }, context) => {
      const { prompts: mine } = listed("prompts", params?.cursor, context) as ListPromptsResult;
      return { prompts: fixtures ? [...mine, ...fixtures.prompts] : mine };
    });
    server.setRequestHandler("prompts/get", async ({ params }, context) => {
      if (!callOf(context).tool && fixtures?.prompts.some(({ name }) => name === params.name)) {
        return (await fixtures.get(params.name, context)) as never;
      }
      return read(context, (result, { tool }) => promptResult(result, tool?.approved.description ?? ""));
    });
  }
  if (completes(registry)) {
    server.setRequestHandler("completion/complete", (_request, context) => read(context, completionResult));
  }
};
