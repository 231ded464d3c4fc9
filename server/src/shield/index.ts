export { createBreaker, defaultBreaker } from "./breaker.ts";
export { createContentSafetyClient } from "./content-safety-client.ts";
export { createContentSafetyShield } from "./content-safety-shield.ts";
export { rememberVerdicts } from "./remember-verdicts.ts";
