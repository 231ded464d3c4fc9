import type { DetectionsArea } from "./detections/index.ts";
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
}
