import { Vault } from "@mcp-landing-zone/constructs";
import { synthesize } from "@mcp-landing-zone/constructs/testing";
import { inspect } from "@mcp-landing-zone/content";
import { compilePolicy } from "@mcp-landing-zone/gateway/policy/execute";

export const known = [Vault, synthesize, inspect, compilePolicy];
