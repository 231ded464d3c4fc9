import { parsePolicy } from "../import/parse-policy.ts";
import { testPorts, testRequest } from "../testing.ts";
import { compilePolicy } from "./compile.ts";
import type { GatewayPorts, GatewayRequest } from "./ports.ts";

/** A gateway behind a policy as its author would write it, and a caller. Learn pages are those below https://learn.microsoft.com/azure/api-management. */
export const behind = (
  { inbound = "", backend = "<base />", outbound = "" }: Readonly<Record<string, string>>,
  overrides: Partial<GatewayPorts> = {},
) => {
  const text = `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound>${outbound}</outbound></policies>`;
  const gateway = compilePolicy(parsePolicy(text, { name: "service" }));
  const ports = testPorts(overrides);
  const call = (changes: Partial<GatewayRequest> = {}) => gateway(testRequest(changes), ports);
  return { call, ports };
};
