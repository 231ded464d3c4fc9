// Pending approvals, seen and decided as a person would: with an approver's token, past the rules of the gateway and the checks of the server.
import { routes } from "@mcp-landing-zone/contract";
import type { Deployment } from "../running-deployment.ts";
import { demoIds } from "../stand-ins/index.ts";

interface ServerAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Approvals {
  pending(): Promise<ServerAnswer>;
  decide(id: string, decision: string): Promise<ServerAnswer>;
}

type Parts = Pick<Deployment, "token" | "facts" | "standIns">;

const timeoutMs = 10_000;

/** The one who decides in the demo: the first person who holds a role of the API. */
export const approverOf = ({ standIns }: Pick<Deployment, "standIns">): string => {
  const holder = standIns.users.find(({ roles }) => (roles?.[demoIds.api] ?? []).length > 0);
  if (!holder) throw new Error("directory: no user holds the approver role");
  return holder.name;
};

export const createApprovals = (deployment: Parts): Approvals => {
  const { token, facts } = deployment;
  const approver = approverOf(deployment);
  const [scope] = facts.catalogue.scopes;
  const ask = async (path: string, init: RequestInit): Promise<ServerAnswer> => {
    const answer = await fetch(facts.origin + routes.approvals + path, {
      ...init,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await token({ user: approver, scopes: scope ? [scope.name] : [] })}`,
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return {
    pending: async () => {
      const answer = await ask("", { method: "GET" }).catch((): ServerAnswer => ({ status: 504, body: undefined }));
      // An outage of the approvals is something to show, and no failure of this page.
      return answer.status === 200 ? answer : { status: 200, body: { approvals: [], unavailable: answer.status } };
    },
    decide: (id, decision) => ask(`/${encodeURIComponent(id)}`, { method: "POST", body: JSON.stringify({ decision }) }),
  };
};
