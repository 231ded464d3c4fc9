export { type PinnedImage, pinnedImage } from "./image.ts";
export { type ExistingRegistry, Registry, type RegistryProps } from "./registry.ts";
export type { ImageImport, ImportedImage, RegistryRef } from "./registry-ref.ts";
