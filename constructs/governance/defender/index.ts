export type { DefenderArea } from "./area.ts";
export { Defender, type DefenderProps } from "./defender.ts";
export { type DefenderPlan, defenderPlans } from "./plans.ts";
