export { approvalsDocument } from "./document.ts";
export type { ApprovalsLimits } from "./limits.ts";
export { approvalsLimits } from "./limits.ts";
export { inboundStages } from "./stages.ts";
