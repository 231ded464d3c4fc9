import type { SettingValues } from "@mcp-landing-zone/contract";
import type { GatewayPorts, PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import type { FacadeFacts } from "@mcp-landing-zone/gateway/documents/facade";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import type { DocumentStore, Exchange, Ports, Prompt, Resource, Tool } from "@mcp-landing-zone/server";
import type { Proxy } from "./weakening-proxy.ts";

/** Takes one protection away from the composition, to see whether the attack notices. */
export interface Weakening {
  readonly what: string;
  readonly document?: (document: PolicyDocument) => PolicyDocument;
  readonly mcp?: Partial<McpFacts>;
  readonly facade?: (facts: FacadeFacts) => FacadeFacts;
  readonly gatewayPorts?: (ports: GatewayPorts) => GatewayPorts;
  readonly serverPorts?: (ports: Ports) => Ports;
  readonly settings?: Partial<SettingValues>;
  readonly documents?: (documents: DocumentStore) => DocumentStore;
  readonly tools?: (tools: readonly Tool[]) => readonly Tool[];
  readonly resources?: (resources: readonly Resource[]) => readonly Resource[];
  readonly prompts?: (prompts: readonly Prompt[]) => readonly Prompt[];
  /** What reaches the server instead of a request. */
  readonly exchange?: (exchange: Exchange) => Exchange;
  /** Private ranges that tools may fetch from. */
  readonly openRanges?: readonly string[];
  /** Stands in front of the gateway. */
  readonly proxy?: Proxy;
}
