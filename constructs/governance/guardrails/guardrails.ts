import type { Guardrail, Json } from "@mcp-landing-zone/governance/guardrails";
import { guardrails as ours } from "@mcp-landing-zone/governance/guardrails";
import { Construct } from "constructs";
import { refuseUnless } from "../../errors.ts";
import type { Naming } from "../../names.ts";
import { PolicyDefinition, PolicySetDefinition, ResourceGroupPolicyAssignment } from "../../providers.ts";
import type { Exemption } from "./exemption.ts";
import { exempt } from "./exemption.ts";
import { refuseMissing } from "../../required.ts";

/** What the rules compare with. */
export interface GuardrailValues {
  /** Regions in which resources may stand. */
  readonly regions: readonly string[];
  /** Login servers from which images may come. */
  readonly registries: readonly string[];
  /** Ids of the subnets in which Container Apps environments may stand. */
  readonly subnets: readonly string[];
  /** The workspace that gets every log. */
  readonly workspaceId: string;
  /** The one gateway on which MCP APIs stand. */
  readonly gatewayId: string;
}

/** What `Guardrails` takes. */
export interface GuardrailsProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** The id of the resource group that they hold for. */
  readonly resourceGroupId: string;
  /** What the guardrails compare with. */
  readonly values: GuardrailValues;
  /**
   * `Audit` reports a violation, `Deny` refuses the request that makes it.
   * @default "Audit"
   */
  readonly effect?: "Deny" | "Audit";
  /**
   * Whether Azure acts on the effect. Off, it judges and reports and denies nothing: the first step of every roll-out.
   * @default false
   */
  readonly enforce?: boolean;
  /** Resources that a rule does not hold for, each with a reason and an end. @default - none */
  readonly exemptions?: readonly Exemption[];
  /** The rules to assign. @default - all */
  readonly guardrails?: readonly Guardrail[];
}

/**
 * The guardrails as Azure Policy: a definition each, one initiative, and its assignment to the resource group.
 *
 * @example
 * new Guardrails(stack, "guardrails", {
 *   naming: surroundings.naming,
 *   resourceGroupId: surroundings.resourceGroup.id,
 *   effect: "Deny",
 *   values: {
 *     regions: ["westeurope"],
 *     registries: ["example.azurecr.io"],
 *     subnets: [network.subnetId("containers")],
 *     workspaceId: foundation.workspace.workspaceId,
 *     gatewayId: gateway.id,
 *   },
 * });
 */
export class Guardrails extends Construct {
  readonly initiative: PolicySetDefinition;
  readonly assignment: ResourceGroupPolicyAssignment;

  constructor(scope: Construct, id: string, props: GuardrailsProps) {
    super(scope, id);
    refuseMissing(this, "GuardrailsProps", props);
    const { naming, values, effect = "Audit", enforce = false, guardrails = ours } = props;
    for (const field of ["regions", "registries", "subnets"] as const) {
      refuseUnless(values[field].length > 0, "VALUE_INVALID", {
        at: this,
        field: `values.${field}`,
        received: values[field],
        expected: "at least one: an empty list would deny everything",
      });
    }
    const prefix = `${naming.deployment.name}-${naming.deployment.environment}`;
    this.initiative = new PolicySetDefinition(this, "Initiative", {
      name: `${prefix}-guardrails`,
      displayName: `MCP landing zone guardrails (${prefix})`,
      description: "What Azure Policy refuses or reports beside the MCP landing zone",
      policyType: "Custom",
      metadata: JSON.stringify({ category: "MCP landing zone" }),
      parameters: JSON.stringify(initiativeParameters(guardrails)),
      policyDefinitionReference: guardrails.map((guardrail) => ({
        referenceId: guardrail.name,
        policyDefinitionId: this.#define(guardrail, prefix).id,
        parameterValues: JSON.stringify(passedOn(guardrail)),
      })),
    });
    this.assignment = new ResourceGroupPolicyAssignment(this, "Assignment", {
      name: "mcp-guardrails",
      displayName: `MCP landing zone guardrails (${prefix})`,
      resourceGroupId: props.resourceGroupId,
      policyDefinitionId: this.initiative.id,
      enforce,
      parameters: JSON.stringify(given(guardrails, { ...values, effect })),
      nonComplianceMessage: guardrails.map(({ name, displayName }) => ({
        policyDefinitionReferenceId: name,
        content: displayName,
      })),
    });
    const names = guardrails.map(({ name }) => name);
    for (const exemption of props.exemptions ?? []) {
      exempt(this, exemption, { resourceGroupId: props.resourceGroupId, assignmentId: this.assignment.id, names });
    }
  }

  #define(
    { name, displayName, description, mode, parameters, policyRule }: Guardrail,
    prefix: string,
  ): PolicyDefinition {
    return new PolicyDefinition(this, name, {
      name: `${prefix}-${name}`,
      displayName,
      description,
      mode,
      policyType: "Custom",
      metadata: JSON.stringify({ category: "MCP landing zone" }),
      parameters: JSON.stringify(parameters),
      policyRule: JSON.stringify(policyRule),
    });
  }
}

/** Parameters that the assignment sets; the others keep the default of their definition. */
const asked = ({ parameters }: Guardrail) =>
  Object.entries(parameters).filter(([name, { defaultValue }]) => name !== "effect" && defaultValue === undefined);

const reports = ({ policyRule }: Guardrail): boolean => policyRule.then.details !== undefined;

const initiativeParameters = (guardrails: readonly Guardrail[]) => {
  const effect = { type: "String", allowedValues: ["Deny", "Audit", "Disabled"], defaultValue: "Audit" };
  return { effect, ...Object.fromEntries(guardrails.flatMap(asked)) };
};

/** Azure Policy cannot deny for a missing neighbour of a resource: such a guardrail audits, also where the others deny. */
const passedOn = (guardrail: Guardrail) => {
  const values = asked(guardrail).map(([name]) => [name, { value: `[parameters('${name}')]` }]);
  return {
    ...(reports(guardrail) ? {} : { effect: { value: "[parameters('effect')]" } }),
    ...Object.fromEntries(values),
  };
};

const given = (guardrails: readonly Guardrail[], values: Readonly<Record<string, Json>>) => {
  const names = ["effect", ...new Set(guardrails.flatMap(asked).map(([name]) => name))];
  return Object.fromEntries(names.map((name) => [name, { value: values[name] }]));
};
