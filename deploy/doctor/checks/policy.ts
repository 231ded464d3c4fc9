import { valueOf } from "../../azure/azure.ts";
import type { Check } from "../check.ts";

interface Assignment {
  readonly id: string;
  readonly name: string;
  readonly properties: {
    readonly displayName?: string;
    readonly policyDefinitionId: string;
    readonly enforcementMode?: string;
    readonly parameters?: Readonly<Record<string, { readonly value?: unknown }>>;
  };
}

/** Built-in definitions that would deny what is deployed here, and why the deployment is right all the same. */
const denying: Readonly<Record<string, { readonly title: string; readonly type: string; readonly why: string }>> = {
  "783ea2a8-b8fd-46be-896a-9ae79643a0b1": {
    title: "Container Apps should disable external network access",
    type: "azurerm_container_app",
    why: "the app's ingress is external inside an internal environment: reachable from the virtual network alone, which the gateway needs",
  },
};

export const policyChecks: readonly Check[] = [
  {
    id: "policies",
    what: "no Azure Policy in force denies what is deployed",
    needs: "subscription",
    run: async ({ azure, facts }) => {
      const scope = `/subscriptions/${facts.subscriptionId}`;
      const answer = await azure.arm(`${scope}/providers/Microsoft.Authorization/policyAssignments`, "2023-04-01");
      return valueOf<Assignment>(answer).flatMap(({ id, name, properties }) => {
        const definition = properties.policyDefinitionId.slice(properties.policyDefinitionId.lastIndexOf("/") + 1);
        const rule = denying[definition.toLowerCase()];
        const effect = String(properties.parameters?.["effect"]?.value ?? "Audit");
        const isDenying = rule && effect === "Deny" && properties.enforcementMode !== "DoNotEnforce";
        if (!isDenying || facts.resources(rule.type).length === 0) return [];
        const group = String(facts.resources("azurerm_resource_group")[0]?.["name"] ?? "<group>");
        return [
          {
            what: `${properties.displayName ?? name} denies ${rule.type}: ${rule.title}, but ${rule.why}`,
            mend: `ask its owner: az policy exemption create --name mcp --exemption-category Mitigated --policy-assignment ${id} --resource-group ${group}`,
          },
        ];
      });
    },
  },
  {
    id: "workspace",
    what: "the central Log Analytics workspace is there",
    needs: "sign-in",
    applies: ({ facts }) => facts.workspaceId !== undefined,
    run: async ({ azure, facts }) => {
      const { status } = await azure.arm(facts.workspaceId!, "2023-09-01");
      return status === 200
        ? []
        : [
            {
              what: `workspaceId: ${status}`,
              mend: `az monitor log-analytics workspace show --ids ${facts.workspaceId}`,
            },
          ];
    },
  },
];
