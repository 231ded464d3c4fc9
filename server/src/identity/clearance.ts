import { classifications } from "@mcp-landing-zone/contract";
import type { Classification, Settings } from "@mcp-landing-zone/contract";
import { Refusal } from "../refusal/refusal.ts";
import type { RefusalName } from "../refusal/refusal.ts";
import type { Principal } from "../decision/principal.ts";

/** Requirements for users of tools of one classification, besides the scope: step-up authentication asks for a missing one. */
interface Demand {
  readonly role: string | undefined;
  /** An authentication context, which the user gets by signing in more strongly. */
  readonly context: string | undefined;
}

const claimsFor = (context: string): string =>
  JSON.stringify({ access_token: { acrs: { essential: true, value: context } } });

/** What this caller lacks and no stronger sign-in brings. */
const barrier = (
  { kind, roles }: Principal,
  { role, context }: Demand,
): readonly [RefusalName, { readonly reason: string }] | undefined => {
  if (role === undefined && context === undefined) return undefined;
  // Entra evaluates no Conditional Access for an application on its own, and the roles of one are rights to tools.
  if (kind !== "user") return ["user-needed", { reason: "an application cannot sign in" }];
  return role === undefined || roles.has(role) ? undefined : ["role-missing", { reason: role }];
};

export interface Clearance {
  /** Throws unless the caller has signed in as strongly as the tool's classification demands. */
  assertCleared(principal: Principal, tool: { readonly classification: Classification; readonly scope: string }): void;
  /** Whether the caller can call tools of this classification at all, if need be after a stronger sign-in. */
  isWithinReach(principal: Principal, classification: Classification): boolean;
}

/**
 * the classification of a tool decides how strongly its callers must have signed in. A classification without a demand of its
 * own has that of the one below it, so that no tool is guarded less than a less sensitive one.
 */
export const createClearance = ({
  classificationContexts: contexts,
  classificationRoles: roles,
}: Pick<Settings, "classificationContexts" | "classificationRoles">): Clearance => {
  const demands = new Map<Classification, Demand>();
  let demand: Demand = { role: undefined, context: undefined };
  for (const one of classifications) {
    if (one !== "public") demand = { role: roles[one] ?? demand.role, context: contexts[one] ?? demand.context };
    demands.set(one, demand);
  }
  const demandOf = (classification: Classification): Demand => {
    const demanded = demands.get(classification);
    if (!demanded) throw new Refusal("internal", { reason: "a tool without classification" });
    return demanded;
  };
  return {
    assertCleared: (principal, { classification, scope }) => {
      const demanded = demandOf(classification);
      const lacking = barrier(principal, demanded);
      if (lacking) throw new Refusal(...lacking);
      const { context } = demanded;
      if (context === undefined || principal.contexts.has(context)) return;
      throw new Refusal("claims-missing", {
        reason: context,
        challenge: { claims: claimsFor(context), scopes: [scope] },
      });
    },
    isWithinReach: (principal, classification) => barrier(principal, demandOf(classification)) === undefined,
  };
};
