import type { DetectionsArea } from "./detections/index.ts";
import type { AccessReviewsArea } from "./access-reviews/index.ts";
import type { ConditionalAccessArea } from "./conditional-access/index.ts";
import type { DefenderArea } from "./defender/index.ts";
import type { PrivilegedArea } from "./privileged/index.ts";
import type { RecordsArea } from "./records/index.ts";
import type { RegistryArea } from "./registry/index.ts";
import type { BudgetArea } from "./spending/index.ts";
import type { SentinelArea } from "./sentinel/index.ts";
import type { GuardrailsArea } from "./guardrails/index.ts";
import type { PlaybooksArea } from "./playbooks/index.ts";

/** What the security team deploys beside the servers. Each area is chosen; none comes by itself. */
export interface GovernanceAreas {
  /** The catalogue of detections, as alerts of Azure Monitor on the workspace. @default - none */
  readonly detections?: DetectionsArea;
  /** The same catalogue as rules of Microsoft Sentinel, with watchlists and automation. @default - none */
  readonly sentinel?: SentinelArea;
  /** What Azure Policy refuses or reports in the deployment's resource group. @default - none */
  readonly guardrails?: GuardrailsArea;
  /** Answers to attacks, as workflows that alerts and people start. @default - none */
  readonly playbooks?: PlaybooksArea;
  /** The register of MCP servers in Azure API Center, and the hunt for those that are not in it. @default - none */
  readonly registry?: RegistryArea;
  /** Plans of Microsoft Defender for Cloud. IMPORTANT: for the whole subscription, and paid for there. @default - none */
  readonly defender?: DefenderArea;
  /** Conditional Access for the servers and their administrators, report only first. @default - none */
  readonly conditionalAccess?: ConditionalAccessArea;
  /** Operators who activate their rights for hours instead of having them. @default - none */
  readonly privileged?: PrivilegedArea;
  /** Access packages whose assignments are reviewed. @default - none */
  readonly accessReviews?: AccessReviewsArea;
  /** Entra's logs, retention, data map, locks. @default - none */
  readonly records?: RecordsArea;
  /** A budget with a forecast. @default - none */
  readonly budget?: BudgetArea;
}
