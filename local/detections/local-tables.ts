// The tables that detections read, as far as this machine fills them.
import { recordedNames } from "@mcp-landing-zone/contract";
import type { Parameters } from "@mcp-landing-zone/governance";
import type { Tables } from "@mcp-landing-zone/governance/kql";
import type { Facts } from "../facts.ts";
import type { GatewayDecision } from "../gateway/decision.ts";

const kept = 20_000;

/** What the gateway decided, as API Management logs it. Every caller here has the one address. */
export const createGatewayLog = () => {
  let rows: readonly Readonly<Record<string, unknown>>[] = [];
  let count = 0;
  return {
    add: ({ at, method, path, status, reason }: GatewayDecision): void => {
      count += 1;
      const row = {
        TimeGenerated: at,
        ApiId: "mcp",
        Method: method,
        Url: `https://localhost${path}`,
        ResponseCode: status,
        LastErrorReason: reason ?? "",
        CallerIpAddress: "127.0.0.1",
      };
      rows = [...rows.slice(-kept + 1), row];
    },
    rows: () => rows,
    count: () => count,
  };
};

export const localTables = (audit: readonly object[], gateway: readonly object[]): Tables => ({
  McpAudit_CL: audit as Tables[string],
  ApiManagementGatewayLogs: gateway as Tables[string],
});

/** What a deployment's stack would tell the queries. */
export const localParameters = (servers: readonly Pick<Facts, "catalogue" | "clients">[]): Parameters => ({
  ApprovedClients: servers.map(({ clients: [{ clientId }] }) => String(clientId)),
  ApprovedTools: [...new Set(servers.flatMap(({ catalogue }) => recordedNames(catalogue)))],
  ApprovedApis: ["mcp"],
  BreakGlass: [],
  Deployers: [],
  CallsPerDay: 200_000,
});
