export type { PinnedImage } from "./image.ts";
export { pinnedImage } from "./image.ts";
export type { ExistingRegistry, RegistryProps } from "./registry.ts";
export { Registry } from "./registry.ts";
export type { ImageImport, ImportedImage, RegistryRef } from "./registry-ref.ts";
