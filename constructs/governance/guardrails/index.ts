export type { GuardrailsArea } from "./area.ts";
export type { Exemption } from "./exemption.ts";
export type { GuardrailsProps, GuardrailValues } from "./guardrails.ts";
export { Guardrails } from "./guardrails.ts";
