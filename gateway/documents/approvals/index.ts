export { approvalsDocument } from "./document.ts";
export { type ApprovalsLimits, approvalsLimits } from "./limits.ts";
export { inboundStages } from "./stages.ts";
