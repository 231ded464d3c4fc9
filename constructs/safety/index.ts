export { ContentSafety, type ContentSafetyProps } from "./content-safety.ts";
export type { ExistingSafetyAccount, SafetyAccountRef } from "./cognitive-account.ts";
export { LanguageService, type LanguageServiceProps } from "./language-service.ts";
export { promptShieldsRegions } from "./regions.ts";
