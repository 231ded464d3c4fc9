export type { MetadataFacts } from "./document.ts";
export { metadataDocument, metadataPaths } from "./document.ts";
