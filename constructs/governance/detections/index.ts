export type { DetectionsArea } from "./area.ts";
export { apisOf, parametersOf } from "./area.ts";
export type { DetectionsProps } from "./detections.ts";
export { Detections } from "./detections.ts";
