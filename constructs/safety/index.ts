export type { ContentSafetyProps } from "./content-safety.ts";
export { ContentSafety } from "./content-safety.ts";
export type { ExistingSafetyAccount, SafetyAccountRef } from "./cognitive-account.ts";
export type { LanguageServiceProps } from "./language-service.ts";
export { LanguageService } from "./language-service.ts";
export { promptShieldsRegions } from "./regions.ts";
