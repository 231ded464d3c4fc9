export { metadataDocument, type MetadataFacts, metadataPaths } from "./document.ts";
