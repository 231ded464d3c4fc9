export { apisOf, type DetectionsArea, parametersOf } from "./area.ts";
export { Detections, type DetectionsProps } from "./detections.ts";
