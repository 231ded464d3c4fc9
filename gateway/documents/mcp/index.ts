export { mcpDocument } from "./document.ts";
export { type ExtraStatus, refuseCall } from "./extra-stages.ts";
export { type ExtraStage, extraStageProblems } from "./extra-stage-rules.ts";
export { type McpFacts, type McpLimits, mcpLimits } from "./facts.ts";
export { normalLevel, threatLevel } from "../threat-level.ts";
export { gatewaySwitch, killSwitch, nothingStopped } from "../kill-switch.ts";
export { type InboundStage, inboundStages } from "./stages.ts";
export { untrustedHeaders } from "../untrusted-headers.ts";
export { mcpVariables } from "./variables.ts";
