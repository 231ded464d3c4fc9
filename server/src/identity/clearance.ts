import { classifications } from "@mcp-landing-zone/contract";
import type { Classification, Settings } from "@mcp-landing-zone/contract";
import { Refusal } from "../http/refusal.ts";
import type { Principal } from "./principal.ts";

/** What a user must show for tools of one classification, besides the scope. */
interface Demand {
  readonly role: string | undefined;
  /** An authentication context, which the user gets by signing in more strongly. */
  readonly context: string | undefined;
}

const claimsFor = (context: string): string =>
  JSON.stringify({ access_token: { acrs: { essential: true, value: context } } });

const assertMeets = (principal: Principal, { role, context }: Demand, scope: string): void => {
  if (role === undefined && context === undefined) return;
  // Entra evaluates no Conditional Access for an application on its own, and the roles of one are rights to tools.
  if (principal.kind !== "user") throw new Refusal("user-needed", { reason: "an application cannot sign in" });
  if (role !== undefined && !principal.roles.has(role)) throw new Refusal("role-missing", { reason: role });
  if (context !== undefined && !principal.contexts.has(context)) {
    throw new Refusal("claims-missing", {
      reason: context,
      challenge: { claims: claimsFor(context), scopes: [scope] },
    });
  }
};

/**
 * the classification of a tool decides how strongly its callers must have signed in. A rung that demands nothing of its
 * own demands what the one below it does, so that no tool is guarded less than a less sensitive one.
 */
export const createClearance = ({
  classificationContexts: contexts,
  classificationRoles: roles,
}: Pick<Settings, "classificationContexts" | "classificationRoles">): ((
  principal: Principal,
  tool: { readonly classification: Classification; readonly scope: string },
) => void) => {
  const demands = new Map<Classification, Demand>();
  let demand: Demand = { role: undefined, context: undefined };
  for (const rung of classifications) {
    if (rung !== "public") demand = { role: roles[rung] ?? demand.role, context: contexts[rung] ?? demand.context };
    demands.set(rung, demand);
  }
  return (principal, { classification, scope }) => {
    const demanded = demands.get(classification);
    if (!demanded) throw new Refusal("internal", { reason: "a tool without classification" });
    assertMeets(principal, demanded, scope);
  };
};
