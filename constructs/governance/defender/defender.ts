import { Construct } from "constructs";
import { AzapiResource, AzapiResourceAction, AzapiUpdateResource } from "../../azapi/index.ts";
import type { CommonProps } from "../../protection/protect.ts";
import { SecurityCenterAutomation } from "../../providers.ts";
import type { DefenderArea } from "./area.ts";
import type { DefenderPlan, DefenderPlanFacts } from "./plans.ts";
import { defenderPlans } from "./plans.ts";
import { refuseMissing } from "../../required.ts";

/** What `Defender` takes. */
export interface DefenderProps extends CommonProps {
  /** What the configuration says of Defender. */
  readonly area: DefenderArea;
  /** The subscription. */
  readonly subscriptionId: string;
  /** The Log Analytics workspace that is read. */
  readonly workspaceId: string;
  /** The gateway, and the names of its APIs behind which a server is: the plan `Api` watches what it is given, and nothing else. */
  readonly watched: { readonly gatewayId: string; readonly apis: readonly string[] };
}

/**
 * Microsoft Defender for Cloud for the types in use. The plans belong to the subscription, so that they are adopted: one that is on stays as it is, one
 * that is off is switched on, and none is switched off when this goes. Azure takes one change at a time.
 *
 * @example
 * new Defender(stack, "defender", {
 *   ...surroundings,
 *   area: { emails: ["security@example.com"] },
 *   subscriptionId: "00000000-0000-0000-0000-000000000000",
 *   workspaceId: foundation.workspace.workspaceId,
 *   watched: { gatewayId: platform.gateway.id, apis: ["mcp"] },
 * });
 */
export class Defender extends Construct {
  readonly plans: readonly AzapiUpdateResource[];
  /** APIs given to Defender for APIs; none without its plan. */
  readonly apis: readonly AzapiResource[];

  constructor(scope: Construct, id: string, props: DefenderProps) {
    super(scope, id);
    refuseMissing(this, "DefenderProps", props);
    const { area, subscriptionId, naming, resourceGroup } = props;
    const subscription = `/subscriptions/${subscriptionId}`;
    const left = new Set((area.without ?? []).map(({ plan }) => plan));
    const chosen = (Object.keys(defenderPlans) as DefenderPlan[]).filter((plan) => !left.has(plan));
    const plans: AzapiUpdateResource[] = [];
    for (const plan of chosen) plans.push(this.#plan(plan, subscription, plans.slice(-1)));
    this.plans = plans;
    this.apis = chosen.includes("Api") ? props.watched.apis.map((name) => this.#onboarded(name, props, plans)) : [];
    if (area.emails) this.#contact(area.emails, subscription);
    if (area.export ?? true) {
      new SecurityCenterAutomation(this, "Export", {
        name: naming.of("securityExport"),
        resourceGroupName: resourceGroup.name,
        location: resourceGroup.location,
        scopes: [subscription],
        source: [{ eventSource: "Alerts" }, { eventSource: "Assessments" }],
        action: [{ type: "loganalytics", resourceId: props.workspaceId }],
      });
    }
  }

  #plan(plan: DefenderPlan, subscription: string, dependsOn: AzapiUpdateResource[]): AzapiUpdateResource {
    const { subPlan }: DefenderPlanFacts = defenderPlans[plan];
    return new AzapiUpdateResource(this, plan, {
      type: "Microsoft.Security/pricings@2024-01-01",
      resourceId: `${subscription}/providers/Microsoft.Security/pricings/${plan}`,
      body: { properties: { pricingTier: "Standard", ...(subPlan === undefined ? {} : { subPlan }) } },
      dependsOn,
    });
  }

  /** An extension of the gateway with the name of the API and nothing in it. It ends with the area, and the API is no longer watched. */
  #onboarded(name: string, { watched }: DefenderProps, plans: AzapiUpdateResource[]): AzapiResource {
    return new AzapiResource(this, `Api ${name}`, {
      type: "Microsoft.Security/apiCollections@2023-11-15",
      parentId: watched.gatewayId,
      name,
      body: {},
      dependsOn: plans,
    });
  }

  /** A request and no resource: the contact may be there already, and stays when this goes. */
  #contact(emails: readonly string[], subscription: string): void {
    new AzapiResourceAction(this, "Contact", {
      type: "Microsoft.Security/securityContacts@2023-12-01-preview",
      resourceId: `${subscription}/providers/Microsoft.Security/securityContacts/default`,
      method: "PUT",
      body: {
        properties: {
          emails: emails.join(";"),
          isEnabled: true,
          notificationsSources: [
            { sourceType: "Alert", minimalSeverity: "Medium" },
            { sourceType: "AttackPath", minimalRiskLevel: "High" },
          ],
          notificationsByRole: { state: "On", roles: ["Owner"] },
        },
      },
    });
  }
}
