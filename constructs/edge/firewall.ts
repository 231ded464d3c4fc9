import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { refuseUnless } from "../errors.ts";
import { CdnFrontdoorFirewallPolicy } from "../providers.ts";
import { botRules, defaultRules, frontDoorDefaults, scrubbedFromFirewallLog } from "./defaults.ts";
import { overrides, texts } from "./left-out.ts";
import { refuseMissing } from "../required.ts";

/** What `EdgeFirewall` takes. */
export interface EdgeFirewallProps extends CommonProps {
  /** From one address; beyond that it is refused for the rest of the minute. */
  readonly requestsPerMinute: number;
  /** Whether those managed rules that ordinary texts do not trigger look into what tools are called with. */
  readonly inspectArguments: boolean;
}

/**
 * The web application firewall: managed rules that refuse, and a limit for each address.
 *
 * @example
 * new EdgeFirewall(stack, "firewall", { ...surroundings, requestsPerMinute: 600, inspectArguments: true });
 */
export class EdgeFirewall extends Construct {
  readonly resource: CdnFrontdoorFirewallPolicy;

  constructor(scope: Construct, id: string, props: EdgeFirewallProps) {
    super(scope, id);
    refuseMissing(this, "EdgeFirewallProps", props);
    const { requestsPerMinute, inspectArguments } = props;
    refuseUnless(Number.isInteger(requestsPerMinute) && requestsPerMinute >= 10, "VALUE_INVALID", {
      at: this,
      field: "requestsPerMinute",
      received: requestsPerMinute,
      expected: "a whole number from 10",
    });
    this.resource = new CdnFrontdoorFirewallPolicy(this, "Resource", {
      name: props.naming.of("wafPolicy"),
      resourceGroupName: props.resourceGroup.name,
      skuName: frontDoorDefaults.sku,
      enabled: true,
      mode: "Prevention",
      requestBodyCheckEnabled: true,
      customBlockResponseStatusCode: 403,
      customRule: [
        {
          name: "LimitByAddress",
          type: "RateLimitRule",
          priority: 100,
          action: "Block",
          rateLimitDurationInMinutes: 1,
          rateLimitThreshold: requestsPerMinute,
          // A rule needs a condition, and every address has a slash.
          matchCondition: [{ matchVariable: "RequestUri", operator: "Contains", matchValues: ["/"] }],
        },
      ],
      managedRule: [
        { ...defaultRules, override: overrides(), ...(inspectArguments ? {} : { exclusion: [...texts.parts] }) },
        botRules,
      ],
      logScrubbing: {
        enabled: true,
        scrubbingRule: scrubbedFromFirewallLog.map((matchVariable) => ({
          enabled: true,
          matchVariable,
          operator: "EqualsAny",
        })),
      },
      lifecycle: { preventDestroy: props.preventDestroy ?? false },
    });
    protect(this, this.resource, props);
  }
}
