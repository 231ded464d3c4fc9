import type {
  Server,
  ServerCapabilities,
  ServerContext,
  ServerNotifier,
  Prompt as WirePrompt,
  Tool as WireTool,
} from "@modelcontextprotocol/server";

/**
 * Parts of the protocol that no tool of ours uses, for the conformance suite to exercise. Only the test profile takes them;
 * their tools and prompts run without the pipeline.
 */
export interface ProtocolFixtures {
  readonly capabilities: ServerCapabilities;
  readonly tools: readonly WireTool[];
  readonly call: (name: string, args: Readonly<Record<string, unknown>>, context: ServerContext) => Promise<unknown>;
  readonly prompts: readonly WirePrompt[];
  readonly get: (name: string, context: ServerContext) => Promise<unknown>;
  /** Adds the rest to a server that was just made. */
  readonly extend: (server: Server, era: "modern" | "legacy") => void;
  /** Called once, with the way to announce changes. */
  readonly announce: (notifier: ServerNotifier) => void;
}
