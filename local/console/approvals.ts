// Pending approvals of every server, seen and decided as a person would: with an approver's token, past the rules of the gateway and the checks of the server.
import { routes } from "@mcp-landing-zone/contract";
import type { Facts } from "../facts.ts";
import type { Deployment } from "../running-deployment.ts";
import { demoIds } from "../stand-ins/index.ts";

interface ServerAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Approvals {
  pending(): Promise<ServerAnswer>;
  decide(server: string, id: string, decision: string): Promise<ServerAnswer>;
}

type Parts = Pick<Deployment, "token" | "servers" | "standIns">;

const timeoutMs = 10_000;

/** The one who decides in the demo: the first person who holds a role of the API. */
export const approverOf = ({ standIns }: Pick<Deployment, "standIns">): string => {
  const holder = standIns.users.find(({ roles }) => (roles?.[demoIds.api] ?? []).length > 0);
  if (!holder) throw new Error("directory: no user holds the approver role");
  return holder.name;
};

const isAsked = ({ catalogue }: Facts): boolean => catalogue.tools.some(({ effect }) => effect !== "read");

export const createApprovals = (deployment: Parts): Approvals => {
  const { token, servers } = deployment;
  const approver = approverOf(deployment);
  const ask = async (
    { name, origin, base, catalogue }: Facts,
    path: string,
    init: RequestInit,
  ): Promise<ServerAnswer> => {
    const [scope] = catalogue.scopes;
    const answer = await fetch(origin + base + routes.approvals + path, {
      ...init,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await token({ user: approver, scopes: scope ? [scope.name] : [], server: name })}`,
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const pendingAt = async (server: Facts): Promise<readonly object[] | number> => {
    const { status, body } = await ask(server, "", { method: "GET" }).catch((): ServerAnswer => ({
      status: 504,
      body: undefined,
    }));
    if (status !== 200) return status;
    return (body as { readonly approvals: readonly object[] }).approvals.map((one) => ({
      ...one,
      server: server.name,
    }));
  };
  return {
    pending: async () => {
      // A server whose tools change nothing is asked for no approval.
      const all = await Promise.all(servers.filter(isAsked).map(pendingAt));
      // An outage of the approvals is something to show, and no failure of this page.
      const unavailable = all.find((one) => typeof one === "number");
      const approvals = all.flatMap((one) => (typeof one === "number" ? [] : one));
      return { status: 200, body: { approvals, ...(unavailable !== undefined && { unavailable }) } };
    },
    decide: async (name, id, decision) => {
      const server = servers.find((one) => one.name === name) ?? servers[0];
      return ask(server, `/${encodeURIComponent(id)}`, { method: "POST", body: JSON.stringify({ decision }) });
    },
  };
};
