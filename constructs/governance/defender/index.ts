export type { DefenderArea } from "./area.ts";
export type { DefenderProps } from "./defender.ts";
export { Defender } from "./defender.ts";
export type { DefenderPlan } from "./plans.ts";
export { defenderPlans } from "./plans.ts";
