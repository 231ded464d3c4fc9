import { huntWorkbook } from "@mcp-landing-zone/governance/hunt";
import { Construct } from "constructs";
import type { CommonProps } from "../../protection/protect.ts";
import { ApplicationInsightsWorkbook } from "../../providers.ts";
import { uuidNamespaces, uuidV5 } from "../../uuid.ts";
import { refuseMissing } from "../../required.ts";

/** What `Hunt` takes. */
export interface HuntProps extends CommonProps {
  /** Ids of the resources that run registered servers. */
  readonly registered: readonly string[];
}

/**
 * The hunt for shadow servers over Azure Resource Graph, as a workbook: it sees what its reader may read, in every subscription.
 *
 * @example
 * new Hunt(stack, "hunt", { ...surroundings, registered: ["https://mcp.example.com/mcp"] });
 */
export class Hunt extends Construct {
  readonly resource: ApplicationInsightsWorkbook;

  constructor(scope: Construct, id: string, props: HuntProps) {
    super(scope, id);
    refuseMissing(this, "HuntProps", props);
    const { naming, resourceGroup, registered } = props;
    const { name, environment } = naming.deployment;
    this.resource = new ApplicationInsightsWorkbook(this, "Resource", {
      name: uuidV5(uuidNamespaces.url, `https://mcp-landing-zone/${name}/${environment}/hunt`),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      displayName: `Unregistered MCP servers (${name} ${environment})`,
      category: "workbook",
      sourceId: "azure monitor",
      dataJson: JSON.stringify(huntWorkbook(registered)),
    });
  }
}
