import type { Check } from "../check.ts";
import { armActionsOf, rolesFor } from "../rights/arm.ts";
import { graphRightsOf } from "../rights/graph.ts";
import { allows, denierOf, heldOn } from "../rights/permissions.ts";

/** As many as a reader takes in. */
const shown = 6;

const listed = (actions: readonly string[]): string =>
  actions.length > shown
    ? `${actions.slice(0, shown).join(", ")} and ${actions.length - shown} more (npm run doctor -- --json)`
    : actions.join(", ");

export const rightsChecks: readonly Check[] = [
  {
    id: "azure-rights",
    what: "the caller may make in Azure what each stack makes",
    needs: "subscription",
    run: async ({ azure, facts, stacks }) => {
      const subscription = `/subscriptions/${facts.subscriptionId}`;
      const group = `${subscription}/resourceGroups/${String(facts.resources("azurerm_resource_group")[0]?.["name"])}`;
      // Before the first deployment there is no group: the rights on the subscription apply to it.
      const isThere = (await azure.arm(group, "2021-04-01")).status === 200;
      const scope = isThere ? group : subscription;
      const { oid = "" } = await azure.claims("https://management.azure.com/.default");
      const held = await heldOn(azure, scope, oid);
      return armActionsOf(stacks).flatMap(({ stack, actions }) => {
        const missing = actions.filter((action) => !allows(held, action));
        if (missing.length === 0) return [];
        const deniers = [...new Set(missing.flatMap((action) => denierOf(held, action) ?? []))];
        if (deniers.length > 0) {
          const mend = `ask the owner of ${deniers.join(" and ")} to exclude ${oid}; it stands under Access control, Deny assignments, of ${scope}`;
          return [{ what: `${stack}: denied by ${deniers.join(", ")}: ${listed(missing)}`, actions: missing, mend }];
        }
        const mend = `ask an owner of ${scope} for ${rolesFor(missing)}`;
        return [{ what: `${stack}: not allowed ${listed(missing)}`, actions: missing, mend }];
      });
    },
  },
  {
    id: "entra-rights",
    what: "the caller may make in Entra what each stack makes",
    needs: "tenant",
    applies: ({ stacks }) => graphRightsOf(stacks).length > 0,
    run: async ({ azure, stacks }) => {
      const { roles = [], wids = [] } = await azure.claims("https://graph.microsoft.com/.default");
      return graphRightsOf(stacks).flatMap(({ stack, rights }) =>
        rights
          .filter(
            (right) =>
              !right.permissions.some((permission) => roles.includes(permission)) &&
              !Object.values(right.roles).some((role) => wids.includes(role)),
          )
          .map((right) => ({
            what: `${stack}: not allowed what ${right.permissions.join(" or ")} allows`,
            mend: `for a person the role ${Object.keys(right.roles).join(" or ")}; for a pipeline that permission; or \`application\` in the configuration`,
          })),
      );
    },
  },
];
