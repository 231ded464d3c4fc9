import { Token } from "cdktf";
import { Construct } from "constructs";
import { ConstructError, refuseUnless } from "../../errors.ts";
import { ApiManagementNamedValue, Sleep } from "../../providers.ts";
import type { GatewayRef } from "../gateway-ref.ts";
import { refuseMissing } from "../../required.ts";
import type { NamedValue } from "@mcp-landing-zone/gateway/policy";
import { isAcceptable } from "@mcp-landing-zone/gateway/policy";

/** How long a new named value takes to be known to the part of the gateway that checks policies. */
const propagation = "120s";

/** A named value of the gateway with its content. */
export interface NamedValueSetting {
  /** The named value and its pattern. */
  readonly namedValue: NamedValue;
  /** A literal must have the form that the named value asks for; the gateway judges values that Terraform learns at apply. */
  readonly value: string;
  /**
   * Operators change it, and a deployment leaves their value alone.
   * @default false
   */
  readonly operated?: boolean;
}

/** What `NamedValues` takes. */
export interface NamedValuesProps {
  /** The gateway that publishes it. */
  readonly gateway: GatewayRef;
  /** The named values and what they are set to. */
  readonly values: readonly NamedValueSetting[];
  /** Further named values that documents may use, because the gateway has them already. @default - none */
  readonly elsewhere?: readonly NamedValue[];
}

/**
 * The named values of a document. None is a secret: everyone who may read the policy may read them.
 *
 * @example
 * const tenant = namedValue({ name: "tenant", description: "The tenant", pattern: guid });
 * new NamedValues(stack, "named-values", {
 *   gateway,
 *   values: [{ namedValue: tenant, value: "00000000-0000-0000-0000-000000000000" }],
 * });
 */
export class NamedValues extends Construct {
  readonly resources: readonly ApiManagementNamedValue[];
  /** The wait behind them, for policies that mention them. */
  readonly ready: Sleep;
  readonly #names: ReadonlySet<string>;

  constructor(scope: Construct, id: string, props: NamedValuesProps) {
    super(scope, id);
    refuseMissing(this, "NamedValuesProps", props);
    const { gateway, values, elsewhere = [] } = props;
    this.#names = new Set([...elsewhere, ...values.map(({ namedValue }) => namedValue)].map(({ name }) => name));
    this.resources = values.map(({ namedValue, value, operated = false }) => {
      refuseUnless(Token.isUnresolved(value) || isAcceptable(namedValue, value), "VALUE_INVALID", {
        at: this,
        field: `values.${namedValue.name}`,
        received: value,
        expected: `${namedValue.description}, in the characters that its pattern allows`,
      });
      return new ApiManagementNamedValue(this, namedValue.name, {
        name: namedValue.name,
        displayName: namedValue.name,
        resourceGroupName: gateway.resourceGroupName,
        apiManagementName: gateway.name,
        value,
        ...(operated ? { lifecycle: { ignoreChanges: ["value"] } } : {}),
      });
    });
    this.ready = new Sleep(this, "Ready", {
      createDuration: propagation,
      triggers: Object.fromEntries(this.resources.map((resource) => [resource.friendlyUniqueId, resource.id])),
    });
  }

  /** The id in Azure of one of them. */
  idOf(name: string): string {
    const found = this.resources.find((resource) => resource.nameInput === name);
    if (!found) {
      const expected = this.resources.map(({ nameInput }) => nameInput).join(", ");
      throw new ConstructError("NOT_FOUND", { at: this, field: "name", received: name, expected });
    }
    return found.id;
  }

  has({ name }: NamedValue): boolean {
    return this.#names.has(name);
  }
}
