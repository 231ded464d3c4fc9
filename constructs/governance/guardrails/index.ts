export type { GuardrailsArea } from "./area.ts";
export type { Exemption } from "./exemption.ts";
export { Guardrails, type GuardrailsProps, type GuardrailValues } from "./guardrails.ts";
