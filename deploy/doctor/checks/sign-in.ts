import type { Check } from "../check.ts";

const armScope = "https://management.azure.com/.default";

export const signInChecks: readonly Check[] = [
  {
    id: "engine",
    what: "Terraform or OpenTofu is there, and recent enough",
    run: async ({ engine }) => {
      try {
        await engine();
        return [];
      } catch (error) {
        const mend = "install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install";
        return [{ what: (error as Error).message, mend }];
      }
    },
  },
  {
    id: "sign-in",
    what: "a principal is signed in",
    run: async ({ azure, facts }) => {
      try {
        await azure.claims(armScope);
        return [];
      } catch (error) {
        const what = (error as Error).message.split("\n", 1)[0]!;
        return [{ what, mend: `az login --tenant ${facts.tenantId}` }];
      }
    },
  },
  {
    id: "tenant",
    what: "who is signed in belongs to the tenant",
    needs: "sign-in",
    run: async ({ azure, facts }) => {
      const { tid } = await azure.claims(armScope);
      return tid === facts.tenantId
        ? []
        : [
            {
              what: `signed in to tenant ${tid}, expected ${facts.tenantId}`,
              mend: `az login --tenant ${facts.tenantId}`,
            },
          ];
    },
  },
  {
    id: "subscription",
    what: "the subscription is there, enabled and of the tenant",
    needs: "tenant",
    run: async ({ azure, facts }) => {
      const { status, body } = await azure.arm(`/subscriptions/${facts.subscriptionId}`, "2022-12-01");
      const { tenantId, state } = body as { readonly tenantId?: string; readonly state?: string };
      const id = facts.subscriptionId;
      if (status !== 200) {
        const mend = `az account list --refresh --query "[?id=='${id}']", and a role on it from its owner`;
        return [{ what: `${id} is not visible to the caller (${status})`, mend }];
      }
      if (tenantId !== facts.tenantId)
        return [
          { what: `${id} belongs to tenant ${tenantId}`, mend: "subscriptionId or tenantId in the configuration" },
        ];
      return state === "Enabled"
        ? []
        : [{ what: `${id} is ${state}`, mend: "enable it in the portal, under Subscriptions" }];
    },
  },
];
